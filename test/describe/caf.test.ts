import { describe, expect, it } from 'vitest';
import { findCaf, territoriesOf } from '../../src/describe/index.ts';

const found = (written: string) => {
  const answer = findCaf(written);
  return answer.kind === 'found' ? answer.caf.code : answer.kind;
};

describe('a Caf', () => {
  it('is found by its department, its code and each of its names', () => {
    for (const { code, department = '', name, otherNames } of territoriesOf('caf')) {
      if (department !== '64') expect(found(department)).toBe(code);
      for (const one of [code, name.fr, name.fr.toUpperCase(), ...otherNames]) expect(found(one)).toBe(code);
    }
  });

  it('is found where a spreadsheet dropped the zero of its department', () => {
    expect(found('1')).toBe('ain');
    expect(found('2a')).toBe('corse-du-sud');
  });

  it('is not found by 64 alone, and the answer lists the two that there are', () => {
    const answer = findCaf('64');
    expect(answer.kind).toBe('ambiguous');
    expect(answer.kind === 'ambiguous' && answer.choices.map(({ code }) => code)).toEqual([
      'bearn-et-soule',
      'pays-basque-et-seignanx',
    ]);
    expect(found('bearn-et-soule')).toBe('bearn-et-soule');
    expect(found('Pays Basque et Seignanx')).toBe('pays-basque-et-seignanx');
  });

  it.each(['20', '96', '99', '975', '', ' ', 'Pyrénées-Atlantiques', 'XXXXX', '-'])(
    'is unknown for “%s”',
    (written) => {
      expect(found(written)).toBe('unknown');
    },
  );

  it.each([
    ['landes', 'Caf des Landes'],
    ['loire', 'Caf de la Loire'],
    ['loir-et-cher', 'Caf du Loir-et-Cher'],
    ['meurthe-et-moselle', 'Caf de Meurthe-et-Moselle'],
    ['ain', "Caf de l'Ain"],
    ['ille-et-vilaine', "Caf d'Ille-et-Vilaine"],
    ['paris', 'Caf de Paris'],
    ['la-reunion', 'Caf de La Réunion'],
    ['mayotte', 'Caisse de sécurité sociale de Mayotte'],
  ])('%s is called %s', (code, name) => {
    expect(territoriesOf('caf').find((caf) => caf.code === code)?.name).toEqual({ fr: name, en: name });
  });

  it('coincides with its department but for Landes and Pyrénées-Atlantiques, and says why', () => {
    const close = territoriesOf('caf').filter(({ match }) => match?.kind === 'close');
    expect(close.map(({ code, department }) => [code, department])).toEqual([
      ['landes', '40'],
      ['bearn-et-soule', '64'],
      ['pays-basque-et-seignanx', '64'],
    ]);
    for (const { match } of close) expect(match?.note?.fr).toMatch(/Pays Basque et Seignanx/);
  });
});
