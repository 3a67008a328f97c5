/** What a table writes for a code → the code, or why it is none. */
import { type Dimension, findCaf, fold, type Granularity, parsePeriod, suggest } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';

export type Recognised =
  | { readonly code: string }
  | {
      readonly why: 'unknown-code' | 'ambiguous-code' | 'unreadable-period' | 'missing-code';
      readonly expected: Text;
      readonly fix: Text;
    };

export type Recogniser = (spelled: string) => Recognised;

/** @param coding  the coding of the column, when it is not the list's own */
export function recogniserOf(dimension: Dimension, coding?: 'departement'): Recogniser {
  const recognise = coding === 'departement' ? byDepartment : (byPeriod(dimension) ?? bySpelling(dimension));
  return (spelled) => (spelled === '' ? missing(dimension) : recognise(spelled));
}

function missing({ label, id }: Dimension): Recognised {
  return {
    why: 'missing-code',
    expected: { fr: `un code de « ${label.fr} » (${id})`, en: `a code of “${label.en}” (${id})` },
    fix: {
      fr: 'Remplissez la case, ou retirez la ligne si elle ne porte rien.',
      en: 'Fill the cell, or remove the row if it holds nothing.',
    },
  };
}

/** The number of a department; where it has several Cafs, the code or the name of one. */
function byDepartment(spelled: string): Recognised {
  const found = findCaf(spelled);
  if (found.kind === 'found') return { code: found.caf.code };
  if (found.kind === 'unknown') {
    return {
      why: 'unknown-code',
      expected: {
        fr: 'le numéro d’un département : 01 à 95, 2A, 2B, 971 à 976',
        en: 'the number of a department: 01 to 95, 2A, 2B, 971 to 976',
      },
      fix: { fr: 'Corrigez le numéro du département.', en: 'Correct the department’s number.' },
    };
  }
  const { choices } = found;
  const list = choices.map(({ code }) => `\`${code}\``);
  return {
    why: 'ambiguous-code',
    expected: {
      fr: `une Caf : le département ${spelled} en a ${choices.length}`,
      en: `one Caf: department ${spelled} has ${choices.length}`,
    },
    fix: {
      fr: `Écrivez ${list.join(' ou ')} à la place du numéro.`,
      en: `Write ${list.join(' or ')} in place of the number.`,
    },
  };
}

function byPeriod({ builtIn }: Dimension): Recogniser | undefined {
  if (builtIn !== 'month' && builtIn !== 'quarter' && builtIn !== 'year') return undefined;
  const { expected, fix } = periods[builtIn];
  return (spelled) => {
    const code = parsePeriod(spelled, builtIn);
    return code === undefined ? { why: 'unreadable-period', expected, fix } : { code };
  };
}

const periods: Readonly<Record<Granularity, { readonly expected: Text; readonly fix: Text }>> = {
  month: {
    expected: { fr: 'un mois et une année', en: 'a month and a year' },
    fix: {
      fr: 'Écrivez par exemple `déc.-14` ou `2014-12`.',
      en: 'Write for example `déc.-14` or `2014-12`.',
    },
  },
  quarter: {
    expected: { fr: 'un trimestre et une année', en: 'a quarter and a year' },
    fix: { fr: 'Écrivez par exemple `2014-Q4`.', en: 'Write for example `2014-Q4`.' },
  },
  year: {
    expected: { fr: 'une année', en: 'a year' },
    fix: { fr: 'Écrivez par exemple `2014`.', en: 'Write for example `2014`.' },
  },
};

/** By the spellings that the description gives, then by code, then by label. */
function bySpelling({ codeList, label }: Dimension): Recogniser {
  const codes = new Map<string, string>();
  for (const { code, label: name } of codeList.codes.toReversed()) {
    for (const spelling of [name.en, name.fr]) codes.set(fold(spelling), code);
  }
  for (const { code } of codeList.codes) codes.set(fold(code), code);
  for (const { code, spelled = [] } of codeList.codes) {
    for (const spelling of spelled) codes.set(fold(spelling), code);
  }
  return (spelled) => {
    const code = codes.get(fold(spelled));
    if (code !== undefined) return { code };
    const few = codeList.codes.slice(0, 8).map((one) => `\`${one.spelled?.[0] ?? one.code}\``);
    const more = codeList.codes.length > few.length ? '…' : '';
    const meant = codes.size <= 500 ? suggest(spelled, [...codes.keys()]) : undefined;
    const target = meant === undefined ? undefined : codes.get(meant);
    return {
      why: 'unknown-code',
      expected: {
        fr: `un code de « ${label.fr} » : ${few.join(', ')}${more}`,
        en: `a code of “${label.en}”: ${few.join(', ')}${more}`,
      },
      fix:
        target === undefined
          ? {
              fr: 'Corrigez la case, ou ajoutez ce code à la description.',
              en: 'Correct the cell, or add this code to the description.',
            }
          : { fr: `Peut-être \`${target}\`.`, en: `Perhaps \`${target}\`.` },
    };
  };
}
