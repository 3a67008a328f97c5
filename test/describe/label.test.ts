import { describe, expect, it } from 'vitest';
import { builtInCodeList } from '../../src/describe/built-in.ts';
import { labelAgrees, territoriesOf } from '../../src/describe/index.ts';

const cafs = builtInCodeList('caf', 'http://example.org/');
const agrees = (label: string, code: string) => labelAgrees(label, code, cafs);
const departments = territoriesOf('caf').flatMap(({ code, otherNames }) =>
  otherNames.slice(0, 1).map((name) => ({ code, name })),
);

describe('a label', () => {
  it.each([
    ['Loire-Atlanti', 'loire-atlantique'],
    ['Meurthe-et-', 'meurthe-et-moselle'],
    ['Loire-', 'loire-atlantique'],
    ['LOIR ET CHER', 'loir-et-cher'],
    ['Cotes d’Armor', 'cotes-d-armor'],
    ['Caf de la Loire', 'loire'],
    ['', 'loire'],
  ])('“%s” agrees with %s', (label, code) => {
    expect(agrees(label, code)).toBe(true);
  });

  it.each([
    ['Loire', 'loire-atlantique'],
    ['Loire-', 'loire'],
    ['Haute-Loire', 'loire'],
    ['Loiret', 'loire'],
    ['Meurthe-et-Mosellex', 'meurthe-et-moselle'],
    ['Landes', 'nowhere'],
  ])('“%s” contradicts %s', (label, code) => {
    expect(agrees(label, code)).toBe(false);
  });

  it('agrees when it is cut anywhere, unless what is left is another’s whole name', () => {
    for (const { code, name } of departments) {
      for (let length = 0; length <= name.length; length += 1) {
        const cut = name.slice(0, length);
        const other = departments.some((one) => one.code !== code && one.name === cut);
        expect(agrees(cut, code), `${cut} for ${code}`).toBe(!other);
      }
    }
  });

  it('contradicts every code but its own when it is whole', () => {
    for (const { name, code } of departments) {
      const agreeing = departments.filter((other) => agrees(name, other.code));
      expect(agreeing.map((other) => other.code)).toEqual([code]);
    }
  });

  it('may be shared by communes of the same name', () => {
    const communes = builtInCodeList('commune', 'http://example.org/');
    const named = communes.codes.filter(({ label }) => label.fr === 'Saint-Denis').map(({ code }) => code);
    expect(named.length).toBeGreaterThan(1);
    for (const code of named) expect(labelAgrees('SAINT DENIS', code, communes)).toBe(true);
  });
});
