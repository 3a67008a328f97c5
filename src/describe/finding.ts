/** What a rule of a description finds, before it knows its line. */
import type { Text } from '../rdf/index.ts';
import type { Problem } from './problem.ts';
import type { DatasetDescription } from './schema/index.ts';
import { suggest } from './suggest.ts';

/** Keys from the root of the description. */
export type Path = readonly PropertyKey[];
export type Finding = { readonly code: string; readonly path: Path } & Pick<
  Problem,
  'found' | 'expected' | 'fix'
>;
export type Rule = (description: DatasetDescription) => Iterable<Finding>;

/** Names that should be used once, and are used again: the database sees no capitals. */
export function* repeated(
  list: readonly { readonly name: string; readonly path: Path }[],
): Generator<Finding> {
  for (const [index, { name, path }] of list.entries()) {
    if (list.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) === index) continue;
    yield {
      code: 'repeated-name',
      path,
      found: both(`\`${name}\`, déjà pris plus haut`, `\`${name}\`, already taken above`),
      expected: both('un nom qui ne serve qu’une fois', 'a name that is used once'),
      fix: both('Donnez-lui un autre nom.', 'Give it another name.'),
    };
  }
}

/** A name that should be one of those known. */
export function unknown(
  what: 'code' | 'dimension',
  name: string,
  known: readonly string[],
  path: Path,
): Finding {
  const few = 20;
  const meant = known.length <= 500 ? suggest(name, known) : undefined;
  const list = `${known
    .slice(0, few)
    .map((one) => `\`${one}\``)
    .join(', ')}${known.length > few ? '…' : ''}`;
  return {
    code: `unknown-${what}`,
    path,
    found: both(`\`${name}\``, `\`${name}\``),
    expected: both(`l’un de ${list}`, `one of ${list}`),
    fix: meant
      ? both(`Écrivez \`${meant}\`.`, `Write \`${meant}\`.`)
      : both('Choisissez dans cette liste, ou complétez-la.', 'Choose from this list, or add to it.'),
  };
}

export const both = (fr: string, en: string): Text => ({ fr, en });
