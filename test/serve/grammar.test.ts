/** Sentences about territories and figures, in both languages. */
import { expect, test } from 'vitest';
import * as en from '../../src/serve/texts/en/grammar.ts';
import * as fr from '../../src/serve/texts/fr/grammar.ts';
import type { Place, Saying } from '../../src/serve/texts/saying.ts';

const landes: Place = { kind: 'departement', name: 'Landes', joined: 'des Landes' };
const caf: Place = { kind: 'caf', name: 'Caf des Landes' };
const december = {
  fr: { code: '2014-12', label: 'décembre 2014' },
  en: { code: '2014-12', label: 'December 2014' },
};

test.each<[Place, string, string, string]>([
  [caf, 'la Caf des Landes', 'de la Caf des Landes', 'the Caf des Landes'],
  [landes, 'le département des Landes', 'du département des Landes', 'the department of Landes'],
  [
    { kind: 'region', name: 'Occitanie' },
    'la région Occitanie',
    'de la région Occitanie',
    'the region of Occitanie',
  ],
  [{ kind: 'pays', name: 'France' }, 'la France', 'de la France', 'France'],
  [{ kind: 'commune', name: 'Dax' }, 'la commune de Dax', 'de la commune de Dax', 'the commune of Dax'],
  [
    { kind: 'commune', name: 'Le Mans' },
    'la commune du Mans',
    'de la commune du Mans',
    'the commune of Le Mans',
  ],
  [
    { kind: 'commune', name: 'Les Abymes' },
    'la commune des Abymes',
    'de la commune des Abymes',
    'the commune of Les Abymes',
  ],
  [{ kind: 'commune', name: 'Agen' }, 'la commune d’Agen', 'de la commune d’Agen', 'the commune of Agen'],
  [{ kind: 'other', name: 'Zone 3' }, '« Zone 3 »', 'de « Zone 3 »', '“Zone 3”'],
])('%o is named with its articles', (place, the, ofThe, english) => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect([plain(fr.the(place)), plain(fr.ofThe(place))]).toEqual([the, ofThe]);
  expect([en.the(place), en.ofThe(place)]).toEqual([english, `of ${english}`]);
});

test('periods take the preposition of their length', () => {
  expect(fr.when({ code: '2014-Q4', label: '4e trimestre 2014' })).toBe('au 4e trimestre 2014');
  expect(fr.when({ code: '2014', label: '2014' })).toBe('en 2014');
  expect(en.when({ code: '2014-Q4', label: '4th quarter 2014' })).toBe('in the 4th quarter of 2014');
});

test('a figure, a secret and an unknown are three sentences', () => {
  const say = (figure: Saying['figure'], language: 'fr' | 'en') =>
    ({ fr, en })[language].sentence({ when: december[language], where: caf, others: [], figure });
  expect(say({ words: '5 465 bénéficiaires' }, 'fr')).toBe(
    'En décembre 2014, la Caf des Landes comptait 5 465 bénéficiaires',
  );
  expect(say('confidential', 'fr')).toBe(
    'En décembre 2014, le chiffre de la Caf des Landes est confidentiel',
  );
  expect(say('missing', 'fr')).toBe('En décembre 2014, le chiffre de la Caf des Landes n’est pas connu');
  expect(say({ words: '5,465 recipients' }, 'en')).toBe(
    'In December 2014, the Caf des Landes had 5,465 recipients',
  );
  expect(say('confidential', 'en')).toBe(
    'In December 2014, the figure of the Caf des Landes is confidential',
  );
  expect(say('missing', 'en')).toBe('In December 2014, the figure of the Caf des Landes is not known');
});

test('without a period or a territory the sentence still stands', () => {
  const figure = { words: '7 réponses' };
  expect(fr.sentence({ others: ['Réponse : Oui'], figure })).toBe('On compte 7 réponses (Réponse : Oui)');
  expect(en.sentence({ others: ['Answer: Yes'], figure: { words: '7 answers' } })).toBe(
    'There are 7 answers (Answer: Yes)',
  );
  expect(fr.sentence({ where: landes, others: [], figure })).toBe(
    'Le département des Landes compte 7 réponses',
  );
  expect(fr.sentence({ others: [], figure: 'confidential' })).toBe('Le chiffre est confidentiel');
  expect(en.sentence({ when: december.en, others: [], figure: { words: '7 answers' } })).toBe(
    'In December 2014, there were 7 answers',
  );
});

test('a change is more, fewer or as many', () => {
  const since = december.fr;
  expect(fr.change({ difference: 35n, amount: '35', percent: '+0,6 %', since })).toBe(
    'C’est 35 de plus qu’en décembre 2014 (+0,6 %).',
  );
  expect(fr.change({ difference: -1n, amount: '1', since })).toBe('C’est 1 de moins qu’en décembre 2014.');
  expect(fr.change({ difference: 0n, amount: '0', since })).toBe('C’est autant qu’en décembre 2014.');
  expect(en.change({ difference: -2n, amount: '2', percent: '-4%', since: december.en })).toBe(
    'That is 2 fewer than in December 2014 (-4%).',
  );
});
