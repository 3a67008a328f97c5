/** Rules for the tables of a description: what their columns hold makes cells. */
import { both, type Finding, type Path, unknown } from './finding.ts';
import type { DatasetDescription } from './schema/index.ts';

type Table = DatasetDescription['tables'][number];

/** Tables name dimensions that there are. */
export function* knownDimensions({ dimensions, tables }: DatasetDescription): Generator<Finding> {
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

/** Each figure has one code in each dimension: from a column, from its header, or stated. */
export function* everyDimensionOnce({ dimensions, tables }: DatasetDescription): Generator<Finding> {
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

/** A label or a region is compared with the code of its row: a column must hold that code. */
export function* labelsBesideCodes({ tables }: DatasetDescription): Generator<Finding> {
  for (const [index, { columns }] of tables.entries()) {
    const held = Object.values(columns).flatMap((column) => (column.holds === 'code' ? [column.of] : []));
    for (const [header, column] of Object.entries(columns)) {
      if ((column.holds !== 'label' && column.holds !== 'region') || held.includes(column.of)) continue;
      yield {
        code: 'label-without-code',
        path: ['tables', index, 'columns', header],
        found: both(
          `une colonne comparée avec \`${column.of}\`, dont aucune colonne ne porte le code`,
          `a column compared with \`${column.of}\`, whose code no column holds`,
        ),
        expected: both(
          'une colonne `holds: code` de la même dimension',
          'a column `holds: code` of the same dimension',
        ),
        fix: both(
          `Décrivez la colonne du code ; ou, si celle-ci suffit à le trouver, écrivez \`holds: code\`.`,
          'Describe the column of the code; or, if this one is enough to find it, write `holds: code`.',
        ),
      };
    }
  }
}

/** A table without figures has nothing to say. */
export function* somethingToRead({ tables }: DatasetDescription): Generator<Finding> {
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
