/** The code lists that every catalogue has, by the name under which a description asks for them. */
import { createRequire } from 'node:module';
import { Iris, type Text } from '../rdf/index.ts';
import type { Code, CodeList } from './code-list.ts';
import type { BuiltInCodeList, Granularity } from './description.ts';

const require = createRequire(import.meta.url);

interface Department {
  readonly code: string;
  readonly nom: string;
}

const departments: Department[] = require('@etalab/decoupage-administratif/data/departements.json');
const slug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');

/** @param base  the IRI under which the publisher's things are named, ending in `/` */
export function builtInCodeList(name: BuiltInCodeList, base: string): CodeList {
  const iris = new Iris(base);
  switch (name) {
    case 'caf':
      return {
        scheme: 'caf',
        label: { fr: 'Caf', en: 'Caf' },
        codes: departments.map(({ nom }) => ({
          code: slug(nom),
          iri: iris.caf(slug(nom)),
          label: { fr: nom, en: nom },
        })),
      };
    default:
      return { scheme: 'period', label: { fr: 'Périodes', en: 'Periods' }, codes: [] };
  }
}

/** The Cafs of a department. */
export function cafsOfDepartment(department: string): string[] {
  if (department === '64') return ['bearn-et-soule', 'pays-basque-et-seignanx'];
  return departments.filter(({ code }) => code === department).map(({ nom }) => slug(nom));
}

const months = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aou', 'sept', 'oct', 'nov', 'dec'];

/** A period as a table writes it → its code. */
export function parsePeriod(spelled: string, granularity: Granularity): string | undefined {
  const plain = spelled.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const iso = /^(\d{4})(-\d{2})?$/.exec(plain);
  if (iso) return plain;
  const [, name = '', year = ''] = /^([a-z]+)\.?[-\s./]*(\d{2}|\d{4})$/.exec(plain) ?? [];
  const month = months.findIndex((start) => name.startsWith(start)) + 1;
  if (granularity !== 'month' || month === 0) return undefined;
  return `${year.length === 2 ? (Number(year) > 50 ? `19${year}` : `20${year}`) : year}-${String(month).padStart(2, '0')}`;
}

export function periodCode(code: string, base: string): Code {
  const label: Text = { fr: code, en: code };
  return { code, iri: new Iris(base).period(code), label };
}
