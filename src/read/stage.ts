/** A table file → its rows in the staging database, as written, and its header resolved. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset, Problem, Table } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';
import { spaces } from './figure.ts';
import { each, type Group, groupOf, told } from './findings.ts';
import { type Header, resolveHeader } from './header.ts';
import { depth, misplacedHeader } from './header-rows.ts';
import { guessDelimiter, record, split, unit } from './records.ts';
import type { Sql } from './sql.ts';
import { decode } from './text.ts';

export interface Staged {
  /** Undefined when the file could not be read as a table. */
  readonly header?: Header;
  readonly groups: Group[];
  /** False when part of the file was left unread. */
  readonly whole: boolean;
}

/** How many characters go to the database at once. */
const batch = 1_000_000;

/**
 * Fills `reading.line` (`"row"` from 1 as a spreadsheet counts, `field` the cells) with the rows under the header.
 * The file is decoded and split here, and its figures go from this process's memory to the database's:
 * no copy of it is written anywhere. Blank rows are left out.
 */
export async function stage(sql: Sql, dataDir: string, table: Table, dataset: Dataset): Promise<Staged> {
  await sql.run('CREATE OR REPLACE TABLE reading.line ("row" INTEGER, field VARCHAR[])');
  const bytes = await readFile(path.join(dataDir, table.file)).catch(() => undefined);
  const text = bytes === undefined ? missingFile(table) : decode(bytes, table.file);
  if (typeof text !== 'string') return { groups: each([() => text]), whole: false };
  const { records, unclosed } = split(text, guessDelimiter(text));
  if (unclosed) return { groups: each([() => unclosedQuote(table, unclosed)]), whole: false };

  const misplaced = misplacedHeader(
    records.slice(0, depth).map((row) => row.split(unit)),
    table,
  );
  if (misplaced) return { groups: each([() => misplaced]), whole: false };
  const headerRows = records.slice(0, table.headerRows).map((row) => row.split(unit));
  const { header, findings } = resolveHeader(headerRows, table, dataset);
  await insertLines(sql, records, table.headerRows);
  const ragged = await raggedRows(sql, table, header.names.length);
  const groups = [...each(findings), ragged, ...(await unnamedColumns(sql, table, header))];
  const [body] = await sql.rows<{ rows: bigint }>('SELECT count(*) AS "rows" FROM reading.line');
  if (body?.rows === 0n && ragged.total === 0) groups.push(...each([() => noRows(table)]));
  return { header, groups, whole: ragged.total === 0 };
}

async function insertLines(sql: Sql, records: readonly string[], from: number): Promise<void> {
  let start = from;
  while (start < records.length) {
    let end = start;
    for (let size = 0; end < records.length && size < batch; end += 1) size += records[end]?.length ?? 0;
    await sql.run(
      `INSERT INTO reading.line
       SELECT $1 + "row", string_split(line, chr(31))
       FROM (SELECT unnest(lines) AS line, generate_subscripts(lines, 1) AS "row"
             FROM (SELECT string_split($2, chr(30)) AS lines))
       WHERE translate(line, chr(31) || '${spaces}', '') <> ''`,
      start,
      records.slice(start, end).join(record),
    );
    start = end;
  }
}

async function raggedRows(sql: Sql, { file }: Table, width: number): Promise<Group> {
  const [body] = await sql.rows<{ rows: bigint; least: bigint; most: bigint }>(
    'SELECT count(*) AS "rows", min(len(field)) AS least, max(len(field)) AS most FROM reading.line',
  );
  const all = body !== undefined && body.rows > 1n && body.least === body.most ? body.rows : undefined;
  const rows = await sql.rows<{ row: number; cells: bigint; total: bigint }>(
    `SELECT "row", len(field) AS cells, ${all ? '1' : 'count(*) OVER ()'} AS total FROM reading.line
     WHERE len(field) <> $1 ORDER BY "row" LIMIT ${all ? 1 : told}`,
    width,
  );
  if (rows.length > 0) await sql.run('DELETE FROM reading.line WHERE len(field) <> $1', width);
  return groupOf(rows, ({ row, cells }) => () => ({
    code: cells > width ? 'too-many-cells' : 'too-few-cells',
    place: { file, row, column: Math.min(Number(cells), width) + 1 },
    found: all
      ? {
          fr: `${cellsIn(cells).fr} dans chacune des ${all} lignes`,
          en: `${cellsIn(cells).en} in each of the ${all} rows`,
        }
      : cellsIn(cells),
    expected: {
      fr: `${cellsIn(width).fr}, comme dans l’en-tête`,
      en: `${cellsIn(width).en}, as in the header`,
    },
    fix: cells > width ? tooMany : tooFew,
  }));
}

