/** What a schema cannot say of a dataset's description: that its parts fit each other. */
import type { Text } from '../rdf/index.ts';
import type { Place, Problem } from './problem.ts';
import type { DatasetDescription } from './schema.ts';
import { suggest } from './suggest.ts';

type Path = readonly PropertyKey[];
type PlaceOf = (path: Path) => Place;
type Said = Pick<Problem, 'found' | 'expected' | 'fix'>;
type Finding = { readonly code: string; readonly path: Path } & Said;
type Table = DatasetDescription['tables'][number];

/** Every way in which a description contradicts itself. */
export function checkDataset(description: DatasetDescription, placeOf: PlaceOf): Problem[] {
  const rules = [
    uniqueNames,
    ownCodeLists,
    knownDimensions,
    stableCodes,
    everyDimensionOnce,
    somethingToRead,
  ];
  return rules
    .flatMap((rule) => [...rule(description)])
    .map(({ path, ...said }) => ({ ...said, place: placeOf(path) }));
}

function* uniqueNames({ dimensions, measure, tables }: DatasetDescription): Generator<Finding> {
  const names = [
    ...dimensions.map(({ id }, index) => ({ name: id, path: ['dimensions', index, 'id'] })),
    { name: measure.id, path: ['measure', 'id'] },
  ];
  const files = tables.map(({ file }, index) => ({
    name: file.replace(/\.[a-z]+$/, ''),
    path: ['tables', index, 'file'],
  }));
  for (const list of [names, files]) yield* repeated(list);
}

function* repeated(list: readonly { readonly name: string; readonly path: Path }[]): Generator<Finding> {
  for (const [index, { name, path }] of list.entries()) {
    if (list.findIndex((other) => other.name === name) === index) continue;
    yield {
      code: 'repeated-name',
      path,
      found: both(`\`${name}\`, déjà pris plus haut`, `\`${name}\`, already taken above`),
      expected: both('un nom qui ne serve qu’une fois', 'a name that is used once'),
      fix: both('Donnez-lui un autre nom.', 'Give it another name.'),
    };
  }
}

function* ownCodeLists({ dimensions }: DatasetDescription): Generator<Finding> {
  for (const [index, { codes }] of dimensions.entries()) {
    if (typeof codes === 'string') continue;
    const path = ['dimensions', index, 'codes'];
    yield* repeated(codes.map(({ code }, position) => ({ name: code, path: [...path, position, 'code'] })));
    const parents = new Map(codes.map(({ code, parent }) => [code, parent]));
    for (const [position, { code, parent }] of codes.entries()) {
      if (parent === undefined) continue;
      const at = [...path, position, 'parent'];
      if (!parents.has(parent)) yield unknown('code', parent, [...parents.keys()], at);
      else if (isOwnAncestor(code, parents)) {
        yield {
          code: 'circular-code-list',
          path: at,
          found: both(`\`${code}\`, partie d’elle-même`, `\`${code}\`, a part of itself`),
          expected: both('une hiérarchie sans boucle', 'a hierarchy without a loop'),
          fix: both('Corrigez `parent` : le tout d’une partie.', 'Correct `parent`: the whole of a part.'),
        };
      }
    }
  }
}

function isOwnAncestor(code: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (
    let parent = parents.get(code);
    parent !== undefined && !seen.has(parent);
    parent = parents.get(parent)
  ) {
    if (parent === code) return true;
    seen.add(parent);
  }
  return false;
}

function* knownDimensions({ dimensions, tables }: DatasetDescription): Generator<Finding> {
  const known = dimensions.map(({ id }) => id);
  for (const [index, table] of tables.entries()) {
    for (const { dimension, path } of mentions(table, ['tables', index])) {
      if (!known.includes(dimension)) yield unknown('dimension', dimension, known, path);
    }
  }
}

/** Every place where a table names a dimension. */
function* mentions({ codes, columns }: Table, at: Path): Generator<{ dimension: string; path: Path }> {
  for (const dimension of Object.keys(codes)) yield { dimension, path: [...at, 'codes', dimension] };
  for (const [header, column] of Object.entries(columns)) {
    const path = [...at, 'columns', header];
    if ('of' in column) yield { dimension: column.of, path: [...path, 'of'] };
    if (column.holds !== 'figures') continue;
    if (column.across !== undefined) yield { dimension: column.across, path: [...path, 'across'] };
    for (const dimension of Object.keys(column.codes)) {
      yield { dimension, path: [...path, 'codes', dimension] };
    }
  }
}

