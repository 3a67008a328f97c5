/** Solutions as text, straight from their columns. */
import type { Term } from '../rdf/index.ts';
import type { Batch, Cells } from './answer.ts';
import type { SolutionWriter } from './solution-writers.ts';

/** The rows of a batch, with what separates them. */
export function writeRows(writer: SolutionWriter, variables: readonly string[], batch: Batch): string {
  const { before, between, after, separator } = writer.row;
  const columns = variables.map((variable, at) => cellTexts(writer, variable, batch.columns[at] as Cells));
  const rows: string[] = [];
  for (let row = 0; row < batch.size; row += 1) {
    let text = before;
    let following = false;
    for (const column of columns) {
      const cell = column[row];
      if (cell === undefined) continue;
      text += following ? between + cell : cell;
      following = true;
    }
    rows.push(text + after);
  }
  return rows.join(separator);
}

/** The text of each cell; undefined where it is left out. */
function cellTexts(writer: SolutionWriter, variable: string, cells: Cells): (string | undefined)[] {
  const { before, after } = writer.cell(variable);
  if (cells.kind === 'terms') {
    const text = remembering((term: Term) => before + writer.term(term) + after);
    return cells.terms.map((term) => (term === undefined ? writer.unbound : text(term)));
  }
  const text = writer.literals(cells.datatype.value);
  return cells.lexical.map((lexical) =>
    lexical === undefined ? writer.unbound : before + text(lexical) + after,
  );
}

/** The same term is often in many rows. */
function remembering(write: (term: Term) => string): (term: Term) => string {
  let last: Term | undefined;
  let text = '';
  const known = new Map<Term, string>();
  return (term) => {
    if (term === last) return text;
    last = term;
    text = known.get(term) ?? write(term);
    known.set(term, text);
    return text;
  };
}
