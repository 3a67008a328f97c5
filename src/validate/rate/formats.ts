/** The forms in which a dataset can be fetched: listed in the catalogue, and really there. */
import type { Text } from '../../rdf/index.ts';
import { object, objects } from '../graph.ts';
import type { Found, RateInput } from './rating.ts';

interface Format {
  readonly name: string;
  /** A machine can read it cell by cell. */
  readonly structured: boolean;
  /** Its specification is open, and no one's. */
  readonly open: boolean;
  readonly rdf?: true;
}

/** By media type. What is not here counts as a file to look at. */
const formats: Readonly<Record<string, Format>> = {
  'text/csv': { name: 'CSV', structured: true, open: true },
  'application/csvm+json': { name: 'CSVW', structured: false, open: true },
  'application/vnd.apache.parquet': { name: 'Parquet', structured: true, open: true },
  'application/n-triples': { name: 'N-Triples', structured: true, open: true, rdf: true },
  'text/turtle': { name: 'Turtle', structured: true, open: true, rdf: true },
  'application/json': { name: 'JSON', structured: true, open: true },
  'application/vnd.oasis.opendocument.spreadsheet': { name: 'ODS', structured: true, open: true },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    name: 'XLSX',
    structured: true,
    open: true,
  },
  'application/vnd.ms-excel': { name: 'XLS', structured: true, open: false },
  'application/pdf': { name: 'PDF', structured: false, open: true },
};

const registry = 'https://www.iana.org/assignments/media-types/';
const fileToLookAt: Format = { name: '?', structured: false, open: false };

/** The formats of the distributions whose file can be fetched. */
export function fetchable({ iris, layout, graph, files }: RateInput): Format[] {
  return objects(graph, iris.dataset(layout.dataset), 'dcat:distribution').flatMap((distribution) => {
    const address = object(graph, distribution, 'dcat:downloadURL')?.value ?? '';
    const type = object(graph, distribution, 'dcat:mediaType')?.value.replace(registry, '') ?? '';
    return files.has(address.slice(iris.download('').value.length)) ? [formats[type] ?? fileToLookAt] : [];
  });
}

/** Addresses that the catalogue lists and that give nothing. */
export function unfetchable({ iris, layout, graph, files }: RateInput): string[] {
  return objects(graph, iris.dataset(layout.dataset), 'dcat:distribution').flatMap((distribution) => {
    const address = object(graph, distribution, 'dcat:downloadURL')?.value;
    return address === undefined || files.has(address.slice(iris.download('').value.length)) ? [] : [address];
  });
}

/** Whether one format at least is as asked. */
export function some(input: RateInput, asked: (format: Format) => boolean, missing: Text): Found {
  const suiting = [
    ...new Set(
      fetchable(input)
        .filter(asked)
        .map(({ name }) => name),
    ),
  ].sort();
  const list = suiting.join(', ');
  const dead = unfetchable(input);
  if (suiting.length > 0) {
    return { met: true, evidence: { fr: `À télécharger : ${list}.`, en: `To download: ${list}.` } };
  }
  return {
    met: false,
    evidence:
      dead.length === 0
        ? missing
        : {
            fr: `${missing.fr} Annoncés, mais introuvables : ${dead.join(', ')}.`,
            en: `${missing.en} Listed, but not to be found: ${dead.join(', ')}.`,
          },
    remedy: {
      fr: 'Publiez à nouveau : CSV, Parquet et RDF seront écrits.',
      en: 'Publish again: CSV, Parquet and RDF will be written.',
    },
  };
}
