/** How a dataset's cube lies in a release: kept in the manifest, enough to read rows as RDF. */
export interface CubeLayout {
  readonly dataset: string;
  /** In the order of the structure, which is the order of codes in an observation's IRI. */
  readonly dimensions: readonly LayoutDimension[];
  readonly measure: { readonly id: string; readonly property: string };
  /** The ids of the source tables: bit `i` of a row's `sources` stands for `tables[i]`. */
  readonly tables: readonly string[];
  readonly observations: number;
}

export interface LayoutDimension {
  /** Name of the column. */
  readonly id: string;
  /** IRI of the property. */
  readonly property: string;
  /** The code list's scheme. */
  readonly scheme: string;
}

/** Version of the release format: another number for whatever a reader would take for something else. */
export const releaseFormat = 3;

/** What a release holds, as `manifest.json` says it. */
export interface Manifest {
  readonly format: typeof releaseFormat;
  readonly base: string;
  /** When the release was made, ISO 8601, UTC. */
  readonly created: string;
  /** SHA-256 over everything served: the same input gives the same digest. */
  readonly digest: string;
  readonly cubes: readonly CubeLayout[];
  readonly counts: { readonly statements: number; readonly observations: number };
  readonly downloads: readonly Download[];
}

/** A file of `downloads/`, made from released values only. */
export interface Download {
  readonly file: string;
  readonly dataset: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}
