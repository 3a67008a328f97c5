/** A dataset's description as checked by the schema → the dataset, once its parts fit each other. */
import { Iris } from '../rdf/index.ts';
import { builtInCodeList } from './built-in.ts';
import { checkDataset } from './check.ts';
import type { CodeList } from './code-list.ts';
import type { Column, ColumnContent, Dataset, Dimension, Table } from './description.ts';
import type { Outcome, Place } from './problem.ts';
import type { DatasetDescription } from './schema/index.ts';

/**
 * @param id  the folder's name
 * @param placeOf  where a path of keys stands in the description
 */
export function makeDataset(
  id: string,
  file: string,
  description: DatasetDescription,
  placeOf: (path: readonly PropertyKey[]) => Place,
  base: string,
): Outcome<Dataset> {
  const { publish, dimensions, tables, secret, ...said } = description;
  const problems = checkDataset(description, placeOf);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      ...present(said),
      id,
      file,
      published: publish,
      secret: present(secret),
      dimensions: dimensions.map((dimension) => makeDimension(id, dimension, base)),
      tables: tables.map((table) => makeTable(id, table)),
    },
  };
}

/** The same object without its keys that are undefined: optional keys are absent or they are there. */
function present<T extends object>(object: T): Present<T> {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, isRecord(value) ? present(value) : value]),
  ) as Present<T>;
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Present<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T as undefined extends T[K] ? never : K]: Present<T[K]> } & {
        [K in keyof T as undefined extends T[K] ? K : never]?: Present<Exclude<T[K], undefined>>;
      }
    : T;

function makeDimension(
  dataset: string,
  { id, label, codes }: DatasetDescription['dimensions'][number],
  base: string,
): Dimension {
  if (typeof codes === 'string') return { id, label, builtIn: codes, codeList: builtInCodeList(codes, base) };
  const iris = new Iris(base);
  const scheme = `${dataset}-${id}`;
  const codeList: CodeList = {
    scheme,
    label,
    codes: codes.map(({ spelled, parent, ...code }) => ({
      ...code,
      iri: iris.code(scheme, code.code),
      ...(spelled !== undefined && { spelled: [spelled].flat() }),
      ...(parent !== undefined && { parent }),
    })),
  };
  return { id, label, codeList };
}

function makeTable(dataset: string, table: DatasetDescription['tables'][number]): Table {
  const { file, columns, ...said } = table;
  return {
    ...present(said),
    id: file.replace(/\.[a-z]+$/, ''),
    file: `${dataset}/${file}`,
    columns: Object.entries(columns).map(([header, column]): Column => ({ header, holds: content(column) })),
  };
}

function content(column: DatasetDescription['tables'][number]['columns'][string]): ColumnContent {
  switch (column.holds) {
    case 'code':
      return { kind: 'code', dimension: column.of };
    case 'label':
      return { kind: 'label', dimension: column.of };
    case 'region':
      return { kind: 'region', dimension: column.of, geography: column.geography };
    case 'figures':
      return { kind: 'figures', codes: column.codes, ...(column.across && { across: column.across }) };
    case 'nothing':
      return { kind: 'ignored' };
  }
}
