/** What refers to a thing: how many triples by property, and a page of their subjects. */
import type { CubeLayout } from '../cube/index.ts';
import { namedNode } from '../rdf/index.ts';
import type { CubeView, Leg, Release } from '../store/index.ts';
import { readObservation } from './lookup.ts';

export interface Incoming {
  /** IRI of the property. */
  readonly property: string;
  /** How many things say it of the thing. */
  readonly count: number;
}

/** A place where subjects are: the statements, or the observations of one cube. */
interface Source extends Incoming {
  subjects(limit: number, offset: number): Promise<string[]>;
}

/** Everything that refers to one thing, counted once. */
export class IncomingLinks {
  private constructor(private readonly sources: readonly Source[]) {}

  static async of(release: Release, iri: string): Promise<IncomingLinks> {
    // An observation is no term of the dictionary, and few things refer to it.
    if (readObservation(release, iri)) return new IncomingLinks(await ofObservation(release, iri));
    const id = await release.id(namedNode(iri));
    const sources = await Promise.all([
      id === undefined ? [] : inStatements(release, id),
      ...release.views.map((view) => inCube(release, view, iri, id)),
    ]);
    return new IncomingLinks(sources.flat());
  }

  /** The most used property first. */
  get properties(): readonly Incoming[] {
    const counts = new Map<string, number>();
    for (const { property, count } of this.sources) counts.set(property, (counts.get(property) ?? 0) + count);
    return [...counts]
      .map(([property, count]) => ({ property, count }))
      .sort((one, other) => other.count - one.count || (one.property < other.property ? -1 : 1));
  }

  /** The things that say one property of the thing, in one order always. */
  async subjects(property: string, limit: number, offset = 0): Promise<string[]> {
    const found: string[] = [];
    let skip = offset;
    for (const source of this.sources) {
      if (source.property !== property || found.length >= limit) continue;
      if (skip < source.count) found.push(...(await source.subjects(limit - found.length, skip)));
      skip = Math.max(0, skip - source.count);
    }
    return found;
  }
}

async function ofObservation(release: Release, iri: string): Promise<Source[]> {
  const quads = await release.incoming(namedNode(iri), 1_000);
  const properties = [...new Set(quads.map(({ predicate }) => predicate.value))];
  return properties.map((property) => {
    const subjects = quads.flatMap(({ subject, predicate }) =>
      predicate.value === property ? [subject.value] : [],
    );
    return {
      property,
      count: subjects.length,
      subjects: async (limit, offset) => subjects.slice(offset, offset + limit),
    };
  });
}

async function inStatements({ database }: Release, id: number): Promise<Source[]> {
  const rows = await database.all(
    `SELECT p.value, s.predicate, count(DISTINCT s.subject)::INTEGER
     FROM statement s JOIN term p ON p.id = s.predicate WHERE s.object = ${id} GROUP BY ALL ORDER BY p.value`,
  );
  return (rows as [string, number, number][]).map(([property, predicate, count]) => ({
    property,
    count,
    subjects: async (limit, offset) => {
      const page = await database.all(
        `SELECT t.value FROM (SELECT DISTINCT subject FROM statement
           WHERE object = ${id} AND predicate = ${predicate} ORDER BY subject
           LIMIT ${BigInt(limit)} OFFSET ${BigInt(offset)}) s
         JOIN term t ON t.id = s.subject ORDER BY s.subject`,
      );
      return page.map(([value]) => value as string);
    },
  }));
}

async function inCube(release: Release, view: CubeView, iri: string, id: number | undefined) {
  const conditions = view.legs.flatMap((leg) => {
    const condition = conditionOf(leg, iri, id);
    return condition === undefined ? [] : [{ property: leg.property, condition }];
  });
  const sources = await Promise.all(
    conditions.map(async ({ property, condition }): Promise<Source> => {
      const [row] = await release.database.all(
        `SELECT count(*)::DOUBLE FROM ${view.table} WHERE ${condition}`,
      );
      return {
        property,
        count: row?.[0] as number,
        subjects: (limit, offset) => observations(release, view, condition, limit, offset),
      };
    }),
  );
  return sources.filter(({ count }) => count > 0);
}

/** When a row of the cube says a property of the thing, in SQL; undefined when none does. */
function conditionOf({ value, when }: Leg, iri: string, id: number | undefined): string | undefined {
  const only = when?.('') ?? 'true';
  if (value.kind === 'constant') return value.term.value === iri ? only : undefined;
  if (value.kind === 'term' && id !== undefined) return `${value.column} = ${id} AND ${only}`;
  return undefined;
}

async function observations(
  release: Release,
  { table, key, layout }: CubeView,
  condition: string,
  limit: number,
  offset: number,
): Promise<string[]> {
  const [rows, codes] = await Promise.all([
    release.database.all(
      `SELECT ${key.join(', ')} FROM ${table} WHERE ${condition}
       ORDER BY rowid LIMIT ${BigInt(limit)} OFFSET ${BigInt(offset)}`,
    ),
    codesOf(release, layout),
  ]);
  return rows.map(
    (row) =>
      release.iris.observation(
        layout.dataset,
        codes.map((known, at) => known.get(row[at] as number) ?? ''),
      ).value,
  );
}

const codesOf = (release: Release, { dimensions }: CubeLayout) =>
  Promise.all(dimensions.map(({ scheme }) => release.codeLists.codes(scheme)));
