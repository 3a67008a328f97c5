/** The way to what comes before and after in time. */
import { namedNode } from '../../rdf/index.ts';
import { codeIndex } from '../../store/index.ts';
import type { When } from '../texts/saying.ts';
import type { Page } from './page.ts';
import { whenOf } from './sentence.ts';

/** A period and the page that it leads to. */
export interface Step {
  readonly when: When;
  readonly href: string;
}

export interface StepsAround {
  readonly previous?: Step | undefined;
  readonly next?: Step | undefined;
}

/** The periods of the same length around one. */
export async function stepsOf(page: Page, period: string): Promise<StepsAround> {
  const { release } = page.site;
  const id = await release.id(namedNode(period));
  const { all, byId } = await codeIndex(release, 'period');
  const here = id === undefined ? undefined : byId.get(id);
  if (!here) return {};
  const alike = all.filter(({ code }) => code.length === here.code.length);
  const at = alike.indexOf(here);
  const step = (place: number): Step | undefined => {
    const other = alike[place];
    return other && { when: whenOf(page, other), href: page.links.page(other.iri) };
  };
  return { previous: step(at - 1), next: step(at + 1) };
}

export function Steps({ page, steps }: { page: Page; steps: StepsAround }) {
  const { previous, next } = steps;
  if (!previous && !next) return null;
  const words = page.texts.things.observation;
  return (
    <nav class="steps" aria-label={words.steps}>
      {previous && (
        <a rel="prev" href={previous.href}>
          {words.previous(previous.when)}
        </a>
      )}
      {next && (
        <a rel="next" href={next.href}>
          {words.next(next.when)}
        </a>
      )}
    </nav>
  );
}
