/** What came of a query: rows as a table, a chart or a map, a graph, yes or no, or what is wrong with it. */
import type { AnswerKind } from '../../../sparql/index.ts';
import type { Bindings, Results } from '../../sparql-results.ts';
import type { Page } from '../page.ts';
import { Chart, isChartable } from './chart.tsx';
import { sheetOf } from './columns.ts';
import { AnswerMap, isMappable } from './map.tsx';
import { drawn, type Shown, type View, views } from './shown.ts';
import { Table } from './table.tsx';
import { TakeAway } from './take-away.tsx';

export type Answer =
  | { readonly kind: 'results'; readonly results: Results }
  | { readonly kind: 'graph'; readonly turtle: string }
  | { readonly kind: 'too-long'; readonly of: AnswerKind }
  | {
      readonly kind: 'error';
      readonly message: string;
      /** The place in words, and from 1. */
      readonly where?: string;
      readonly line?: number;
      readonly column?: number;
    };

/** How many rows of an answer a page shows. */
const SHOWN = 1_000;

/** The place that another answer takes. */
export const ANSWER = 'answer';

export async function Answered({ page, query, answer }: { page: Page; query: string; answer: Answer }) {
  const words = page.texts.sparql;
  switch (answer.kind) {
    case 'error':
      return <Wrong query={query} error={answer} />;
    case 'too-long':
      return (
        <>
          <p>{words.tooLong}</p>
          <TakeAway page={page} query={query} kind={answer.of} />
        </>
      );
    case 'graph':
      return (
        <>
          <pre tabindex={0}>
            <code>{answer.turtle}</code>
          </pre>
          <TakeAway page={page} query={query} kind="quads" />
        </>
      );
    case 'results':
      return (
        <>
          {'boolean' in answer.results ? (
            <p class="lead">{answer.results.boolean ? words.yes : words.no}</p>
          ) : (
            <Rows page={page} bindings={answer.results} />
          )}
          <TakeAway page={page} query={query} kind="bindings" />
        </>
      );
  }
}

async function Rows({ page, bindings }: { page: Page; bindings: Bindings }) {
  const words = page.texts.sparql;
  const count = bindings.results.bindings.length;
  if (count === 0) return <p class="count">{words.empty}</p>;
  const sheet = await sheetOf(page, bindings, SHOWN);
  const iris = sheet.rows.flatMap((row) => Object.values(row)).filter(({ type }) => type === 'uri');
  const shown: Shown = { page, sheet, names: await page.names(iris.map(({ value }) => value)) };
  const possible = views.filter((view) => can[view](sheet));
  const view = possible.find((one) => one === page.asked('view')) ?? 'table';
  return (
    <>
      <p class="count">
        {words.rows(page.number(count), count)}. {count > SHOWN && words.cut(page.number(SHOWN))}
      </p>
      {possible.length > 1 && <Tabs page={page} possible={possible} view={view} />}
      {view !== 'table' && <Figures shown={shown} />}
      {view === 'table' && <Table shown={shown} />}
      {view === 'chart' && <Chart shown={shown} />}
      {view === 'map' && <AnswerMap shown={shown} />}
    </>
  );
}

const can: Readonly<Record<View, (sheet: Shown['sheet']) => boolean>> = {
  table: () => true,
  chart: isChartable,
  map: isMappable,
};

function Tabs({ page, possible, view }: { page: Page; possible: readonly View[]; view: View }) {
  const words = page.texts.sparql;
  return (
    <nav class="tabs" aria-label={words.views}>
      <ul>
        {possible.map((one) => (
          <li>
            <a href={page.withQuery({ view: one }, ANSWER)} aria-current={one === view ? 'true' : undefined}>
              {words.view[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Which of several figures is drawn. */
function Figures({ shown }: { shown: Shown }) {
  const { page, sheet } = shown;
  if (sheet.figures.length < 2) return null;
  const current = drawn(shown);
  return (
    <p class="choices">
      {page.texts.sparql.figure}{' '}
      {sheet.figures.map((column) => (
        <a
          href={page.withQuery({ figure: column }, ANSWER)}
          aria-current={column === current ? 'true' : undefined}
        >
          {column}
        </a>
      ))}
    </p>
  );
}

interface WrongProps {
  readonly query: string;
  readonly error: Extract<Answer, { kind: 'error' }>;
}

/** What is wrong, with the line that it is about. */
function Wrong({ query, error: { message, where, line, column } }: WrongProps) {
  const text = line === undefined ? undefined : query.split('\n')[line - 1];
  return (
    <div class="notice" role="alert" data-line={line} data-column={column}>
      <p>{message}</p>
      {where !== undefined && <p>{where}</p>}
      {text !== undefined && column !== undefined && (
        <pre class="wrong" tabindex={0}>
          <code>
            {text.slice(0, column - 1)}
            <mark>{text.slice(column - 1, column - 1 + wordLength(text, column)) || ' '}</mark>
            {text.slice(column - 1 + wordLength(text, column))}
          </code>
        </pre>
      )}
    </div>
  );
}

/** How long the word is that begins at a column. */
const wordLength = (text: string, column: number): number =>
  Math.max(1, /^[\w:?$<>#/.-]*/.exec(text.slice(column - 1))?.[0].length ?? 1);
