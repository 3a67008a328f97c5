import { describe, expect, it } from 'vitest';
import { regionOf, territories, territoriesOf, territory, territoryIri } from '../../src/describe/index.ts';
import { Iris } from '../../src/rdf/index.ts';

const codes = (level: Parameters<typeof territoriesOf>[0]) => territoriesOf(level).map(({ code }) => code);

describe('the territories of France', () => {
  it('are one country, 18 regions of today and 16 that ended, 101 departments and 102 Cafs', () => {
    const regions = territoriesOf('region');
    expect(territoriesOf('pays')).toHaveLength(1);
    expect(regions.filter(({ validity }) => validity?.until === undefined)).toHaveLength(18);
    expect(regions.filter(({ validity }) => validity?.until === '2015-12-31')).toHaveLength(16);
    expect(territoriesOf('departement')).toHaveLength(101);
    expect(territoriesOf('caf')).toHaveLength(102);
    expect(territories()).toHaveLength(1 + 34 + 101 + 102);
  });

  it('have codes that are unique at their level, and in the order of codes', () => {
    for (const level of ['region', 'departement', 'commune'] as const) {
      expect(codes(level)).toEqual([...new Set(codes(level))].sort());
    }
    expect(new Set(codes('caf')).size).toBe(102);
  });

  it('have parents, departments and successors that are there, and not gone', () => {
    for (const one of [...territories(), ...territoriesOf('commune')]) {
      if (one.level === 'pays') continue;
      expect(one.parent && territory(one.parent)?.validity?.until, one.code).toBeUndefined();
      expect(one.parent && territory(one.parent), one.code).toBeDefined();
      if (one.department) expect(territory({ level: 'departement', code: one.department })).toBeDefined();
      for (const code of one.successors) {
        expect(territory({ level: 'region', code })?.validity).toEqual({ from: '2016-01-01' });
      }
    }
  });

  it('are named by INSEE’s code URIs, and Cafs by the publisher', () => {
    const iris = new Iris('http://example.org/');
    const iri = (level: 'caf' | 'departement' | 'commune' | 'pays', code: string) =>
      territoryIri(iris, { level, code }).value;
    expect(iri('departement', '2A')).toBe('http://id.insee.fr/geo/departement/2A');
    expect(iri('commune', '01001')).toBe('http://id.insee.fr/geo/commune/01001');
    expect(iri('pays', 'france')).toBe('http://id.insee.fr/geo/pays/france');
    expect(iri('caf', 'landes')).toBe('http://example.org/id/caf/landes');
  });
});

describe('a region of before 2016', () => {
  const former = territoriesOf('region').filter(({ validity }) => validity?.until !== undefined);

  it('has one successor, which holds all its departments', () => {
    for (const { code, successors } of former) {
      const departments = territoriesOf('departement').filter(({ formerRegion }) => formerRegion === code);
      expect(departments.length, code).toBeGreaterThan(1);
      for (const { parent } of departments) expect(successors).toEqual([parent?.code]);
    }
  });

  it('has a code that no region of today bears', () => {
    expect(former.map(({ code }) => code)).toEqual(
      '21 22 23 25 26 31 41 42 43 54 72 73 74 82 83 91'.split(' '),
    );
  });

  it('is found for every department: 22 regions in metropolitan France, five overseas', () => {
    const found = territoriesOf('departement').map((one) => regionOf(one, '2015')?.code);
    expect(found).not.toContain(undefined);
    expect(new Set(found).size).toBe(27);
    expect(new Set(territoriesOf('departement').map((one) => regionOf(one, '2016')?.code)).size).toBe(18);
  });

  it.each(
    // The `reg` column of the Cafdata table.
    Object.entries({ 40: 72, 41: 24, 42: 82, 43: 83, 44: 52, 45: 24, 46: 73, 47: 72, 48: 91, 49: 52, 50: 25 })
      .concat(Object.entries({ 51: 21, 52: 21, 53: 52, 54: 41, 55: 41 }))
      .map(([department, region]) => [department, String(region)] as const),
  )('department %s was in region %s in 2015', (code, region) => {
    expect(regionOf({ level: 'departement', code }, '2015')?.code).toBe(region);
  });
});

describe('the region of a territory', () => {
  it('follows the geography of the year', () => {
    expect(regionOf({ level: 'caf', code: 'landes' }, '2014')?.name.fr).toBe('Aquitaine');
    expect(regionOf({ level: 'caf', code: 'landes' }, '2016')?.name.fr).toBe('Nouvelle-Aquitaine');
    expect(regionOf({ level: 'commune', code: '40273' }, '2015')?.code).toBe('72');
    expect(regionOf({ level: 'departement', code: '41' }, '2015')).toMatchObject({
      code: '24',
      name: { fr: 'Centre-Val de Loire' },
      otherNames: ['Centre'],
    });
  });

  it('is nothing for what is unknown or above it', () => {
    expect(regionOf({ level: 'caf', code: 'nowhere' }, '2015')).toBeUndefined();
    expect(regionOf({ level: 'pays', code: 'france' }, '2015')).toBeUndefined();
  });
});
