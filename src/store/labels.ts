/** The names of things, in both languages, as the release states them. */
import { iri, namedNode, type Text } from '../rdf/index.ts';
import type { Database } from './database.ts';
import { type Dictionary, keyOf } from './dictionary.ts';

/** The properties that name a thing, the best first. */
const naming = [
  iri('skos:prefLabel'),
  iri('rdfs:label'),
  iri('dct:title'),
  iri('foaf:name'),
  iri('vcard:fn'),
];

/**
 * @param wanted  IRIs
 * @returns IRI → name; what has none is left out. A name in one language stands for both.
 */
export async function labels(
  db: Database,
  dictionary: Dictionary,
  wanted: Iterable<string>,
): Promise<Map<string, Text>> {
  const subjects = [...new Set(wanted)].map((value) => namedNode(value));
  const ids = await dictionary.ids([...subjects, ...naming]);
  const idOf = (term: (typeof naming)[number]) => ids.get(keyOf(term)) ?? 0;
  const things = new Map(subjects.map((subject) => [idOf(subject), subject.value]));
  things.delete(0);
  if (things.size === 0) return new Map();
  const rows = await db.all(
    `SELECT s.subject, t.language, t.value FROM statement s JOIN term t ON t.id = s.object AND t.kind = 3
     WHERE s.subject IN (${[...things.keys()].join(', ')}) AND s.predicate IN (${naming.map(idOf).join(', ')})
     ORDER BY ${naming.map((property) => `s.predicate = ${idOf(property)} DESC`).join(', ')}, t.value`,
  );
  const found = new Map<string, { fr?: string; en?: string; any: string }>();
  for (const [subject, language, value] of rows) {
    const thing = things.get(subject as number) ?? '';
    const name = found.get(thing) ?? { any: value as string };
    if (language === 'fr') name.fr ??= value as string;
    if (language === 'en') name.en ??= value as string;
    found.set(thing, name);
  }
  return new Map(
    [...found].map(([thing, { fr, en, any }]) => [thing, { fr: fr ?? en ?? any, en: en ?? fr ?? any }]),
  );
}