/** Codes stated for a table or a column exist in the description's own lists. */
function* stableCodes({ dimensions, tables }: DatasetDescription): Generator<Finding> {
  const lists = new Map(dimensions.map(({ id, codes }) => [id, codes]));
  for (const [index, { codes, columns }] of tables.entries()) {
    const stated = [
      { codes, path: ['tables', index, 'codes'] as Path },
      ...Object.entries(columns).flatMap(([header, column]) =>
        column.holds === 'figures'
          ? [{ codes: column.codes, path: ['tables', index, 'columns', header, 'codes'] as Path }]
          : [],
      ),
    ];
    for (const { codes, path } of stated) {
      for (const [dimension, code] of Object.entries(codes)) {
        const list = lists.get(dimension);
        if (!Array.isArray(list) || list.some((own) => own.code === code)) continue;
        yield unknown(
          'code',
          code,
          list.map((own) => own.code),
          [...path, dimension],
        );
      }
    }
  }
}

/** Each figure has one code in each dimension: from a column, from its header, or stated. */
function* everyDimensionOnce({ dimensions, tables }: DatasetDescription): Generator<Finding> {
  for (const [index, { codes, columns }] of tables.entries()) {
    const held = Object.values(columns).flatMap((column) => (column.holds === 'code' ? [column.of] : []));
    for (const [header, column] of Object.entries(columns)) {
      if (column.holds !== 'figures') continue;
      const given = [
        ...Object.keys(codes),
        ...held,
        ...Object.keys(column.codes),
        column.across ?? [],
      ].flat();
      for (const { id } of dimensions) {
        const times = given.filter((dimension) => dimension === id).length;
        if (times === 1) continue;
        yield {
          code: times === 0 ? 'dimension-without-code' : 'dimension-with-two-codes',
          path: ['tables', index, 'columns', header],
          found: both(
            times === 0 ? `rien ne dit le code de \`${id}\`` : `le code de \`${id}\` est dit ${times} fois`,
            times === 0
              ? `nothing says the code of \`${id}\``
              : `the code of \`${id}\` is said ${times} times`,
          ),
          expected: both(
            'un code par dimension pour chaque chiffre',
            'one code in each dimension for each figure',
          ),
          fix:
            times === 0
              ? both(
                  `Décrivez la colonne qui le porte (\`holds: code\`, \`of: ${id}\`), ou \`across: ${id}\`, ou \`codes\`.`,
                  `Describe the column that holds it (\`holds: code\`, \`of: ${id}\`), or \`across: ${id}\`, or \`codes\`.`,
                )
              : both('Gardez-en un.', 'Keep one of them.'),
        };
      }
    }
  }
}

function* somethingToRead({ tables }: DatasetDescription): Generator<Finding> {
  for (const [index, { columns }] of tables.entries()) {
    if (Object.values(columns).some(({ holds }) => holds === 'figures')) continue;
    yield {
      code: 'no-figures',
      path: ['tables', index, 'columns'],
      found: both('aucune colonne de chiffres', 'no column of figures'),
      expected: both('au moins une colonne `holds: figures`', 'at least one column `holds: figures`'),
      fix: both('Dites quelles colonnes portent les chiffres.', 'Say which columns hold the figures.'),
    };
  }
}

function unknown(what: 'code' | 'dimension', name: string, known: readonly string[], path: Path): Finding {
  const meant = suggest(name, known);
  const list = known.map((one) => `\`${one}\``).join(', ');
  return {
    code: `unknown-${what}`,
    path,
    found: both(`\`${name}\``, `\`${name}\``),
    expected: both(`l’un de ${list}`, `one of ${list}`),
    fix: meant
      ? both(`Écrivez \`${meant}\`.`, `Write \`${meant}\`.`)
      : both('Choisissez dans cette liste, ou complétez-la.', 'Choose from this list, or add to it.'),
  };
}

const both = (fr: string, en: string): Text => ({ fr, en });
