/** One page of each kind, for the tests that look at them all. Each room of pages adds its own. */
import type { Language } from '../../src/rdf/index.ts';

export interface Kind {
  /** Names the pictures: `dataset`. */
  readonly name: string;
  /** Where it is in the release of `data/`, without language. */
  readonly path: string;
  /** A part of what the page says, which is on it with and without scripts. */
  readonly says: Readonly<Record<Language, string>>;
}

export const kinds: readonly Kind[] = [
  {
    name: 'catalogue',
    path: '/',
    says: { fr: 'Combien de personnes reçoivent', en: 'How many people receive' },
  },
  {
    name: 'search',
    path: '/?q=landes',
    says: { fr: '3 résultats', en: '3 results' },
  },
  { name: 'not-found', path: '/doc/caf/lande', says: { fr: 'Caf des Landes', en: 'Caf des Landes' } },
];
