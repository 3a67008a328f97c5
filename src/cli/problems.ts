/** Problems with the data, as lines for the person who keeps it. */
import type { Place, Problem } from '../describe/index.ts';
import type { Language } from '../rdf/index.ts';

const words = {
  fr: {
    found: 'trouvé',
    expected: 'attendu',
    fix: 'que faire',
    also: 'voir aussi',
    row: 'ligne',
    column: 'colonne',
    colon: ' :',
    quoted: (name: string) => `« ${name} »`,
  },
  en: {
    found: 'found',
    expected: 'expected',
    fix: 'what to do',
    also: 'see also',
    row: 'row',
    column: 'column',
    colon: ':',
    quoted: (name: string) => `“${name}”`,
  },
} as const;

/**
 * `aah/cafdata.csv:17:4` (row 17, column 4, "juin-15"), then what was found, what was expected, how to fix it.
 */
export function problemText(problem: Problem, language: Language): string {
  const { found, expected, fix, also, colon } = words[language];
  return [
    `${placeText(problem.place, language)} [${problem.code}]`,
    `  ${found}${colon} ${problem.found[language]}`,
    ...(problem.other ? [`  ${also}${colon} ${placeText(problem.other, language)}`] : []),
    `  ${expected}${colon} ${problem.expected[language]}`,
    `  ${fix}${colon} ${problem.fix[language]}`,
  ].join('\n');
}

function placeText({ file, row, column, name }: Place, language: Language): string {
  const { row: rowWord, column: columnWord, quoted } = words[language];
  const where = [
    row === undefined ? undefined : `${rowWord} ${row}`,
    column === undefined ? undefined : `${columnWord} ${column}`,
    name === undefined ? undefined : quoted(name),
  ].filter((part) => part !== undefined);
  const address = [file, row, column].filter((part) => part !== undefined).join(':');
  return where.length === 0 ? address : `${address} (${where.join(', ')})`;
}
