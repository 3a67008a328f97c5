/** The forms in which a dataset can be downloaded whole. */
import type { Text } from '../rdf/index.ts';

export interface DownloadFormat {
  /** What follows the dataset's name: `aah.csv`. */
  readonly suffix: string;
  readonly mediaType: string;
  readonly title: Text;
}

export const downloadFormats: readonly DownloadFormat[] = [
  { suffix: 'csv', mediaType: 'text/csv', title: { fr: 'Tableau CSV', en: 'CSV table' } },
  {
    suffix: 'csv-metadata.json',
    mediaType: 'application/csvm+json',
    title: { fr: 'Description du CSV (CSVW)', en: 'Description of the CSV (CSVW)' },
  },
  {
    suffix: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    title: { fr: 'Tableau Parquet', en: 'Parquet table' },
  },
  {
    suffix: 'nt.gz',
    mediaType: 'application/n-triples',
    title: { fr: 'RDF, N-Triples', en: 'RDF, N-Triples' },
  },
  { suffix: 'ttl.gz', mediaType: 'text/turtle', title: { fr: 'RDF, Turtle', en: 'RDF, Turtle' } },
];
