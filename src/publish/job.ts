/** What the writing process is told: released cells and metadata, never a raw figure. */
import type { CubeLayout } from '../cube/index.ts';

export interface WriteJob {
  /** An empty folder that becomes the release. */
  readonly folder: string;
  readonly base: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** N-Quads file of everything but observations. */
  readonly metadata: string;
  readonly cubes: readonly CubeJob[];
}

export interface CubeJob {
  readonly layout: CubeLayout;
  /** Parquet file of the protected cells: a code per dimension, value, status, sources. */
  readonly cells: string;
  /** The code list of each dimension, in the structure's order. */
  readonly codeLists: readonly { readonly scheme: string; readonly codes: readonly CodeRow[] }[];
}

export interface CodeRow {
  readonly code: string;
  readonly iri: string;
  /** IRI of the code that this one is a part of. */
  readonly parent: string | null;
}
