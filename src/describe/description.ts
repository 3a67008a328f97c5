/** What a publisher says of a catalogue and its datasets: the descriptions, as read and checked. */
import type { Language, Text } from '../rdf/index.ts';
import type { CodeList } from './code-list.ts';

export interface Catalog {
  readonly title: Text;
  readonly description: Text;
  readonly publisher: { readonly name: Text; readonly homepage: string };
  readonly licence: { readonly name: Text; readonly url: string; readonly spdx?: string };
  readonly contact: { readonly name: string; readonly email?: string; readonly url?: string };
  /** The languages of the catalogue's texts, the publisher's first. */
  readonly languages: readonly Language[];
  /** All that are described, in the order of their ids; those switched off say so. */
  readonly datasets: readonly Dataset[];
}

export type Frequency = 'monthly' | 'quarterly' | 'annual' | 'never';
export type Granularity = 'month' | 'quarter' | 'year';

export interface Dataset {
  /** The folder's name: `aah`. */
  readonly id: string;
  /** The description's path from the data folder: `aah/dataset.yaml`. */
  readonly file: string;
  /** False for a dataset that is switched off: checked like the others, and not published. */
  readonly published: boolean;
  readonly title: Text;
  readonly summary: Text;
  /** What a reader must know to use the figures. */
  readonly notes: readonly Text[];
  readonly source: Text;
  readonly frequency: Frequency;
  /** Absent when the figures have no period. */
  readonly granularity?: Granularity;
  readonly unit: Text;
  /** Which people the figures are about (the document's `Champ`). */
  readonly scope: Text;
  /** The kind of territory that the figures are about, absent when there is none. */
  readonly zone?: Text;
  /** What the series covers, as ISO dates cut to the granularity: `1993-12`. */
  readonly period?: { readonly from: string; readonly to?: string };
  /** Local names of the vocabulary's themes and fields, e.g. `T1`, `solidarite-insertion/handicap`. */
  readonly themes: readonly string[];
  /** Codes of the vocabulary's benefits, e.g. `aah`. */
  readonly benefits: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly measure: Measure;
  readonly secret: SecretRules;
  readonly tables: readonly Table[];
}

export interface Dimension {
  /**
   * Its column's name and the local name of its property.
   * `refArea` and `refPeriod` are SDMX's properties; any other is `def/{id}`.
   */
  readonly id: string;
  readonly label: Text;
  /** The catalogue's list that it takes its codes from; absent when the description states its codes. */
  readonly builtIn?: BuiltInCodeList;
  /**
   * The codes that it may take. A list of periods holds none until the tables are read:
   * the reader hands datasets back with the periods that they use.
   */
  readonly codeList: CodeList;
}

/** The code lists that every catalogue has. */
export type BuiltInCodeList = 'caf' | 'departement' | 'region' | 'commune' | Granularity;

export interface Measure {
  /** Local name of its property, a sub-property of `sdmx-measure:obsValue`. */
  readonly id: string;
  readonly label: Text;
  /** The words after a figure: `bénéficiaires` in « 5 465 bénéficiaires ». */
  readonly noun: Text;
}

export interface SecretRules {
  /** Figures below it are primary: 5 hides 0 to 4. */
  readonly threshold: number;
  readonly zeros: 'hidden' | 'shown';
  /** What a blank cell of the tables means; tables with blanks need an answer. */
  readonly blanks?: 'confidential' | 'missing';
  /** Cells that are zero by definition: in each entry, every dimension named takes one of the codes. */
  readonly structuralZeros?: readonly Readonly<Record<string, readonly string[]>>[];
  /** Where the total over everything else is below `minimum`, no cell of that code is shown. */
  readonly minimumPerArea?: { readonly dimension: string; readonly minimum: number };
  /** Sums that the hierarchies of the code lists do not say. */
  readonly relations?: readonly StatedRelation[];
  /** What is lost with a hidden cell: its value, or one cell like any other. */
  readonly weights?: 'values' | 'cells';
  /** Datasets that name the same indicator publish the same cells where their other codes are the same. */
  readonly indicator?: string;
}

/** In a dimension, whatever the other codes: the figure of `total` is the sum of those of `parts`. */
export interface StatedRelation {
  readonly dimension: string;
  readonly total: string;
  readonly parts: readonly string[];
}

export interface Table {
  /** The file's name without its suffix: `caf-fr`. */
  readonly id: string;
  /** Path from the data folder: `aah/caf-fr.csv`. */
  readonly file: string;
  readonly title: Text;
  /** ISO date of the last update, when it is known. */
  readonly updated?: string;
  /** Where it differs from the dataset's. */
  readonly source?: Text;
  /** Where the table was published, if it was. */
  readonly page?: string;
  /** How many rows the header takes; a column's header is the last of its cells that is not blank. */
  readonly headerRows: number;
  /** Codes that hold for every cell of the table: dimension id → code. */
  readonly codes: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
}

/** What the columns under one header, or under every header not named elsewhere (`*`), hold. */
export interface Column {
  readonly header: string;
  readonly holds: ColumnContent;
}

export type ColumnContent =
  /** The code of a dimension: the list's own, a name that it bears alone, or for a Caf the number of its department. */
  | { readonly kind: 'code'; readonly dimension: string }
  /** A label, compared with the code's own; it may be cut short. */
  | { readonly kind: 'label'; readonly dimension: string }
  /** The region of the area, in the geography of a year (`2015`); compared with the code list's. */
  | { readonly kind: 'region'; readonly dimension: string; readonly geography: string }
  /** Figures; `across`: the header names the code of that dimension; `codes`: they are said here. */
  | { readonly kind: 'figures'; readonly across?: string; readonly codes: Readonly<Record<string, string>> }
  | { readonly kind: 'ignored' };
