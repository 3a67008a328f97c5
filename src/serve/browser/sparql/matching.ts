/** Which words of the vocabulary a beginning leads to. */

export interface Completable {
  readonly iri: string;
  readonly kind: 'property' | 'class' | 'dataset' | 'code';
  readonly label?: string;
  /** The kind as readers call it. */
  readonly said: string;
}

/** What may stand at a place of a query. */
export type Wanted = 'property' | 'class' | 'thing';

const kinds: Readonly<Record<Wanted, readonly Completable['kind'][]>> = {
  property: ['property'],
  class: ['class'],
  thing: ['dataset', 'class', 'code'],
};

/** @param word  what is written of it so far: an IRI, a prefixed name, or a part of a name */
export function fits(
  { iri, kind, label = '' }: Completable,
  word: string,
  wanted: Wanted,
  prefixes: Readonly<Record<string, string>>,
): boolean {
  if (!kinds[wanted].includes(kind)) return false;
  if (word === '') return true;
  if (word.startsWith('<')) return iri.startsWith(word.slice(1));
  const [, prefix, local = ''] = /^([\w-]*):(.*)$/.exec(word) ?? [];
  if (prefix !== undefined) return iri.toLowerCase().startsWith(`${prefixes[prefix]}${local}`.toLowerCase());
  const sought = fold(word);
  const last = iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  const isPrefix = Object.entries(prefixes).some(
    ([name, namespace]) => name.startsWith(sought) && iri.startsWith(namespace),
  );
  return isPrefix || fold(last).includes(sought) || ` ${fold(label)}`.includes(` ${sought}`);
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
