/** A code list: the codes that a dimension may take, in their order, with their hierarchy. */
import type { NamedNode, Text } from '../rdf/index.ts';

export interface Code {
  /** The path segment in an observation's IRI, unique in the list: `landes`, `2014-12`, `01001`. */
  readonly code: string;
  /** The value of the dimension. */
  readonly iri: NamedNode;
  readonly label: Text;
  /** How the tables write it, where they write neither the code nor the label: `<25`. */
  readonly spelled?: readonly string[];
  /** The code of which this one is a part (a total's parts sum to it). */
  readonly parent?: string;
}

export interface CodeList {
  /** Identifies the list: the `{scheme}` of `id/code/{scheme}`. */
  readonly scheme: string;
  readonly label: Text;
  /** In the order in which people expect to read them. */
  readonly codes: readonly Code[];
}
