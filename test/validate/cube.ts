/** A small cube to break in every way: two areas, three periods, in a database laid out as a release's. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Store } from 'n3';
import type { CubeLayout } from '../../src/cube/index.ts';
import { Iris, type NamedNode, type Quad, readTurtle, type Term } from '../../src/rdf/index.ts';
import type { Cube } from '../../src/validate/rows.ts';

export const base = 'http://example.org/';
export const iris = new Iris(base);

/** The metadata of a good cube: enough for every integrity constraint and every shape of observations. */
export const goodMetadata = `
  @prefix qb: <http://purl.org/linked-data/cube#> .
  @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
  @prefix sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#> .
  @prefix sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#> .
  @prefix sdmx-attribute: <http://purl.org/linked-data/sdmx/2009/attribute#> .
  @prefix sdmx-code: <http://purl.org/linked-data/sdmx/2009/code#> .

  <id/dataset/d> a qb:DataSet ; qb:structure <id/structure/d> ; sdmx-attribute:unitMeasure <id/code/unit/n> .
  <id/structure/d> a qb:DataStructureDefinition ;
    qb:component <id/structure/d/refArea> , <id/structure/d/refPeriod> , <id/structure/d/n> ,
      <id/structure/d/obsStatus> , <id/structure/d/unitMeasure> .
  <id/structure/d/refArea> qb:dimension sdmx-dimension:refArea .
  <id/structure/d/refPeriod> qb:dimension sdmx-dimension:refPeriod .
  <id/structure/d/n> qb:measure <def/n> .
  <id/structure/d/obsStatus> qb:attribute sdmx-attribute:obsStatus ; qb:componentRequired true .
  <id/structure/d/unitMeasure> qb:attribute sdmx-attribute:unitMeasure ; qb:componentRequired true ;
    qb:componentAttachment qb:DataSet .
  sdmx-dimension:refArea a qb:DimensionProperty ; rdfs:range skos:Concept ; qb:codeList <id/code/area> .
  sdmx-dimension:refPeriod a qb:DimensionProperty ; rdfs:range skos:Concept ; qb:codeList <id/code/period> .
  <def/n> a qb:MeasureProperty ; rdfs:subPropertyOf sdmx-measure:obsValue ; rdfs:range xsd:integer .
  <id/code/area> a skos:ConceptScheme . <id/code/period> a skos:ConceptScheme .
  <id/code/area/a> a skos:Concept ; skos:inScheme <id/code/area> .
  <id/code/area/b> a skos:Concept ; skos:inScheme <id/code/area> .
  <id/period/2014> a skos:Concept ; skos:inScheme <id/code/period> .
  <id/period/2015> a skos:Concept ; skos:inScheme <id/code/period> .
  <id/period/2016> a skos:Concept ; skos:inScheme <id/code/period> .
  <id/table/d/t1> a qb:ObservationGroup . <id/table/d/t2> a qb:ObservationGroup .
`;

export const layout: CubeLayout = {
  dataset: 'd',
  dimensions: [
    { id: 'refArea', property: 'http://purl.org/linked-data/sdmx/2009/dimension#refArea', scheme: 'area' },
    {
      id: 'refPeriod',
      property: 'http://purl.org/linked-data/sdmx/2009/dimension#refPeriod',
      scheme: 'period',
    },
  ],
  measure: { id: 'n', property: `${base}def/n` },
  tables: ['t1', 't2'],
  observations: 6,
};

const sdmxCode = (name: string) => `http://purl.org/linked-data/sdmx/2009/code#${name}`;

/** Every term that a column may hold; what tells is their place here, from 1. */
export const terms = {
  a: `${base}id/code/area/a`,
  b: `${base}id/code/area/b`,
  elsewhere: `${base}id/code/area/elsewhere`,
  2014: `${base}id/period/2014`,
  2015: `${base}id/period/2015`,
  2016: `${base}id/period/2016`,
  text: 'Landes',
  A: sdmxCode('obsStatus-A'),
  M: sdmxCode('obsStatus-M'),
  C: `${base}id/code/obs-status/confidential`,
  P: sdmxCode('obsStatus-P'),
} as const;

export type TermName = keyof typeof terms;

/** JavaScript lists keys that are numbers first; what matters is that both sides do. */
export const termNames = Object.keys(terms) as unknown as TermName[];
const idOf = (name: TermName | null) =>
  name === null ? null : termNames.findIndex((one) => `${one}` === `${name}`) + 1;

export interface TestRow {
  readonly area: TermName | null;
  readonly period: TermName | null;
  readonly figure: bigint | null;
  readonly status: TermName | null;
  readonly sources: bigint;
}

export const goodRows: readonly TestRow[] = (['a', 'b'] as const).flatMap((area, i) =>
  ([2014, 2015, 2016] as const).map((period, j) => ({
    area,
    period,
    figure: i === 1 && j > 0 ? null : BigInt(10 * i + j + 5),
    status: i === 1 && j > 0 ? (j === 1 ? ('C' as const) : ('M' as const)) : ('A' as const),
    sources: BigInt(1 + ((i + j) % 3)),
  })),
);

/** A database in memory, with the layout of a release's. Close its instance when done. */
export async function database(rows: readonly TestRow[], dataset = 'd'): Promise<Opened> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  await db.run(`
    CREATE TABLE term (id INTEGER, kind UTINYINT, value VARCHAR, datatype VARCHAR, language VARCHAR);
    CREATE TABLE code (scheme VARCHAR, code VARCHAR, term INTEGER, parent INTEGER, position INTEGER);
    CREATE SCHEMA observation;
    CREATE TABLE observation."${dataset}"
      ("refArea" INTEGER, "refPeriod" INTEGER, "n" BIGINT, status INTEGER, sources UBIGINT);`);
  for (const [place, name] of termNames.entries()) {
    const literal = `${name}` === 'text';
    const datatype = literal ? "'http://www.w3.org/2001/XMLSchema#string'" : 'NULL';
    await db.run(
      `INSERT INTO term VALUES (${place + 1}, ${literal ? 3 : 2}, '${terms[name]}', ${datatype}, NULL)`,
    );
  }
  const lists = { area: ['a', 'b'], period: [2014, 2015, 2016] } as const;
  for (const [scheme, codes] of Object.entries(lists)) {
    for (const [position, code] of codes.entries()) {
      await db.run(`INSERT INTO code VALUES ('${scheme}', '${code}', ${idOf(code)}, NULL, ${position})`);
    }
  }
  const table = await db.createAppender(dataset, 'observation');
  for (const { area, period, figure, status, sources } of rows) {
    for (const id of [idOf(area), idOf(period)]) id === null ? table.appendNull() : table.appendInteger(id);
    figure === null ? table.appendNull() : table.appendBigInt(figure);
    const statusId = idOf(status);
    statusId === null ? table.appendNull() : table.appendInteger(statusId);
    table.appendUBigInt(sources);
    table.endRow();
  }
  table.closeSync();
  return {
    db,
    cube: { db, iris, layout: { ...layout, dataset, observations: rows.length } },
    close: () => instance.closeSync(),
  };
}

export interface Opened {
  readonly db: DuckDBConnection;
  readonly cube: Cube;
  readonly close: () => void;
}

export const graphOf = (turtle: string): Store => new Store(quadsOf(turtle));
export const quadsOf = (turtle: string): Quad[] => readTurtle(turtle, base);
export const named = (term: Term): NamedNode => term as NamedNode;
