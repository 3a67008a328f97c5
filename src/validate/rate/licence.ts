/** Which licences let anybody reuse data for anything. */
import { object, textOf } from '../graph.ts';
import type { Found, RateInput } from './rating.ts';

/**
 * By the address that names them, `http:` or `https:`, with or without `www.`.
 *
 * @see https://opendefinition.org/licenses/
 */
const openLicences: readonly RegExp[] = [
  /^(www\.)?etalab\.gouv\.fr\/licence-ouverte/,
  /^github\.com\/etalab\/licence-ouverte\//,
  /^spdx\.org\/licenses\/(etalab-2\.0|CC0-1\.0|CC-BY(-SA)?-[34]\.0|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0|OGL-UK-3\.0)(\.html)?$/,
  /^creativecommons\.org\/(licenses\/by(-sa)?|publicdomain\/zero)\//,
  /^(www\.)?opendatacommons\.org\/licenses\/(odbl|by|pddl)\//,
  /^(www\.)?nationalarchives\.gov\.uk\/doc\/open-government-licence\//,
];

export function licence({ iris, layout, graph }: RateInput): Found {
  const licence = object(graph, iris.dataset(layout.dataset), 'dct:license');
  if (licence === undefined) {
    return {
      met: false,
      evidence: { fr: 'Aucune licence n’est donnée.', en: 'No licence is given.' },
      remedy: {
        fr: 'Donnez la licence dans catalog.yaml, par exemple la Licence Ouverte 2.0.',
        en: 'Give the licence in catalog.yaml, for instance the Open Licence 2.0.',
      },
    };
  }
  const name = textOf(graph, licence, 'rdfs:label') ?? { fr: licence.value, en: licence.value };
  const address = licence.value.replace(/^https?:\/\//, '');
  return openLicences.some((known) => known.test(address))
    ? { met: true, evidence: { fr: `Licence ouverte : ${name.fr}.`, en: `Open licence: ${name.en}.` } }
    : {
        met: false,
        evidence: {
          fr: `La licence ${name.fr} n’est pas de celles que l’on sait ouvertes.`,
          en: `The licence ${name.en} is not one of those known as open.`,
        },
        remedy: {
          fr: 'Choisissez une licence ouverte : Licence Ouverte 2.0, CC BY 4.0, ODbL…',
          en: 'Choose an open licence: Open Licence 2.0, CC BY 4.0, ODbL…',
        },
      };
}
