/** An explanation as plain text, for people. */
import type { Language } from '../../rdf/index.ts';
import type { ExplainedPart, Explanation } from './index.ts';

const words = {
  fr: {
    engine: 'moteur',
    why: 'pas en SQL : ',
    statement: (number: number) => `Instruction SQL ${number}`,
    took: (rows: string, time: string) => `${rows} en ${time}`,
    rows: (count: number) => (count < 2 ? 'ligne' : 'lignes'),
    all: 'Requête entière : ',
    colon: ' : ',
  },
  en: {
    engine: 'engine',
    why: 'not SQL: ',
    statement: (number: number) => `SQL statement ${number}`,
    took: (rows: string, time: string) => `${rows} in ${time}`,
    rows: (count: number) => (count === 1 ? 'row' : 'rows'),
    all: 'The whole query: ',
    colon: ': ',
  },
} as const;

/** The algebra as a tree, each line marked with what answers it; then each statement, with its rows and time. */
export function explanationText(explanation: Explanation, language: Language): string {
  const say = words[language];
  const write = (number: number) => new Intl.NumberFormat(language).format(number);
  const took = ({ rows, milliseconds }: { rows: number; milliseconds: number }) =>
    say.took(`${write(rows)} ${say.rows(rows)}`, `${write(milliseconds)} ms`);
  const { plan, statements } = explanation;
  return [
    ...tree(plan, language),
    '',
    ...statements.flatMap((statement, at) => [
      `${say.statement(at + 1)}${say.colon}${took(statement)}`,
      '',
      ...statement.sql.split('\n').map((line) => `  ${line}`),
      '',
    ]),
    `${say.all}${took(explanation)}`,
    '',
  ].join('\n');
}

function tree(part: ExplainedPart, language: Language, depth = 0): string[] {
  const { engine, why } = words[language];
  const line = (mark: string, text: string) => `${mark.padEnd(8)}${'  '.repeat(depth)}${text}`;
  const { operation, statement, reason, parts } = part;
  return [
    line(statement === undefined ? engine : `SQL ${statement}`, operation),
    ...(reason ? [line('', `└ ${why}${reason[language]}`)] : []),
    ...parts.flatMap((inner) => tree(inner, language, depth + 1)),
  ];
}
