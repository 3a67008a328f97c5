/** A delimited text → where each of its fields is, so that one can be emptied and nothing else changes. */

export interface Field {
  /** Where it stands in the text, its quotes included. */
  readonly start: number;
  readonly end: number;
  /** What it says, its quotes undone. */
  readonly text: string;
}

/** The records that are not blank lines, each with its number from 1, as a spreadsheet counts. */
export interface ScannedRecord {
  readonly row: number;
  readonly fields: readonly Field[];
}

/** As UTF-8 bytes or as a character. */
const byteOrderMark = /^(\u00ef\u00bb\u00bf|\ufeff)/;

const delimiters = [';', '\t', ',', '|'];

/** The records, by the delimiter that cuts most of the first ones into the same number of fields. */
export function scan(text: string): ScannedRecord[] {
  const sample = text.slice(0, 100_000);
  const ranked = delimiters.map((delimiter, order) => {
    const times = new Map<number, number>();
    for (const { fields } of scanWith(sample, delimiter).slice(0, 50)) {
      if (fields.length > 1) times.set(fields.length, (times.get(fields.length) ?? 0) + 1);
    }
    const [fields = 1, records = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, fields, records, order };
  });
  ranked.sort((a, b) => b.records - a.records || b.fields - a.fields || a.order - b.order);
  return scanWith(text, ranked[0]?.delimiter ?? ';');
}

/** @see https://www.rfc-editor.org/rfc/rfc4180#section-2 */
function scanWith(text: string, delimiter: string): ScannedRecord[] {
  const records: ScannedRecord[] = [];
  const plain = new RegExp(`[^${delimiter === '|' ? '\\|' : delimiter}\r\n]*`, 'y');
  let fields: Field[] = [];
  let row = 1;
  let place = byteOrderMark.exec(text)?.[0].length ?? 0;
  while (place < text.length || fields.length > 0) {
    const start = place;
    let said = '';
    if (text[place] === '"') {
      const close = closingQuote(text, place + 1);
      said = text.slice(place + 1, close).replaceAll('""', '"');
      place = close + 1;
    }
    plain.lastIndex = place;
    said += plain.exec(text)?.[0] ?? '';
    place = Math.max(place, plain.lastIndex);
    fields.push({ start, end: place, text: said });
    if (text[place] === delimiter) {
      place += 1;
      continue;
    }
    if (fields.some((field) => field.text.trim() !== '')) records.push({ row, fields });
    fields = [];
    row += 1;
    place += text.startsWith('\r\n', place) ? 2 : 1;
  }
  return records;
}

/** The first quote that is not doubled; the end of the text when there is none. */
function closingQuote(text: string, from: number): number {
  let place = text.indexOf('"', from);
  while (place >= 0 && text[place + 1] === '"') place = text.indexOf('"', place + 2);
  return place < 0 ? text.length : place;
}
