/** What stands in the way of publishing, in the words of who keeps the tables; never with a figure of theirs. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset, Place, Problem } from '../../describe/index.ts';
import { name } from '../protected-cells.ts';
import type { Contradiction } from '../table/build-table.ts';
import { at } from '../table/table.ts';
import type { Source } from './source.ts';

/** Past this many of a kind, the others are told by their number. */
const told = 20;

/** A cell of a source, by its dataset and its codes. */
interface Named {
  readonly dataset: Dataset;
  readonly codes: readonly string[];
}

function named(source: Source, cell: number): Named {
  const piece = source.pieces.findLast(({ offset }) => offset <= cell) ?? source.pieces[0];
  if (!piece) throw new RangeError('a source without pieces has no cells');
  const { dataset, codes } = piece.cells;
  const index = piece.from + cell - piece.offset;
  return {
    dataset,
    codes: dataset.dimensions.map(
      ({ codeList }, dimension) => codeList.codes[at(codes[dimension] ?? [], index)]?.code ?? '',
    ),
  };
}

/** Where the first table that holds a cell has it. */
async function placeOf(db: DuckDBConnection, { dataset, codes }: Named): Promise<Place> {
  const conditions = dataset.dimensions.map(({ id }, index) => `${name(id)} = $${index + 1}`).join(' AND ');
  const found = await db.runAndReadAll(
    `SELECT source, "row", "column" FROM cell.${name(dataset.id)} WHERE ${conditions} ORDER BY source LIMIT 1`,
    [...codes],
  );
  const [source, row, column] = found.getRowsJS()[0] ?? [];
  const table = dataset.tables[Number(source)];
  return table ? { file: table.file, row: Number(row), column: Number(column) } : { file: dataset.file };
}

const spoken = ({ codes }: Named): string => codes.join(' · ');

/** The difference is told only where every figure that it is made of may be published. */
export async function contradictionProblems(
  db: DuckDBConnection,
  source: Source,
  contradictions: readonly Contradiction[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { total, parts, difference } of contradictions.slice(0, told)) {
    const sum = named(source, total);
    const open = [total, ...parts].every((cell) => at(source.value, cell) >= source.threshold);
    const by = open ? String(Math.abs(difference)) : undefined;
    const first = parts[0] ?? total;
    problems.push({
      code: 'sum-does-not-match',
      place: await placeOf(db, sum),
      other: await placeOf(db, named(source, first)),
      found: {
        fr: `${spoken(sum)} n’est pas égal à ses ${parts.length} parties${by ? ` : différence de ${by}` : ''}`,
        en: `${spoken(sum)} is not equal to its ${parts.length} parts${by ? `: they differ by ${by}` : ''}`,
      },
      expected: {
        fr: 'un total égal à la somme de ses parties, et la même valeur pour une même case',
        en: 'a total equal to the sum of its parts, and the same value for the same cell',
      },
      fix: {
        fr: 'Corrigez le chiffre qui est faux, ou la relation (`parent` d’un code, `secret.relations`) si elle ne tient pas.',
        en: 'Correct the figure that is wrong, or the relation (`parent` of a code, `secret.relations`) if it does not hold.',
      },
    });
  }
  return [...problems, ...others(source, contradictions.length - problems.length, 'sum-does-not-match')];
}

/** Figures, some of them unknown, that no table of whole and non-negative figures agrees with. */
export function impossibleProblem(source: Source): Problem {
  const dataset = datasetOf(source);
  return {
    code: 'no-table-fits',
    place: { file: dataset.file },
    found: {
      fr: 'des totaux qu’aucun chiffre, à la place des cases vides, ne rend justes',
      en: 'totals that no figures in place of the blanks make right',
    },
    expected: {
      fr: 'des totaux égaux à la somme de leurs parties',
      en: 'totals equal to the sum of their parts',
    },
    fix: {
      fr: 'Vérifiez les totaux des tableaux qui ont des cases vides, et les relations de la description.',
      en: 'Check the totals of the tables that have blanks, and the relations of the description.',
    },
  };
}

/** Problems that are about one cell each: what they say of it. */
const aboutCells = {
  'cannot-be-protected': {
    found: {
      fr: 'se déduit de ce qui ne peut pas être caché',
      en: 'follows from what cannot be hidden',
    },
    expected: {
      fr: 'une case confidentielle que personne ne peut retrouver',
      en: 'a confidential cell that nobody can find',
    },
    fix: {
      fr: 'Revoyez les zéros structurels, ou regroupez des codes dans les tableaux.',
      en: 'Reconsider the structural zeros, or group codes in the tables.',
    },
  },
  'not-a-structural-zero': {
    found: { fr: 'n’est pas nul', en: 'is not zero' },
    expected: {
      fr: 'zéro, par définition (`secret.structuralZeros`)',
      en: 'zero by definition (`secret.structuralZeros`)',
    },
    fix: {
      fr: 'Corrigez la case, ou retirez-la des zéros structurels de la description.',
      en: 'Correct the cell, or take it off the structural zeros of the description.',
    },
  },
} as const;

/** One problem per cell, up to a number. */
export async function cellProblems(
  db: DuckDBConnection,
  source: Source,
  code: keyof typeof aboutCells,
  cells: readonly number[],
): Promise<Problem[]> {
  const { found, expected, fix } = aboutCells[code];
  const problems: Problem[] = [];
  for (const cell of cells.slice(0, told)) {
    const one = named(source, cell);
    const who = spoken(one);
    problems.push({
      code,
      place: await placeOf(db, one),
      found: { fr: `${who} ${found.fr}`, en: `${who} ${found.en}` },
      expected,
      fix,
    });
  }
  return [...problems, ...others(source, cells.length - problems.length, code)];
}

const datasetOf = ({ pieces }: Source): Dataset => {
  const dataset = pieces[0]?.cells.dataset;
  if (!dataset) throw new RangeError('a source without pieces has no dataset');
  return dataset;
};

function others(source: Source, count: number, code: string): Problem[] {
  if (count <= 0) return [];
  return [
    {
      code,
      place: { file: datasetOf(source).file },
      found: { fr: `${count} autres de même`, en: `${count} more of the same kind` },
      expected: { fr: 'aucun', en: 'none' },
      fix: { fr: 'Commencez par ceux ci-dessus.', en: 'Start with those above.' },
    },
  ];
}
