/** An answer as a table: things by their names, numbers as the language writes them. */

import type { ResultTerm } from '../../sparql-results.ts';
import { Ref, Scroll } from '../parts.tsx';
import { isNumber, timeOf } from './columns.ts';
import { type Shown, written } from './shown.ts';

export function Table({ shown }: { shown: Shown }) {
  const { page, sheet } = shown;
  const words = page.texts.sparql;
  return (
    <Scroll label={words.resultTitle}>
      <table class="answer">
        <thead>
          <tr>
            {sheet.columns.map((column) => (
              <th
                scope="col"
                class={sheet.figures.includes(column) ? 'figure' : undefined}
                data-sort={words.sort(column)}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr>
              {sheet.columns.map((column) => (
                <Term shown={shown} term={row[column]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What a cell is sorted by is said where it is not what it shows. */
function Term({ shown, term }: { shown: Shown; term: ResultTerm | undefined }) {
  if (!term) return <td />;
  if (term.type === 'uri') {
    const time = timeOf(shown.page, term) && term.value;
    return (
      <td data-value={time}>
        <Ref names={shown.names} iri={term.value} />
      </td>
    );
  }
  const text = written(shown, term);
  if (isNumber(term)) {
    return (
      <td class="figure" data-value={term.value}>
        {text}
      </td>
    );
  }
  return (
    <td lang={term['xml:lang']} data-value={text === term.value ? undefined : term.value}>
      {text}
    </td>
  );
}
