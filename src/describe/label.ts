/** Whether the label that a table gives beside a code is that code's. */
import type { Code, CodeList } from './code-list.ts';

/** Nothing but letters without accents or capitals, and digits: `Côtes-d'Armor` → `cotesdarmor`. */
export function letters(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The names of each code of a list, reduced to letters, and the codes that bear each name. */
interface Names {
  readonly of: ReadonlyMap<string, readonly string[]>;
  readonly bearers: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<CodeList, Names>();

/** A dash or an apostrophe joins words: at the end, it says that the next word was cut off. */
const cutOff = /[\p{Pd}'’]\s*$/u;

/**
 * A label agrees when it is one of the code's names, or the beginning of one: columns cut labels short
 * (`Loire-Atlanti`). It does not when it is the whole name of another code: `Loire` is no short form of
 * `Loire-Atlantique`, though `Loire-` is. Accents, capitals, spaces and dashes within make no difference;
 * a blank label says nothing.
 */
export function labelAgrees(label: string, code: string, list: CodeList): boolean {
  const { of, bearers } = namesIn(list);
  const said = letters(label);
  const cut = cutOff.test(label);
  const others = bearers.get(said);
  if (others && !cut) return others.has(code);
  return (of.get(code) ?? []).some((name) => name.startsWith(said) && !(cut && name === said));
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

const namesOf = ({ label, spelled = [] }: Code): string[] => [label.fr, label.en, ...spelled].map(letters);
