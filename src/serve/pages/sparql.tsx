/** The SPARQL page: a query, examples to start from, and the answer. */
import type { Example } from '../sparql-examples.ts';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { ANSWER, type Answer, Answered } from './sparql/answer.tsx';

export type { Answer };

export interface SparqlPageInput {
  readonly query: string;
  readonly examples: readonly Example[];
  readonly answer?: Answer;
}

export async function sparqlPage(
  page: Page,
  { query, examples, answer }: SparqlPageInput,
): Promise<PageContent> {
  const words = page.texts.sparql;
  const [first] = examples;
  return {
    title: words.title,
    summary: words.lead,
    scripts: ['sparql'],
    styles: ['charts', 'dataset', 'sparql'],
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <div class="workbench">
          <Editor page={page} query={query} view={answer ? undefined : first?.view} />
          <div id={ANSWER} class="answered">
            {answer && (
              <>
                <h2>{headingOf(page, query, examples, answer)}</h2>
                <pre class="printed">
                  <code>{query}</code>
                </pre>
                <Answered page={page} query={query} answer={answer} />
              </>
            )}
          </div>
          <Gallery page={page} examples={examples} query={query} />
        </div>
      </>
    ),
  };
}

/** What an example shows is known. */
function headingOf(page: Page, query: string, examples: readonly Example[], { kind }: Answer): string {
  const words = page.texts.sparql;
  if (kind === 'error') return words.errorTitle;
  const example = examples.find((one) => isThat(one, query));
  if (!example) return words.resultTitle;
  return page.texts.things.grammar.labelled(words.resultTitle, words.examples[example.name]);
}

const isThat = (example: Example, query: string): boolean => example.query.trim() === query.trim();

/** The query in a text area, which a script makes an editor of. The view stays, whatever the query. */
function Editor({ page, query, view }: { page: Page; query: string; view: string | undefined }) {
  const words = page.texts.sparql;
  const kept = { lang: page.asked('lang') && page.language, view: page.asked('view') ?? view };
  return (
    <form
      class="editor"
      action={page.links.file('sparql')}
      method="get"
      data-vocabulary={page.links.path('sparql/vocabulary', { lang: page.language })}
      data-editor={words.editor}
      data-completions={words.completions}
      data-syntax={words.syntax}
      data-here={words.here}
      data-running={words.running}
    >
      <label for="query">{words.query}</label>
      <textarea id="query" name="query" rows={rowsFor(query)} spellcheck={false} autocapitalize="off">
        {query}
      </textarea>
      {Object.entries(kept).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
      )}
      <p class="run">
        <button type="submit">{words.run}</button>
        <button type="button" class="stop" hidden>
          {words.stop}
        </button>
        <span class="shortcuts keyed quiet" hidden>
          {words.keys}
        </span>
        <span class="state quiet" role="status" />
      </p>
    </form>
  );
}

/** Enough rows to see the query whole, within reason. */
const rowsFor = (query: string) => Math.min(24, Math.max(8, query.split('\n').length + 1));

function Gallery({ page, examples, query }: { page: Page; examples: readonly Example[]; query: string }) {
  const words = page.texts.sparql;
  const groups = [...new Set(examples.map(({ group }) => group))];
  return (
    <section class="gallery">
      <h2>{words.examplesTitle}</h2>
      {groups.map((group) => (
        <>
          <h3>{words.groups[group]}</h3>
          <ul>
            {examples
              .filter((example) => example.group === group)
              .map((example) => (
                <li>
                  <a
                    href={page.links.path('sparql', { query: example.query, view: example.view })}
                    aria-current={isThat(example, query) ? 'true' : undefined}
                  >
                    {words.examples[example.name]}
                  </a>
                </li>
              ))}
          </ul>
        </>
      ))}
    </section>
  );
}
