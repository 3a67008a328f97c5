import { expect, test } from 'vitest';
import { type CubeLayout, observationQuads, statusTerms } from '../../src/cube/index.ts';
import { csvMetadata } from '../../src/publish/writer/csvw.ts';
import { Iris, iri, namedNode } from '../../src/rdf/index.ts';

const iris = new Iris('http://example.org/stats/');
const layout: CubeLayout = {
  dataset: 'aah',
  dimensions: [
    { id: 'refArea', property: iri('sdmx-dimension:refArea').value, scheme: 'departement' },
    { id: 'refPeriod', property: iri('sdmx-dimension:refPeriod').value, scheme: 'period' },
  ],
  measure: { id: 'beneficiaires', property: iris.def('beneficiaires').value },
  tables: ['caf-fr'],
  observations: 2,
};
const insee = (code: string) => `http://id.insee.fr/geo/departement/${code}`;
const list = (scheme: string, codes: readonly string[], address: (code: string) => string) => ({
  scheme,
  codes: codes.map((code) => ({ code, iri: address(code), parent: null })),
});
const periods = list('period', ['2014-09', '2014-12'], (code) => iris.period(code).value);

interface Column {
  name: string;
  propertyUrl?: string;
  valueUrl?: string;
  suppressOutput?: true;
}
interface Metadata {
  tableSchema: { aboutUrl: string; columns: Column[] };
}

const described = (areas: typeof periods) => csvMetadata(iris, layout, [areas, periods]) as Metadata;

/** The statements of one row in the minimal mode of https://www.w3.org/TR/csv2rdf/, for what is used here. */
function statements({ tableSchema }: Metadata, row: Record<string, string>): string[] {
  const expand = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(row[name] ?? ''));
  return tableSchema.columns.flatMap(({ name, propertyUrl, valueUrl, suppressOutput }) => {
    const value = valueUrl === undefined ? row[name] : expand(valueUrl);
    if (suppressOutput || value === undefined || value === '') return [];
    return [[expand(tableSchema.aboutUrl), propertyUrl ?? `#${name}`, value].join(' ')];
  });
}

test.each(['A', 'C', 'M'] as const)(
  'a row with status %s becomes its observation again, but for its status',
  (letter) => {
    const figure = letter === 'A' ? 5465n : null;
    const observation = observationQuads(iris, layout, {
      codes: ['2A', '2014-12'],
      values: [namedNode(insee('2A')), iris.period('2014-12')],
      figure,
      status: statusTerms(iris)[letter],
      sources: 1n,
    });
    const published = observation
      .filter(({ predicate: { value } }) => !/Status$|#observation$/.test(value))
      .map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value].join(' '));
    const row = {
      refArea: '2A',
      refAreaLabel: 'Corse-du-Sud',
      refPeriod: '2014-12',
      refPeriodLabel: 'décembre 2014',
      beneficiaires: figure === null ? '' : String(figure),
      obsStatus: letter,
    };
    const areas = list('departement', ['01', '2A'], insee);
    expect(statements(described(areas), row).sort()).toEqual(published.sort());
  },
);

test.each([
  [
    'one that starts otherwise',
    ['01', '2A'],
    (code: string) => (code === '01' ? insee(code) : iris.caf(code).value),
  ],
  ['one that the code does not end', ['01', '2A'], (code: string) => `${insee(code)}/`],
  ['a code that a template would escape', ['01', 'île'], insee],
])('a list with %s has no template', (_, codes, address) => {
  const [area, , period] = described(list('departement', codes, address)).tableSchema.columns;
  expect(area).not.toHaveProperty('valueUrl', expect.any(String));
  expect(period?.valueUrl).toBe('http://example.org/stats/id/period/{refPeriod}');
});
