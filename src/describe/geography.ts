/** The territories of France, from INSEE's official code as etalab packages it and from vocab/territories.yaml. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Level, Territory, TerritoryKey } from './territory.ts';

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

const rows = (file: string): readonly Row[] =>
  require(`@etalab/decoupage-administratif/data/${file}.json`) as Row[];

/**
 * The words between a noun and a name, by TNCC; with the straight apostrophe of INSEE's names.
 *
 * @see https://www.insee.fr/fr/information/2560684 (variable TNCC)
 */
const links = ['de ', "d'", 'du ', 'de la ', 'des ', "de l'", 'des ', 'de las ', 'de los '];

const text = z.strictObject({ fr: z.string(), en: z.string() });
const level = z.enum(['region', 'departement']);
const exceptionsSchema = z.strictObject({
  cafs: z.array(
    z.strictObject({
      slug: z.string(),
      department: z.string(),
      name: z.string().optional(),
      otherNames: z.array(z.string()).optional(),
      match: z.enum(['exact', 'close']),
      note: text,
    }),
  ),
  formerRegions: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      successor: z.string(),
      departments: z.array(z.string()),
    }),
  ),
  formerNames: z.array(z.strictObject({ level, code: z.string(), name: z.string() })),
  beginnings: z.array(z.strictObject({ level, code: z.string(), from: z.iso.date() })),
});

type Exceptions = z.output<typeof exceptionsSchema>;

/** The day on which the regions of today took over, and the eve. */
const reform = { year: 2016, from: '2016-01-01', until: '2015-12-31' };

const france: TerritoryKey = { level: 'pays', code: 'france' };

let all: { readonly territories: readonly Territory[]; readonly exceptions: Exceptions } | undefined;
let municipal: readonly Territory[] | undefined;

/** France, its regions of today and of before 2016, its departments, its Cafs: each level in the order of codes. */
export function territories(): readonly Territory[] {
  return load().territories;
}

/** The communes of today, in the order of codes: 35,000, read when they are first asked for. */
export function communes(): readonly Territory[] {
  const departments = new Set(ofLevel('departement').map(({ code }) => code));
  municipal ??= rows('communes').flatMap(({ type, code, nom, departement = '' }) =>
    type === 'commune-actuelle' && departments.has(departement)
      ? [
          {
            ...named('commune', code, nom),
            parent: { level: 'departement', code: departement },
            department: departement,
          },
        ]
      : [],
  );
  return municipal;
}

export function ofLevel(level: Level): readonly Territory[] {
  return level === 'commune' ? communes() : territories().filter((territory) => territory.level === level);
}

/**
 * The region of a territory in the geography of a year: 72 in 2015 and 75 in 2016 for the Caf des Landes.
 *
 * @param year  four digits; the geography is that of 1 January
 * @returns nothing for a territory that is unknown, above a region, or a region that the year does not know
 */
export function regionOf({ level, code }: TerritoryKey, year: string): Territory | undefined {
  const before = Number(year) < reform.year;
  const territory = ofLevel(level).find((one) => one.code === code);
  if (level === 'region') {
    const { validity } = territory ?? {};
    const first = `${year}-01-01`;
    return (validity?.from ?? first) <= first && first <= (validity?.until ?? first) ? territory : undefined;
  }
  const department = level === 'departement' ? territory?.code : territory?.department;
  if (department === undefined) return undefined;
  const former = load().exceptions.formerRegions.find(({ departments }) => departments.includes(department));
  const today = ofLevel('departement').find((one) => one.code === department)?.parent?.code;
  const region = before && former ? former.code : today;
  return ofLevel('region').find((one) => one.code === region);
}

function load() {
  all ??= build();
  return all;
}

function build() {
  const file = new URL('../../vocab/territories.yaml', import.meta.url);
  const exceptions = exceptionsSchema.parse(parse(readFileSync(file, 'utf8')));
  const departments = rows('departements').filter(({ zone }) => zone !== 'com');
  const regions = rows('regions').filter(({ zone }) => zone !== 'com');
  const territories = [
    named('pays', 'france', 'France'),
    ...[...regions.map((row) => region(row, exceptions)), ...formerRegions(exceptions)].sort(byCode),
    ...departments.map((row) => department(row, exceptions)),
    ...departments.flatMap((row) => cafs(row, exceptions)),
  ];
  return { territories, exceptions };
}

const byCode = (a: Territory, b: Territory): number => (a.code < b.code ? -1 : 1);

const named = (level: Level, code: string, name: string): Territory => ({
  level,
  code,
  name: { fr: name, en: name },
  otherNames: [],
  successors: [],
});

function region({ code, nom }: Row, exceptions: Exceptions): Territory {
  const isNew = exceptions.formerRegions.some(({ successor }) => successor === code);
  return dated(
    { ...named('region', code, nom), parent: france },
    exceptions,
    isNew ? reform.from : undefined,
  );
}

function department({ code, nom, region = '' }: Row, exceptions: Exceptions): Territory {
  return dated({ ...named('departement', code, nom), parent: { level: 'region', code: region } }, exceptions);
}

/** With the names that it had, and the day on which it began. */
function dated(territory: Territory, { formerNames, beginnings }: Exceptions, since?: string): Territory {
  const same = (key: TerritoryKey) => key.level === territory.level && key.code === territory.code;
  const from = since ?? beginnings.find(same)?.from;
  return {
    ...territory,
    otherNames: formerNames.filter(same).map(({ name }) => name),
    ...(from !== undefined && { validity: { from } }),
  };
}

const formerRegions = ({ formerRegions }: Exceptions): Territory[] =>
  formerRegions.map(({ code, name, successor }) => ({
    ...named('region', code, name),
    parent: france,
    validity: { until: reform.until },
    successors: [successor],
  }));

/** The Cafs of a department: named after it, unless the exceptions say otherwise. */
function cafs({ code, nom, typeLiaison, region = '' }: Row, exceptions: Exceptions): Territory[] {
  const usual = { slug: slugOf(nom), name: `Caf ${links[typeLiaison] ?? ''}${nom}`, otherNames: [nom] };
  const stated = exceptions.cafs.filter(({ department }) => department === code);
  const own = stated.length > 0 ? stated : [{ slug: usual.slug, match: 'exact' as const }];
  return own.map((caf) => {
    const { slug, match, name, otherNames, note } = {
      name: undefined,
      otherNames: undefined,
      note: undefined,
      ...caf,
    };
    return {
      ...named('caf', slug, name ?? usual.name),
      otherNames: otherNames ?? usual.otherNames,
      parent: { level: 'region', code: region },
      department: code,
      match: { kind: match, ...(note && { note }) },
    };
  });
}

const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
