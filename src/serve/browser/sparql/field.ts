/** Where a query is written: a text area, or the editor that takes its place. */
export interface Field {
  get(): string;
  set(query: string): void;
  /** Shows where the server found the query wrong; both from 1. */
  mark(line: number, column: number): void;
}

export function plainField(area: HTMLTextAreaElement): Field {
  return {
    get: () => area.value,
    set: (query) => {
      area.value = query;
    },
    mark: (line, column) => {
      const before = area.value.split('\n').slice(0, line - 1);
      const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
      area.setSelectionRange(at, at);
    },
  };
}
