/** What a table writes for a code → the code, or why it is none. */
import { type Dimension, findCaf, fold, type Granularity, parsePeriod, suggest } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';
import type { Quote } from './quote.ts';

export type Recognised =
  | { readonly code: string }
  | {
      readonly why: 'unknown-code' | 'ambiguous-code' | 'unreadable-period' | 'missing-code';
      readonly expected: Text;
      readonly fix: Text;
    };

/** The way out for a cell that looks like no code. */
const correct: Text = {
  fr: 'Corrigez la case, ou ajoutez ce code à la description ; si la ligne porte autre chose (un total, une note), retirez-la du fichier.',
  en: 'Correct the cell, or add this code to the description; if the row holds something else (a total, a note), delete it from the file.',
};

export type Recogniser = (spelled: string) => Recognised;

export type Unrecognised = Exclude<Recognised, { readonly code: string }>;

/** What a problem says of it. A suggestion tells what the cell looks like: it goes where the cell itself may be shown. */
export function toldOf(spelled: string, { why, expected, fix }: Unrecognised, quote: Quote) {
  const known = why === 'ambiguous-code';
  return {
    found: spelled === '' ? { fr: 'une case vide', en: 'a blank cell' } : quote.cell(spelled, known),
    expected,
    fix: why === 'unknown-code' && !quote.shows(spelled) ? correct : fix,
  };
}

/** The way to find the codes of a dimension in a table. */
export function recogniserOf(dimension: Dimension): Recogniser {
  const recognise = rules.find(({ fits }) => fits(dimension))?.by(dimension) ?? bySpelling(dimension);
  return (spelled) => (spelled === '' ? missing(dimension) : recognise(spelled));
}

const rules: readonly {
  readonly fits: (dimension: Dimension) => boolean;
  readonly by: (dimension: Dimension) => Recogniser;
}[] = [
  { fits: ({ builtIn }) => builtIn === 'caf', by: () => byDepartment },
  ...(['month', 'quarter', 'year'] as const).map((granularity) => ({
    fits: ({ builtIn }: Dimension) => builtIn === granularity,
    by: () => byPeriod(granularity),
  })),
];

function missing({ label, id }: Dimension): Recognised {
  return {
    why: 'missing-code',
    expected: { fr: `un code de « ${label.fr} » (${id})`, en: `a code of “${label.en}” (${id})` },
    fix: {
      fr: 'Remplissez la case, ou retirez la ligne du fichier si elle porte autre chose (un total, une note).',
      en: 'Fill the cell, or delete the row from the file if it holds something else (a total, a note).',
    },
  };
}

/** A Caf by the number of its department, its name, or its own code. */
function byDepartment(spelled: string): Recognised {
  const found = findCaf(spelled);
  switch (found.kind) {
    case 'found':
      return { code: found.caf.code };
    case 'ambiguous': {
      const choices = found.choices.map(({ code }) => `\`${code}\``);
      return {
        why: 'ambiguous-code',
        expected: {
          fr: `une seule Caf : ${choices.length} répondent à ce numéro ou à ce nom`,
          en: `one Caf: ${choices.length} answer to this number or name`,
        },
        fix: {
          fr: `Écrivez ${choices.join(' ou ')} dans cette case.`,
          en: `Write ${choices.join(' or ')} in this cell.`,
        },
      };
    }
    case 'unknown':
      return {
        why: 'unknown-code',
        expected: {
          fr: 'le numéro d’un département (01 à 95, 2A, 2B, 971 à 976), ou une Caf',
          en: 'the number of a department (01 to 95, 2A, 2B, 971 to 976), or a Caf',
        },
        fix: {
          fr: 'Corrigez le numéro du département, ou retirez la ligne du fichier si elle porte autre chose (un total, une note).',
          en: 'Correct the department’s number, or delete the row from the file if it holds something else (a total, a note).',
        },
      };
  }
}

const examples: Readonly<Record<Granularity, { readonly expected: Text; readonly fix: Text }>> = {
  month: {
    expected: { fr: 'un mois et une année', en: 'a month and a year' },
    fix: {
      fr: 'Écrivez par exemple `déc.-14` ou `2014-12`.',
      en: 'Write for example `déc.-14` or `2014-12`.',
    },
  },
  quarter: {
    expected: { fr: 'un trimestre et une année', en: 'a quarter and a year' },
    fix: { fr: 'Écrivez par exemple `T4 2014`.', en: 'Write for example `T4 2014`.' },
  },
  year: {
    expected: { fr: 'une année', en: 'a year' },
    fix: { fr: 'Écrivez par exemple `2014`.', en: 'Write for example `2014`.' },
  },
};

function byPeriod(granularity: Granularity): Recogniser {
  return (spelled) => {
    const code = parsePeriod(spelled, granularity);
    return code === undefined ? { why: 'unreadable-period', ...examples[granularity] } : { code };
  };
}

/** How long INSEE's codes are: a spreadsheet drops the zero of `01001`. */
const widths: Readonly<Record<string, number>> = { departement: 2, region: 2, commune: 5 };

/** By the list's code, then by the spellings that it gives, then by a label that one code alone bears. */
function bySpelling({ builtIn, codeList, label }: Dimension): Recogniser {
  const codes = new Map(codeList.codes.map(({ code }) => [fold(code), code]));
  const names = new Map<string, Set<string>>();
  for (const { code, label: name, spelled = [] } of codeList.codes) {
    for (const spelling of [name.fr, name.en, ...spelled].map(fold)) {
      names.set(spelling, (names.get(spelling) ?? new Set()).add(code));
    }
  }
  const spellings = codeList.codes.flatMap(({ code, label: name, spelled = [] }) => [
    ...spelled,
    name.fr,
    code,
  ]);
  const width = builtIn === undefined ? 0 : (widths[builtIn] ?? 0);
  return (spelled) => {
    const whole = /^\d+$/.test(spelled) ? spelled.padStart(width, '0') : spelled;
    const bearers = [...(names.get(fold(spelled)) ?? [])];
    const code = codes.get(fold(whole)) ?? (bearers.length === 1 ? bearers[0] : undefined);
    if (code !== undefined) return { code };
    if (bearers.length > 1) return homonym(bearers);
    const few = codeList.codes.slice(0, 8).map((one) => `\`${one.spelled?.[0] ?? one.code}\``);
    const list = `${few.join(', ')}${codeList.codes.length > few.length ? '…' : ''}`;
    const meant = codes.size <= 500 ? suggest(spelled, spellings) : undefined;
    return {
      why: 'unknown-code',
      expected: { fr: `un code de « ${label.fr} » : ${list}`, en: `a code of “${label.en}”: ${list}` },
      fix: meant === undefined ? correct : { fr: `Est-ce « ${meant} » ?`, en: `Is it “${meant}”?` },
    };
  };
}

function homonym(codes: readonly string[]): Recognised {
  const list = codes.slice(0, 8).map((code) => `\`${code}\``);
  return {
    why: 'ambiguous-code',
    expected: {
      fr: `un seul code : ${codes.length} portent ce nom`,
      en: `one code: ${codes.length} bear this name`,
    },
    fix: { fr: `Écrivez le code : ${list.join(', ')}.`, en: `Write the code: ${list.join(', ')}.` },
  };
}
