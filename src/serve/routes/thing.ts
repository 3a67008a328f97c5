/** A thing is not a document: its address leads to the document about it. */
import type { Context } from 'hono';
import { linkHeader } from '../http.ts';
import { exists } from '../lookup.ts';
import { nearest } from '../nearest.ts';
import type { ServeEnv, Site } from '../site.ts';

/** @see https://www.w3.org/TR/cooluris/#r303gendocument */
export async function thing(c: Context<ServeEnv>): Promise<Response> {
  const site = c.get('site');
  const { links, release } = site;
  const iri = links.base + c.req.path.slice(links.root.length);
  const shown = graphOwner(site, iri) ?? iri;
  const path = links.documentPath(shown);
  if (path === undefined || !(await exists(release, shown))) throw await nearest(site, iri);
  return c.body(null, 303, {
    Location: path + new URL(c.req.url).search,
    Link: linkHeader(path, 'describedby'),
    'Cache-Control': 'public, max-age=3600',
  });
}

/** A named graph is described with the dataset or the catalogue whose statements it holds. */
function graphOwner({ iris, release }: Site, iri: string): string | undefined {
  if (iri === iris.catalogGraph().value) return iris.catalog().value;
  const cube = release.manifest.cubes.find(({ dataset }) => iri === iris.datasetGraph(dataset).value);
  return cube && iris.dataset(cube.dataset).value;
}
