/** Cells of a slice, or of datasets that share an indicator → one table for the engine. */
import type { Dataset, Dimension } from '../../describe/index.ts';
import type { TableSource } from '../table/build-table.ts';
import { hierarchyRelations } from '../table/hierarchy.ts';
import { at, CellKind } from '../table/table.ts';
import type { LoadedCells } from './load.ts';
import { kindOf } from './rules.ts';

/** A run of loaded cells; its cells stand in the source from `offset` on. */
export interface Piece {
  readonly cells: LoadedCells;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

export interface Source extends TableSource {
  readonly pieces: readonly Piece[];
  /** Cells that are zero by definition and are not. */
  readonly falseZeros: readonly number[];
}

type Relation = TableSource['relations'][number];

export function sourceOf(
  parts: readonly { readonly cells: LoadedCells; readonly from: number; readonly to: number }[],
): Source {
  let size = 0;
  const pieces = parts.map((part): Piece => {
    const offset = size;
    size += part.to - part.from;
    return { ...part, offset };
  });
  const value = new Float64Array(size);
  const kind = new Uint8Array(size);
  const relations: Relation[] = [];
  for (const [index, piece] of pieces.entries()) {
    const own = piece.cells.value.subarray(piece.from, piece.to);
    value.set(own, piece.offset);
    kind.set(kindsOf(piece), piece.offset);
    for (const relation of relationsOf(piece)) relations.push(shifted(relation, piece.offset, index * 1000));
  }
  const rules = pieces.map(({ cells }) => cells.dataset.secret);
  return {
    pieces,
    falseZeros: pieces.flatMap((piece) =>
      structuralZeros(piece)
        .map((cell) => piece.offset + cell)
        .filter((cell) => at(value, cell) > 0),
    ),
    value,
    kind,
    relations,
    threshold: Math.max(...rules.map(({ threshold }) => threshold)),
    ...(rules.some(({ weights }) => weights === 'cells') && { weight: new Float64Array(size).fill(1) }),
    ...(pieces.length > 1 && { same: sameCells(pieces) }),
  };
}

const shifted = ({ total, parts, family, complete }: Relation, by: number, families: number): Relation => ({
  total: total + by,
  parts: parts.map((part) => part + by),
  family: family + families,
  complete,
});

const slice = ({ cells, from, to }: Piece): Int32Array[] =>
  cells.codes.map((codes) => codes.subarray(from, to));

const positions = ({ codeList }: Dimension): Map<string, number> =>
  new Map(codeList.codes.map(({ code }, position) => [code, position]));

function parentsOf(dimension: Dimension): Int32Array {
  const position = positions(dimension);
  return Int32Array.from(dimension.codeList.codes, ({ parent }) =>
    parent === undefined ? -1 : (position.get(parent) ?? -1),
  );
}

function kindsOf(piece: Piece): Uint8Array {
  const { cells, from, to } = piece;
  const { secret } = cells.dataset;
  const kinds = Uint8Array.from(cells.value.subarray(from, to), (figure) => kindOf(secret, figure));
  for (const cell of structuralZeros(piece)) {
    if (at(cells.value, from + cell) === 0) kinds[cell] = CellKind.fixed;
  }
  for (const cell of belowMinimum(piece)) {
    if (at(kinds, cell) === CellKind.free) kinds[cell] = CellKind.masked;
  }
  return kinds;
}

function structuralZeros(piece: Piece): number[] {
  const { dimensions, secret } = piece.cells.dataset;
  const own = slice(piece);
  const found: number[] = [];
  for (const zero of secret.structuralZeros ?? []) {
    const tests = Object.entries(zero).map(([id, codes]) => {
      const index = dimensions.findIndex((dimension) => dimension.id === id);
      const position = index < 0 ? undefined : positions(dimensions[index] as Dimension);
      return {
        codes: own[index] ?? new Int32Array(),
        wanted: new Set(codes.map((code) => position?.get(code))),
      };
    });
    for (let cell = 0; cell < piece.to - piece.from; cell += 1) {
      if (tests.every(({ codes, wanted }) => wanted.has(at(codes, cell)))) found.push(cell);
    }
  }
  return found;
}

/** The cells of areas whose total over all other dimensions is below the minimum, or not known. */
function belowMinimum(piece: Piece): number[] {
  const { dataset, value } = piece.cells;
  const rule = dataset.secret.minimumPerArea;
  if (!rule) return [];
  const area = dataset.dimensions.findIndex(({ id }) => id === rule.dimension);
  const own = slice(piece);
  const areas = own[area] ?? new Int32Array();
  const tops = dataset.dimensions.map((dimension) => parentsOf(dimension));
  const isTotal = (cell: number) =>
    own.every((codes, dimension) => dimension === area || at(tops[dimension] ?? [], at(codes, cell)) < 0);
  const small = new Set<number>();
  for (let cell = 0; cell < areas.length; cell += 1) {
    const figure = at(value, piece.from + cell);
    if (isTotal(cell) && !(figure >= rule.minimum)) small.add(at(areas, cell));
  }
  return [...areas.keys()].filter((cell) => small.has(at(areas, cell)));
}

function relationsOf(piece: Piece): Relation[] {
  const { dataset } = piece.cells;
  const own = slice(piece);
  const axes = dataset.dimensions.map((dimension, family) => ({ parent: parentsOf(dimension), family }));
  return [...hierarchyRelations(piece.to - piece.from, own, axes), ...statedRelations(dataset, own)];
}

/** A stated sum holds wherever its total and one of its parts are; what is not there counts as zero. */
function statedRelations({ dimensions, secret }: Dataset, own: readonly Int32Array[]): Relation[] {
  return (secret.relations ?? []).flatMap(({ dimension, total, parts }, index) => {
    const place = dimensions.findIndex(({ id }) => id === dimension);
    if (place < 0) return [];
    const position = positions(dimensions[place] as Dimension);
    const sum = position.get(total);
    const summed = new Set(parts.map((part) => position.get(part)));
    const groups = new Map<string, { total?: number; parts: number[] }>();
    for (const [cell, code] of (own[place] ?? new Int32Array()).entries()) {
      if (code !== sum && !summed.has(code)) continue;
      const key = own.map((codes, other) => (other === place ? '' : at(codes, cell))).join();
      const group = groups.get(key) ?? { parts: [] };
      if (code === sum) group.total = cell;
      else group.parts.push(cell);
      groups.set(key, group);
    }
    return [...groups.values()].flatMap(({ total, parts }) =>
      total === undefined || parts.length === 0
        ? []
        : [{ total, parts, family: dimensions.length + index, complete: true }],
    );
  });
}

/** Cells of different datasets that agree in every code but those of totals over a whole dimension. */
function sameCells(pieces: readonly Piece[]): [number, number][] {
  const first = new Map<string, number>();
  const same: [number, number][] = [];
  for (const piece of pieces) {
    const own = slice(piece);
    const names = piece.cells.dataset.dimensions.map((dimension) => {
      const parents = parentsOf(dimension);
      const tops = dimension.codeList.codes.filter((_, code) => parents[code] === -1);
      return dimension.codeList.codes.map(({ code, parent }) =>
        parent === undefined && tops.length === 1 && parents.length > 1 ? '' : `${dimension.id}=${code}`,
      );
    });
    for (let cell = 0; cell < piece.to - piece.from; cell += 1) {
      const key = own
        .map((codes, dimension) => names[dimension]?.[at(codes, cell)] ?? '')
        .filter((code) => code !== '')
        .sort()
        .join('|');
      const other = first.get(key);
      if (other === undefined) first.set(key, piece.offset + cell);
      else same.push([other, piece.offset + cell]);
    }
  }
  return same;
}
