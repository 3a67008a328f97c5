/** The five stars and the eight criteria: one line each, from what is there to what is found. */
import { iri, type Text } from '../../rdf/index.ts';
import { has, objects, subjects, textOf } from '../graph.ts';
import { addresses } from './addresses.ts';
import { fetchable, some } from './formats.ts';
import { freshness } from './freshness.ts';
import { licence } from './licence.ts';
import { links } from './links.ts';
import type { Found, MetricName, RateInput } from './rating.ts';

const noFile: Text = { fr: 'Rien ne peut être téléchargé.', en: 'Nothing can be downloaded.' };
const noStructure: Text = {
  fr: 'Aucun téléchargement ne se lit cellule par cellule.',
  en: 'No download can be read cell by cell.',
};
const noOpenFormat: Text = {
  fr: 'Aucun téléchargement n’est dans un format ouvert.',
  en: 'No download is in an open format.',
};

const openFormat = (input: RateInput): Found =>
  some(input, ({ structured, open }) => structured && open, noOpenFormat);

/** @see https://www.w3.org/DesignIssues/LinkedData.html */
export const checks: Readonly<Record<MetricName, (input: RateInput) => Found>> = {
  'star-1': (input) =>
    both(
      licence(input),
      some(input, () => true, noFile),
    ),
  'star-2': (input) => some(input, ({ structured }) => structured, noStructure),
  'star-3': openFormat,
  'star-4': addresses,
  'star-5': links,
  complete,
  'free-licence': licence,
  'open-format': openFormat,
  'non-discriminatory': access,
  raw,
  'up-to-date': freshness,
  'all-uses': (input) => both(licence(input), notes(input)),
  'machine-processable': machine,
};

/** The first that is not met, else both together. */
function both(first: Found, second: Found): Found {
  if (first.met !== true) return first;
  if (second.met !== true) return second;
  return {
    met: true,
    evidence: {
      fr: `${first.evidence.fr} ${second.evidence.fr}`,
      en: `${first.evidence.en} ${second.evidence.en}`,
    },
  };
}

function complete({ iris, layout, graph, contents }: RateInput): Found {
  const { observations, confidential, missing, used } = contents;
  const cells = layout.dimensions.reduce((product, { id }) => product * (used[id] ?? 0), 1);
  // The list of periods is all that any dataset uses: it promises nothing of this one.
  const lists = layout.dimensions.filter(({ scheme }) => scheme !== 'period');
  const partial = lists.flatMap(({ id, scheme }) => {
    const listed = subjects(graph, 'skos:inScheme', iris.scheme(scheme)).length;
    const label = textOf(graph, iris.scheme(scheme), 'skos:prefLabel') ?? { fr: id, en: id };
    return (used[id] ?? 0) < listed ? [{ label, share: `${used[id] ?? 0}/${listed}` }] : [];
  });
  const holes = missing + Math.max(0, cells - observations);
  const counted: Text = {
    fr: `Cases : ${observations}, dont confidentielles : ${confidential}, manquantes : ${missing}.`,
    en: `Cells: ${observations}, of which confidential: ${confidential}, missing: ${missing}.`,
  };
  if (holes === 0 && partial.length === 0) return { met: true, evidence: counted };
  const present = (language: keyof Text) =>
    partial.map(({ label, share }) => `${label[language]} ${share}`).join(', ');
  return {
    met: false,
    evidence: {
      fr: [
        counted.fr,
        ...(holes > missing ? [`Cases sans ligne : ${holes - missing}.`] : []),
        ...(partial.length > 0 ? [`Codes présents : ${present('fr')}.`] : []),
      ].join(' '),
      en: [
        counted.en,
        ...(holes > missing ? [`Cells without a row: ${holes - missing}.`] : []),
        ...(partial.length > 0 ? [`Codes present: ${present('en')}.`] : []),
      ].join(' '),
    },
    remedy: {
      fr: 'Ajoutez les tableaux qui donnent les codes et les cases absents.',
      en: 'Add the tables that give the codes and cells that are absent.',
    },
  };
}

