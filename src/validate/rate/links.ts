/** Links from a dataset's codes to the data of others, and whether they are the ones that last. */
import type { PrefixedName, Term } from '../../rdf/index.ts';
import { objects, subjects } from '../graph.ts';
import type { Found, RateInput } from './rating.ts';

const linking: readonly PrefixedName[] = [
  'skos:exactMatch',
  'skos:closeMatch',
  'skos:broadMatch',
  'skos:narrowMatch',
  'owl:sameAs',
  'foaf:focus',
];

/** The form of a link that lasts, by host. Of other hosts nothing is known. */
const lasting: Readonly<Record<string, RegExp>> = {
  // By code: INSEE mints a new UUID at each territorial event.
  'id.insee.fr':
    /^http:\/\/id\.insee\.fr\/geo\/(pays|region|departement|arrondissement|canton|commune)\/[0-9A-Za-z]{1,10}$/,
  'reference.data.gov.uk':
    /^http:\/\/reference\.data\.gov\.uk\/id\/gregorian-(year|quarter|month|day)\/\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?$/,
};

/** The links of the codes that the dataset may use; a code that is another publisher's is a link itself. */
function linksOf({ iris, layout, graph }: RateInput): Term[] {
  return layout.dimensions.flatMap(({ scheme }) =>
    subjects(graph, 'skos:inScheme', iris.scheme(scheme)).flatMap((code) => [
      code,
      ...linking.flatMap((property) => objects(graph, code, property)),
    ]),
  );
}

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).host : undefined;

export function links(input: RateInput): Found {
  const own = hostOf(input.iris.base);
  const addresses = [...new Set(linksOf(input).map(({ value }) => value))].filter(
    (address) => hostOf(address) !== own,
  );
  const wrong = addresses.filter((address) => lasting[hostOf(address) ?? '']?.test(address) === false);
  const counts = new Map<string, number>();
  for (const address of addresses) {
    const host = hostOf(address) ?? address;
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const list = [...counts]
    .sort()
    .map(([host, count]) => `${host} (${count})`)
    .join(', ');
  if (addresses.length === 0) {
    return {
      met: false,
      evidence: { fr: 'Aucun code n’est lié à d’autres données.', en: 'No code is linked to other data.' },
      remedy: {
        fr: 'Prenez les codes d’une liste commune (territoires, périodes) : elle est liée à celles de l’Insee.',
        en: 'Take codes from a shared list (areas, periods): it is linked to INSEE’s.',
      },
    };
  }
  if (wrong.length > 0) {
    const some = wrong.slice(0, 3).join(', ');
    return {
      met: false,
      evidence: {
        fr: `Liens qui n’ont pas une forme durable : ${wrong.length}, dont ${some}.`,
        en: `Links that are not of a form that lasts: ${wrong.length}, among them ${some}.`,
      },
      remedy: {
        fr: 'Liez les territoires de l’Insee par leur code, jamais par un UUID, et les périodes de reference.data.gov.uk par id/gregorian-….',
        en: 'Link INSEE’s territories by their code, never by a UUID, and periods of reference.data.gov.uk by id/gregorian-….',
      },
    };
  }
  return { met: true, evidence: { fr: `Liens vers ${list}.`, en: `Links to ${list}.` } };
}
