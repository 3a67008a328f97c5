/** The end of every page about a thing: its address, its triples, and what refers to it. */
import type { Description } from '../description.ts';
import { Address } from './graph/address.tsx';
import { IncomingSection } from './graph/incoming.tsx';
import { Triples } from './graph/triples.tsx';
import type { Page } from './page.ts';

/** What the graph says about the thing, and what it says with it as object. */
export function Graph({ page, thing }: { page: Page; thing: Description }) {
  return (
    <>
      <Address page={page} iri={thing.iri} />
      <Triples page={page} thing={thing} />
      <IncomingSection page={page} iri={thing.iri} />
    </>
  );
}