const cellsIn = (count: number | bigint): Text => ({
  fr: `${count} ${count > 1 ? 'cases' : 'case'}`,
  en: `${count} ${Number(count) === 1 ? 'cell' : 'cells'}`,
});

const tooMany: Text = {
  fr: 'Retirez la case en trop (un séparateur en fin de ligne en fait une), ou mettez entre guillemets celle qui contient un séparateur.',
  en: 'Remove the extra cell (a delimiter at the end of a row makes one), or quote the one that holds a delimiter.',
};

const tooFew: Text = {
  fr: 'Ajoutez les cases qui manquent, même vides ; si la ligne est une note ou un titre, retirez-la du fichier.',
  en: 'Add the cells that are missing, even if blank; if the line is a note or a title, delete it from the file.',
};

/** Columns that a spreadsheet leaves beside a table are blank from top to bottom, or they are a mistake. */
async function unnamedColumns(sql: Sql, { file, headerRows }: Table, { blank }: Header): Promise<Group[]> {
  const groups = blank.map(async (column) => {
    const rows = await sql.rows<{ row: number }>(
      `SELECT "row" FROM reading.line WHERE trim(field[$1], '${spaces}') <> '' ORDER BY "row" LIMIT 1`,
      column,
    );
    return rows.map(
      ({ row }): Problem => ({
        code: 'unnamed-column',
        place: { file, row: headerRows, column },
        other: { file, row, column },
        found: {
          fr: 'un en-tête vide au-dessus de cases remplies',
          en: 'a blank header above cells that are not',
        },
        expected: { fr: 'un en-tête pour chaque colonne', en: 'a header for each column' },
        fix: {
          fr: 'Donnez un en-tête à la colonne, ou videz-la.',
          en: 'Give the column a header, or empty it.',
        },
      }),
    );
  });
  return each((await Promise.all(groups)).flat().map((problem) => () => problem));
}

function missingFile({ file }: Table): Problem {
  return {
    code: 'missing-file',
    place: { file },
    found: { fr: 'aucun fichier lisible de ce nom', en: 'no readable file of that name' },
    expected: { fr: 'le tableau que la description annonce', en: 'the table that the description names' },
    fix: {
      fr: 'Remettez le fichier, ou corrigez son nom dans la description.',
      en: 'Put the file back, or correct its name in the description.',
    },
  };
}

function unclosedQuote({ file }: Table, { row, column }: { row: number; column: number }): Problem {
  return {
    code: 'unclosed-quote',
    place: { file, row, column },
    found: {
      fr: 'un guillemet ouvrant (") sans guillemet fermant',
      en: 'an opening quote (") that is never closed',
    },
    expected: { fr: 'un guillemet à chaque bout de la case', en: 'a quote at both ends of the cell' },
    fix: { fr: 'Fermez le guillemet, ou retirez-le.', en: 'Close the quote, or remove it.' },
  };
}

function noRows({ file, headerRows }: Table): Problem {
  return {
    code: 'no-rows',
    place: { file, row: headerRows + 1 },
    found: { fr: 'rien sous l’en-tête', en: 'nothing under the header' },
    expected: { fr: 'des lignes de chiffres', en: 'rows of figures' },
    fix: {
      fr: 'Remettez les lignes, ou corrigez `headerRows` dans la description.',
      en: 'Put the rows back, or correct `headerRows` in the description.',
    },
  };
}