function access({ iris, layout, graph, answers }: RateInput): Found {
  const dataset = iris.dataset(layout.dataset);
  const guarded = [...answers]
    .filter(([, { status }]) => status === 401 || status === 403)
    .map(([address]) => address);
  const stated = objects(graph, dataset, 'dct:accessRights').some(({ value }) => value.endsWith('/PUBLIC'));
  if (guarded.length === 0 && stated) {
    return {
      met: true,
      evidence: {
        fr: 'Accès public ; aucune adresse ne demande qui l’on est.',
        en: 'Public access; no address asks who one is.',
      },
    };
  }
  return {
    met: false,
    evidence: stated
      ? { fr: `Accès gardé : ${guarded.join(', ')}.`, en: `Guarded access: ${guarded.join(', ')}.` }
      : { fr: 'Rien ne dit que l’accès est public.', en: 'Nothing says that access is public.' },
    remedy: {
      fr: 'Ouvrez l’accès à tous, sans identification.',
      en: 'Open access to all, without identification.',
    },
  };
}

function raw({ iris, layout, graph }: RateInput): Found {
  const tables = objects(graph, iris.dataset(layout.dataset), 'prov:wasDerivedFrom');
  const described = tables.filter((table) => objects(graph, table, 'dct:title').length > 0).length;
  return described > 0 && described === tables.length
    ? {
        met: true,
        evidence: {
          fr: `Tableaux sources : ${described} ; chiffres tels quels, seul le secret en cache.`,
          en: `Source tables: ${described}; figures as they are, only the secret hides any.`,
        },
      }
    : {
        met: false,
        evidence: {
          fr: 'La source des chiffres n’est pas dite.',
          en: 'The source of the figures is not said.',
        },
        remedy: {
          fr: 'Décrivez les tableaux dans dataset.yaml.',
          en: 'Describe the tables in dataset.yaml.',
        },
      };
}

function notes({ iris, layout, graph }: RateInput): Found {
  const notes = objects(graph, iris.dataset(layout.dataset), 'skos:note');
  const count = notes.filter((note) => note.termType === 'Literal' && note.language === 'fr').length;
  return count > 0
    ? {
        met: true,
        evidence: { fr: `Notes pour s’en servir : ${count}.`, en: `Notes on how to use it: ${count}.` },
      }
    : {
        met: false,
        evidence: {
          fr: 'Aucune note ne dit ce qu’il faut savoir pour s’en servir.',
          en: 'No note says what one must know to use it.',
        },
        remedy: { fr: 'Écrivez « notes » dans dataset.yaml.', en: 'Write “notes” in dataset.yaml.' },
      };
}

/** Found by the catalogue, fetched by a listed file, read by the structure that comes with it. */
function machine(input: RateInput): Found {
  const { iris, layout, graph } = input;
  const dataset = iris.dataset(layout.dataset);
  const listed = has(graph, iris.catalog(), 'dcat:dataset', dataset);
  const structured = objects(graph, dataset, 'qb:structure').some((structure) =>
    has(graph, structure, 'rdf:type', iri('qb:DataStructureDefinition')),
  );
  const rdf = fetchable(input).some((format) => format.rdf === true);
  const said: Text = {
    fr: `Catalogue DCAT : ${yes(listed, 'fr')} ; structure décrite : ${yes(structured, 'fr')} ; RDF à télécharger : ${yes(rdf, 'fr')}.`,
    en: `DCAT catalogue: ${yes(listed, 'en')}; structure described: ${yes(structured, 'en')}; RDF to download: ${yes(rdf, 'en')}.`,
  };
  if (listed && structured && rdf) return { met: true, evidence: said };
  return {
    met: false,
    evidence: said,
    remedy: { fr: 'Publiez à nouveau le jeu de données.', en: 'Publish the dataset again.' },
  };
}

const yes = (is: boolean, language: keyof Text): string =>
  is ? { fr: 'oui', en: 'yes' }[language] : { fr: 'non', en: 'no' }[language];
