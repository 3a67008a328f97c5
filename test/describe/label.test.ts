import fc from 'fast-check';
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
    ['LOIR ET CHER', 'loir-et-cher'],
    ['Cotes d’Armor', 'cotes-d-armor'],
    ['Caf de la Loire', 'loire'],
    ['', 'loire'],
  ])('“%s” agrees with %s', (label, code) => {
    expect(agrees(label, code)).toBe(true);
  });

  it.each([
    ['Loire', 'loire-atlantique'],
    ['Haute-Loire', 'loire'],
    ['Loiret', 'loire'],
    ['Meurthe-et-Mosellex', 'meurthe-et-moselle'],
    ['Landes', 'nowhere'],
  ])('“%s” contradicts %s', (label, code) => {
    expect(agrees(label, code)).toBe(false);
  });

  it('agrees when it is cut anywhere, unless what is left is another’s whole name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...departments), fc.nat(30), ({ code, name }, length) => {
        const cut = name.slice(0, length);
        const other = departments.some((one) => one.code !== code && one.name === cut);
        expect(agrees(cut, code)).toBe(!other);
      }),
    );
  });

  it('contradicts every code but its own when it is whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...departments), fc.constantFrom(...departments), (one, other) => {
        expect(agrees(one.name, other.code)).toBe(one.code === other.code);
      }),
    );
  });

  it('may be shared by communes of the same name', () => {
    const communes = builtInCodeList('commune', 'http://example.org/');
    const named = communes.codes.filter(({ label }) => label.fr === 'Saint-Denis').map(({ code }) => code);
    expect(named.length).toBeGreaterThan(1);
    for (const code of named) expect(labelAgrees('SAINT DENIS', code, communes)).toBe(true);
  });
});
