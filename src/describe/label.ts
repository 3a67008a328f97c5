/** Whether the label that a table gives beside a code is that code's. */
import type { Code, CodeList } from './code-list.ts';

/**
 * Letters without accents or capitals, digits, and one space for whatever stands between words:
 * `Côtes-d'Armor` → `cotes d armor`. What joined a word that was cut off leaves its space: `Loire-` → `loire `.
 */
export function words(label: string): string {
  return label
    .trim()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trimStart();
}

/** The names of each code of a list, reduced to words, and the codes that bear each name. */
interface Names {
  readonly of: ReadonlyMap<string, readonly string[]>;
  readonly bearers: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<CodeList, Names>();

/**
 * A label agrees when it is one of the code's names, or the beginning of one: columns cut labels short
 * (`Loire-Atlanti`). It does not when it is the whole name of another code: `Loire` is no short form of
 * `Loire-Atlantique`, though `Loire-` is. Accents, capitals, and what stands between words make no
 * difference; a blank label says nothing.
 */
export function labelAgrees(label: string, code: string, list: CodeList): boolean {
  const { of, bearers } = namesIn(list);
  const said = words(label);
  const others = bearers.get(said);
  if (others) return others.has(code);
  return (of.get(code) ?? []).some((name) => name.startsWith(said));
}

function namesIn(list: CodeList): Names {
  const before = known.get(list);
  if (before) return before;
  const of = new Map(list.codes.map((one) => [one.code, namesOf(one)]));
  const bearers = new Map<string, Set<string>>();
  for (const [code, names] of of) {
    for (const name of names) bearers.set(name, (bearers.get(name) ?? new Set()).add(code));
  }
  const names = { of, bearers };
  known.set(list, names);
  return names;
}

const namesOf = ({ label, spelled = [] }: Code): string[] => [label.fr, label.en, ...spelled].map(words);
