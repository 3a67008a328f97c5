/** A dimension's code list read whole, with names: what pages list, search and lay out in order. */
import { iri, type Text } from '../rdf/index.ts';
import type { Coded } from './figures.ts';
import { once } from './once.ts';
import type { Release } from './release.ts';

export interface IndexedCode extends Coded {
  /** Term id. */
  readonly id: number;
  readonly position: number;
  /** Term id of the code that this one and its siblings sum to. */
  readonly parent: number | null;
}

/** The codes of one scheme, in their order. */
export interface CodeIndex {
  readonly all: readonly IndexedCode[];
  readonly byId: ReadonlyMap<number, IndexedCode>;
  readonly byCode: ReadonlyMap<string, IndexedCode>;
}

/** A release never changes, so its lists are read once. */
const read = new WeakMap<Release, Map<string, Promise<CodeIndex>>>();

export function codeIndex(release: Release, scheme: string): Promise<CodeIndex> {
  const known = read.get(release) ?? new Map<string, Promise<CodeIndex>>();
  read.set(release, known);
  return once(known, scheme, () => readIndex(release, scheme));
}

async function readIndex(release: Release, scheme: string): Promise<CodeIndex> {
  const naming = (await release.id(iri('skos:prefLabel'))) ?? 0;
  const all: IndexedCode[] = [];
  const sql = `WITH name AS (
      SELECT s.subject, min(t.value) FILTER (t.language = 'fr') AS fr,
        min(t.value) FILTER (t.language = 'en') AS en, min(t.value) AS any_
      FROM statement_by_predicate s JOIN term t ON t.id = s.object AND t.kind = 3
      WHERE s.predicate = ${naming} AND s.subject IN (SELECT term FROM code WHERE scheme = ?)
      GROUP BY s.subject)
    SELECT c.term, c.code, i.value, c.position, c.parent, name.fr, name.en, name.any_
    FROM code c JOIN term i ON i.id = c.term LEFT JOIN name ON name.subject = c.term
    WHERE c.scheme = ? ORDER BY c.position`;
  for await (const rows of release.database.chunks(sql, [scheme, scheme])) {
    for (const [id, code, value, position, parent, fr, en, any] of rows as [
      number,
      string,
      string,
      number,
      number | null,
      ...(string | null)[],
    ][]) {
      const label: Text = { fr: fr ?? any ?? code, en: en ?? any ?? code };
      all.push({ id, code, iri: value, label, position, parent });
    }
  }
  return {
    all,
    byId: new Map(all.map((code) => [code.id, code])),
    byCode: new Map(all.map((code) => [code.code, code])),
  };
}
