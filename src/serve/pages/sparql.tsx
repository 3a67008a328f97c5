/** The SPARQL page: a query, examples to start from, and the answer. */
import { literal, namedNode } from '../../rdf/index.ts';
import { type AnswerKind, answerFormats } from '../../sparql/index.ts';
import type { Example } from '../sparql-examples.ts';
import type { Results, ResultTerm } from '../sparql-results.ts';
import type { PageContent } from './layout.tsx';
import type { Names } from './names.ts';
import type { Page } from './page.ts';
import { Ref, Scroll } from './parts.tsx';

/** What came of the query. */
export type Answer =
  | { readonly kind: 'results'; readonly results: Results }
  | { readonly kind: 'graph'; readonly turtle: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'error'; readonly message: string; readonly where?: string };

export interface SparqlPageInput {
  readonly query: string;
  readonly examples: readonly Example[];
  readonly answer?: Answer;
}

/** How many rows of an answer a page shows. */
const SHOWN = 1_000;

export async function sparqlPage(
  page: Page,
  { query, examples, answer }: SparqlPageInput,
): Promise<PageContent> {
  const words = page.texts.sparql;
  return {
    title: words.title,
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <form action={page.links.file('sparql')} method="get">
          <label for="query">{words.query}</label>
          <textarea id="query" name="query" rows={rowsFor(query)} spellcheck={false} autocapitalize="off">
            {query}
          </textarea>
          {page.asked('lang') !== undefined && <input type="hidden" name="lang" value={page.language} />}
          <p>
            <button type="submit">{words.run}</button>
          </p>
        </form>
        {answer && (
          <section aria-live="polite">
            <h2>{words.resultTitle}</h2>
            <Answered page={page} query={query} answer={answer} />
          </section>
        )}
        <section>
          <h2>{words.examplesTitle}</h2>
          <ul>
            {examples.map((example) => (
              <li>
                <a href={page.links.path('sparql', { query: example.query })}>
                  {words.examples[example.name]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  };
}

/** Enough rows to see the query whole, within reason. */
const rowsFor = (query: string) => Math.min(24, Math.max(8, query.split('\n').length + 1));

async function Answered({ page, query, answer }: { page: Page; query: string; answer: Answer }) {
  const words = page.texts.sparql;
  switch (answer.kind) {
    case 'error':
      return (
        <div class="notice" role="alert">
          <p>{answer.message}</p>
          {answer.where !== undefined && <p>{answer.where}</p>}
        </div>
      );
    case 'too-long':
      return (
        <>
          <p>{words.tooLong}</p>
          <OtherForms page={page} query={query} forms={tables} />
        </>
      );
    case 'graph':
      return (
        <>
          <pre tabindex={0}>
            <code>{answer.turtle}</code>
          </pre>
          <OtherForms page={page} query={query} forms={graphs} />
        </>
      );
    case 'results':
      return (
        <>
          {'boolean' in answer.results ? (
            <p class="lead">{answer.results.boolean ? words.yes : words.no}</p>
          ) : (
            <Rows page={page} results={answer.results} />
          )}
          <OtherForms page={page} query={query} forms={tables} />
        </>
      );
  }
}

async function Rows({ page, results }: { page: Page; results: Exclude<Results, { boolean: boolean }> }) {
  const words = page.texts.sparql;
  const { bindings } = results.results;
  if (bindings.length === 0) return <p>{words.empty}</p>;
  const shown = bindings.slice(0, SHOWN);
  const iris = shown.flatMap((row) => Object.values(row)).filter(({ type }) => type === 'uri');
  const names = await page.names(iris.map(({ value }) => value));
  return (
    <>
      <p>
        {words.rows(page.number(bindings.length), bindings.length)}.{' '}
        {bindings.length > SHOWN && words.cut(page.number(SHOWN))}
      </p>
      <Scroll label={words.resultTitle}>
        <table>
          <thead>
            <tr>
              {results.head.vars.map((name) => (
                <th scope="col" class={isNumber(shown[0]?.[name]) ? 'figure' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                {results.head.vars.map((name) => (
                  <Term page={page} names={names} term={row[name]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Term({ page, names, term }: { page: Page; names: Names; term: ResultTerm | undefined }) {
  if (!term) return <td />;
  if (term.type === 'bnode') return <td>_:{term.value}</td>;
  if (term.type === 'uri') {
    return (
      <td>
        <Ref names={names} iri={term.value} />
      </td>
    );
  }
  const datatype = term.datatype;
  if (datatype === undefined) return <td lang={term['xml:lang']}>{term.value}</td>;
  return (
    <td class={isNumber(term) ? 'figure' : undefined}>
      {page.literal(literal(term.value, namedNode(datatype)))}
    </td>
  );
}

const isNumber = (term: ResultTerm | undefined) => /#(integer|decimal|double)$/.test(term?.datatype ?? '');

const formsOf = (kind: AnswerKind) =>
  answerFormats.filter(({ kinds }) => kinds.includes(kind)).map(({ suffix }) => suffix);

const tables = formsOf('bindings');
const graphs = formsOf('quads');

function OtherForms({ page, query, forms }: { page: Page; query: string; forms: readonly string[] }) {
  return (
    <p>
      {page.texts.sparql.otherForms}{' '}
      {forms.map((format, position) => (
        <>
          {position > 0 && ', '}
          <a href={page.links.path('sparql', { query, format })}>{format}</a>
        </>
      ))}
      .
    </p>
  );
}
