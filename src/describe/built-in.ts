/** The code lists that every catalogue has, by the name under which a description asks for them. */
import { createRequire } from 'node:module';
import { Iris } from '../rdf/index.ts';
import type { CodeList } from './code-list.ts';
import type { BuiltInCodeList } from './description.ts';

const require = createRequire(import.meta.url);

interface Department {
  readonly code: string;
  readonly nom: string;
}

/** @param base  the IRI under which the publisher's things are named, ending in `/` */
export function builtInCodeList(name: BuiltInCodeList, base: string): CodeList {
  const iris = new Iris(base);
  switch (name) {
    case 'caf': {
      const departments: Department[] = require('@etalab/decoupage-administratif/data/departements.json');
      return {
        scheme: 'caf',
        label: { fr: 'Caf', en: 'Caf' },
        codes: departments.map(({ nom }) => {
          const code = nom
            .normalize('NFD')
            .replace(/\p{M}/gu, '')
            .toLowerCase()
            .replace(/[^a-z]+/g, '-');
          return { code, iri: iris.caf(code), label: { fr: nom, en: nom } };
        }),
      };
    }
    default:
      return { scheme: 'period', label: { fr: 'Périodes', en: 'Periods' }, codes: [] };
  }
}

export function cafOfDepartment(department: string): string | undefined {
  const departments: Department[] = require('@etalab/decoupage-administratif/data/departements.json');
  return departments
    .find(({ code }) => code === department)
    ?.nom.normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
}
