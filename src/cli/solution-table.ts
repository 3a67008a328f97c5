/** SPARQL results as a table for a terminal. */

interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Record<string, { readonly value: string }>[] };
}

/** @param results  in the SPARQL 1.1 Query Results JSON Format */
export function solutionTable({ head, boolean, results }: Results): string {
  if (boolean !== undefined) return `${boolean}\n`;
  const columns = head.vars ?? [];
  const rows = (results?.bindings ?? []).map((row) => columns.map((column) => row[column]?.value ?? ''));
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns), rule, ...rows.map(line)].map((text) => `${text}\n`).join('');
}
