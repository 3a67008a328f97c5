/** A thing that has no page of its own kind: its names and texts, and what the graph says. */
import type { Description } from '../description.ts';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Paragraphs } from './parts.tsx';

export async function otherPage(page: Page, thing: Description): Promise<PageContent> {
  const types = thing.iris('rdf:type');
  const names = await page.names([thing.iri, ...types]);
  const [type] = types;
  return {
    title: names.of(thing.iri),
    kind: type === undefined ? page.texts.kinds.thing : names.of(type),
    body: <Paragraphs texts={textsAbout(page, thing)} />,
  };
}

/** What is said about a thing in running text. */
export function textsAbout(page: Page, thing: Description): readonly string[] {
  return (
    ['dct:description', 'rdfs:comment', 'skos:definition', 'skos:scopeNote', 'skos:note'] as const
  ).flatMap((property) => thing.texts(property, page.language));
}
