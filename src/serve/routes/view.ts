/** The figures of a view of a dataset as a file: the same address as the page's, with a suffix. */
import type { Context } from 'hono';
import pLimit from 'p-limit';
import { observationQuads, statusTerms } from '../../cube/index.ts';
import { namedNode, type Quad, rdfFormats, writeRdf } from '../../rdf/index.ts';
import { bodyOf } from '../body.ts';
import { isCurrent } from '../http.ts';
import { chooseLanguage } from '../language.ts';
import { describe } from '../lookup.ts';
import { frame } from '../pages/dataset/frame.ts';
import { workbookText } from '../pages/dataset/workbook-text.ts';
import { Page } from '../pages/page.ts';
import { HttpProblem } from '../problem.ts';
import { contentType } from '../representation.ts';
import type { ServeEnv } from '../site.ts';
import { viewCsv, viewRows } from '../view-rows.ts';
import { type Selection, select } from '../view-selection.ts';
import { readState } from '../view-state.ts';
import { MOST_IN_WORKBOOK, viewWorkbook } from '../view-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What can be had of a view, by suffix. */
const forms: ReadonlyMap<string, { mediaType: string; write: Writer }> = new Map(
  Object.entries({
    csv: {
      mediaType: 'text/csv',
      write: (page, selection, signal) => text(viewCsv(selection, page.language, signal)),
    },
    xlsx: { mediaType: XLSX, write: workbook },
    ...Object.fromEntries(
      rdfFormats
        .filter(({ suffix }) => ['ttl', 'jsonld'].includes(suffix))
        .map((format) => [
          format.suffix,
          {
            mediaType: format.mediaType,
            write: async (page: Page, selection: Selection, signal: AbortSignal) =>
              bodyOf(writeRdf(quads(selection, signal), format, page.site.iris.prefixes())),
          },
        ]),
    ),
  }),
);

type Writer = (page: Page, selection: Selection, signal: AbortSignal) => Promise<Body>;
type Body = ReturnType<typeof bodyOf> | Uint8Array;

/** `/view/{dataset}.{suffix}` */
export async function view(c: Context<ServeEnv>): Promise<Response> {
  const site = c.get('site');
  const [, dataset, suffix = ''] =
    /^(.+)\.([a-z]+)$/.exec(c.req.path.slice(`${site.links.root}view/`.length)) ?? [];
  const cube = site.release.manifest.cubes.find((known) => known.dataset === dataset);
  const form = forms.get(suffix);
  if (!cube || !form) throw noSuchView(c.req.path, [...forms.keys()]);
  const url = new URL(c.req.url);
  const choice = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
  c.header('Content-Language', choice.language);
  if (isCurrent(c, 'Accept-Language', c.req.path, url.search, choice.language)) return c.body(null, 304);
  const selection = await select(site.release, cube, readState(cube, url.searchParams));
  c.header('Content-Type', contentType(form.mediaType));
  c.header('Content-Disposition', `attachment; filename="${cube.dataset}.${suffix}"`);
  if (c.req.raw.method === 'HEAD') return c.body(null);
  return c.body(
    (await form.write(new Page(site, choice, url), selection, c.req.raw.signal)) as ReadableStream,
  );
}

async function text(parts: AsyncGenerator<string>): Promise<Body> {
  return bodyOf(parts);
}

/** A workbook is made in memory: one at a time. */
const making = pLimit(1);

async function workbook(page: Page, selection: Selection): Promise<Body> {
  const { A, C, M } = await selection.pivot.statuses(selection.slice);
  if (A + C + M > MOST_IN_WORKBOOK) throw tooLong();
  const { release, iris } = page.site;
  const dataset = await describe(release, iris.dataset(selection.cube.dataset).value);
  const text = await workbookText(await frame(page, dataset, selection));
  return making(() => viewWorkbook(selection, text));
}

/** The observations of a view, as the release has them. */
async function* quads(selection: Selection, signal: AbortSignal): AsyncGenerator<Quad> {
  const { release, cube } = selection;
  const statuses = statusTerms(release.iris);
  for await (const { codes, cell } of viewRows(selection, signal)) {
    yield* observationQuads(release.iris, cube, {
      codes: codes.map(({ code }) => code),
      values: codes.map(({ iri }) => namedNode(iri)),
      figure: cell.value,
      status: statuses[cell.status],
      sources: 0n,
    });
  }
}

function noSuchView(path: string, suffixes: readonly string[]): HttpProblem {
  const known = suffixes.map((suffix) => `.${suffix}`).join(', ');
  return new HttpProblem(404, {
    fr: `Il n’y a pas de vue à l’adresse ${path}. Une vue est un jeu de données suivi de ${known}.`,
    en: `There is no view at ${path}. A view is a dataset followed by ${known}.`,
  });
}

function tooLong(): HttpProblem {
  return new HttpProblem(400, {
    fr: `Cette vue dépasse ${MOST_IN_WORKBOOK} chiffres : en Excel, choisissez-en une partie, ou prenez le CSV.`,
    en: `This view has more than ${MOST_IN_WORKBOOK} figures: for Excel, choose a part of it, or take the CSV.`,
  });
}
