/** What went wrong with a request, in words, and where to go from there. */
import type { HttpProblem } from '../problem.ts';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';

export function problemPage(page: Page, problem: HttpProblem): PageContent {
  const words = page.texts.problem;
  const { suggestions = [], line, column } = problem.details;
  return {
    title: words.title[problem.status],
    body: (
      <>
        {page
          .text(problem.words)
          .split('\n')
          .map((text) => (
            <p class="lead">{text}</p>
          ))}
        {line !== undefined && column !== undefined && <p>{words.where(line, column)}</p>}
        {suggestions.length > 0 && (
          <>
            <p>{words.instead}</p>
            <ul class={suggestions.length > 12 ? 'columns' : undefined}>
              {suggestions.map(({ href, label }) => (
                <li>
                  <a href={href}>{page.text(label)}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <a href={page.links.path('')}>{words.home}</a>
        </p>
      </>
    ),
  };
}
