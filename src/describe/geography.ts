/** The territories of France, from INSEE's official code as etalab packages it and from vocab/territories.yaml. */
import { createRequire } from 'node:module';
import type { Level, Territory, TerritoryKey } from './territory.ts';
import { readTerritoryExceptions, type TerritoryExceptions } from './territory-exceptions.ts';

const require = createRequire(import.meta.url);

/** A row of etalab's files; `zone` is `com` for what is neither department nor region. */
interface Row {
  readonly code: string;
  readonly nom: string;
  /** INSEE's TNCC: how the name is joined to a noun before it. */
  readonly typeLiaison: number;
  readonly zone: 'metro' | 'drom' | 'com';
  readonly region?: string;
  readonly departement?: string;
  readonly type?: string;
}

const rows = (file: string): readonly Row[] => require(`@etalab/decoupage-administratif/data/${file}.json`);

/** The words between a noun and a name, by TNCC; with the straight apostrophe of INSEE's names. */
const links = ['de ', "d'", 'du ', 'de la ', 'des ', "de l'", 'des ', 'de las ', 'de los '];

/** The day on which the regions of today took over, and its eve. */
const reform = { from: '2016-01-01', eve: '2015-12-31' };

const france: TerritoryKey = { level: 'pays', code: 'france' };

type ByCode = ReadonlyMap<string, Territory>;

let byLevel: Readonly<Record<Exclude<Level, 'commune'>, ByCode>> | undefined;
let byCommune: ByCode | undefined;

/** All but communes: France, its regions of today and of before 2016, its departments, its Cafs. */
export function territories(): readonly Territory[] {
  return (['pays', 'region', 'departement', 'caf'] as const).flatMap(territoriesOf);
}

/** In the order of codes; the 35,000 communes of today are read when they are first asked for. */
export function territoriesOf(level: Level): readonly Territory[] {
  return [...index(level).values()];
}

export function territory({ level, code }: TerritoryKey): Territory | undefined {
  return index(level).get(code);
}

/**
 * The region of a territory in the geography of a year: 72 in 2015 and 75 in 2016 for the Caf des Landes.
 *
 * @param year  four digits; the geography is that of 1 January
 * @returns nothing for a territory that is unknown or that no region holds
 */
export function regionOf(key: TerritoryKey, year: string): Territory | undefined {
  const found = territory(key);
  const department = found?.department && territory({ level: 'departement', code: found.department });
  if (!department) return undefined;
  const code = `${year}-01-01` < reform.from ? department.formerRegion : undefined;
  const region = code === undefined ? department.parent : ({ level: 'region', code } as const);
  return region && territory(region);
}

function index(level: Level): ByCode {
  if (level === 'commune') {
    byCommune ??= codes(communes());
    return byCommune;
  }
  byLevel ??= build(readTerritoryExceptions());
  return byLevel[level];
}

const codes = (list: readonly Territory[]): ByCode => new Map(list.map((one) => [one.code, one]));

function build(exceptions: TerritoryExceptions) {
  const departments = rows('departements').filter(({ zone }) => zone !== 'com');
  const regions = rows('regions').filter(({ zone }) => zone !== 'com');
  return {
    pays: codes([named('pays', 'france', 'France')]),
    region: codes(
      [...regions.map((row) => region(row, exceptions)), ...formerRegions(exceptions)].sort((a, b) =>
        a.code < b.code ? -1 : 1,
      ),
    ),
    departement: codes(departments.map((row) => department(row, exceptions))),
    caf: codes(departments.flatMap((row) => cafs(row, exceptions))),
  };
}

const communes = (): Territory[] =>
  rows('communes').flatMap(({ type, code, nom, departement = '' }) => {
    const parent: TerritoryKey = { level: 'departement', code: departement };
    if (type !== 'commune-actuelle' || territory(parent) === undefined) return [];
    return [{ ...named('commune', code, nom), parent, department: departement }];
  });

const named = (level: Level, code: string, name: string): Territory => ({
  level,
  code,
  name: { fr: name, en: name },
  otherNames: [],
  successors: [],
});

function region({ code, nom }: Row, exceptions: TerritoryExceptions): Territory {
  const isNew = exceptions.formerRegions.some(({ successor }) => successor === code);
  const validity = isNew ? { validity: { from: reform.from } } : {};
  return { ...withHistory(named('region', code, nom), exceptions), parent: france, ...validity };
}

function department({ code, nom, region = '' }: Row, exceptions: TerritoryExceptions): Territory {
  const former = exceptions.formerRegions.find(({ departments }) => departments.includes(code));
  return {
    ...withHistory(named('departement', code, nom), exceptions),
    parent: { level: 'region', code: region },
    department: code,
    ...(former && { formerRegion: former.code }),
  };
}

/** With the names that it had, and the day on which it began. */
function withHistory(one: Territory, { formerNames, beginnings }: TerritoryExceptions): Territory {
  const same = ({ level, code }: TerritoryKey) => level === one.level && code === one.code;
  const from = beginnings.find(same)?.from;
  return {
    ...one,
    otherNames: formerNames.filter(same).map(({ name }) => name),
    ...(from !== undefined && { validity: { from } }),
  };
}

const formerRegions = ({ formerRegions }: TerritoryExceptions): Territory[] =>
  formerRegions.map(({ code, name, successor }) => ({
    ...named('region', code, name),
    parent: france,
    validity: { until: reform.eve },
    successors: [successor],
  }));

/** The Cafs of a department: one that is named after it, unless the exceptions say otherwise. */
function cafs({ code, nom, typeLiaison, region = '' }: Row, exceptions: TerritoryExceptions): Territory[] {
  const usual: TerritoryExceptions['cafs'][number] = { slug: slugOf(nom), department: code, match: 'exact' };
  const stated = exceptions.cafs.filter(({ department }) => department === code);
  return (stated.length > 0 ? stated : [usual]).map(({ slug, name, otherNames = [nom], match, note }) => ({
    ...named('caf', slug, name ?? `Caf ${links[typeLiaison] ?? ''}${nom}`),
    otherNames,
    parent: { level: 'region', code: region },
    department: code,
    match: { kind: match, ...(note && { note }) },
  }));
}

/** A department's name as French joins it to a noun, by INSEE's code: « des Landes », « de l'Ain ». */
export function joinedDepartment(code: string): string | undefined {
  const row = rows('departements').find((one) => one.code === code);
  return row && `${links[row.typeLiaison] ?? ''}${row.nom}`;
}

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
