/** What a rating is made from, and what it says. */
import type { Store } from 'n3';
import type { CubeLayout } from '../../cube/index.ts';
import type { Iris, Text } from '../../rdf/index.ts';

/** What came back from an address. */
export interface Answer {
  /** HTTP status, redirections followed. */
  readonly status: number;
  readonly contentType?: string;
}

/** What a dataset's cells show to every reader. */
export interface Contents {
  readonly observations: number;
  readonly confidential: number;
  readonly missing: number;
  /** How many codes of each dimension have a cell, by the dimension's id. */
  readonly used: Readonly<Record<string, number>>;
  /** The codes of one cell, to try its address. */
  readonly example?: readonly string[];
  /** Code of the last period that has a cell: `2015-06`. */
  readonly lastPeriod?: string;
}

export interface RateInput {
  readonly iris: Iris;
  readonly layout: CubeLayout;
  /** The catalogue's statements. */
  readonly graph: Store;
  readonly contents: Contents;
  /** Names of the download files that can be fetched: `aah.csv`. */
  readonly files: ReadonlySet<string>;
  /** What came back from the addresses of `addressesToTry`. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** ISO date; without it nothing is said of whether the data is late today. */
  readonly today?: string;
}

export const starMetrics = ['star-1', 'star-2', 'star-3', 'star-4', 'star-5'] as const;

/** The eight criteria of the family branch, in its order. */
export const criterionMetrics = [
  'complete',
  'free-licence',
  'open-format',
  'non-discriminatory',
  'raw',
  'up-to-date',
  'all-uses',
  'machine-processable',
] as const;

/** Local name of the metric: `id/metric/{name}`. */
export type MetricName = (typeof starMetrics)[number] | (typeof criterionMetrics)[number];

export interface Found {
  /** Undefined when it depends on the day, and no day was given. */
  readonly met: boolean | undefined;
  readonly evidence: Text;
  /** What to do, where it is not met. */
  readonly remedy?: Text;
}

export interface Rated extends Found {
  readonly metric: MetricName;
}

export interface Rating {
  readonly dataset: string;
  /** 0 to 5; each star presupposes those before it. */
  readonly stars: number;
  /** The five stars, then the eight criteria. */
  readonly rated: readonly Rated[];
  /** ISO date on which the next update is expected, where one is. */
  readonly nextUpdate?: string;
}
