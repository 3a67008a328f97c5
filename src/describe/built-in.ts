/** The code lists that every catalogue has, by the name under which a description asks for them. */
import { Iris, type Text } from '../rdf/index.ts';
import type { CodeList } from './code-list.ts';
import type { BuiltInCodeList } from './description.ts';
import { territoriesOf } from './geography.ts';
import { territoryIri } from './territory.ts';

const labels: Readonly<Record<BuiltInCodeList, Text>> = {
  caf: { fr: 'Caisses d’allocations familiales (Caf)', en: 'Family allowance funds (Caf)' },
  departement: { fr: 'Départements', en: 'Departments' },
  region: { fr: 'Régions', en: 'Regions' },
  commune: { fr: 'Communes', en: 'Municipalities (communes)' },
  month: { fr: 'Périodes', en: 'Periods' },
  quarter: { fr: 'Périodes', en: 'Periods' },
  year: { fr: 'Périodes', en: 'Periods' },
};

/**
 * A list of periods holds none: the tables say which there are.
 * Regions are those of today and of before 2016, whose codes do not overlap.
 *
 * @param base  the IRI under which the publisher's things are named, ending in `/`
 */
export function builtInCodeList(name: BuiltInCodeList, base: string): CodeList {
  const label = labels[name];
  if (name === 'month' || name === 'quarter' || name === 'year')
    return { scheme: 'period', label, codes: [] };
  const iris = new Iris(base);
  return {
    scheme: name,
    label,
    codes: territoriesOf(name).map((territory) => ({
      code: territory.code,
      iri: territoryIri(iris, territory),
      label: territory.name,
      ...(territory.otherNames.length > 0 && { spelled: territory.otherNames }),
    })),
  };
}
