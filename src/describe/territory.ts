/** French territories: Cafs, communes, departments, regions of today and of before 2016. */
import { type Iris, type NamedNode, namedNode, type Text } from '../rdf/index.ts';

export type Level = 'pays' | 'region' | 'departement' | 'commune' | 'caf';

export interface Territory {
  readonly level: Level;
  /** INSEE's code, a string with its zeros: `01`, `2A`, `01001`; for a Caf the slug of its IRI: `landes`. */
  readonly code: string;
  /** A proper name is the same in both languages: « Caf des Landes », `Landes`. */
  readonly name: Text;
  /** Other names under which tables and people know it: `Landes` for the Caf, `Centre` for region 24. */
  readonly otherNames: readonly string[];
  /** The territory of today's geography of which it is a part. */
  readonly parent?: TerritoryKey;
  /** The department of a Caf or of a commune; a department's own code. */
  readonly department?: string;
  /** A department's region until 2015, where it is not today's. */
  readonly formerRegion?: string;
  /** First and last day, ISO 8601, where it began or ended within the time of the data. */
  readonly validity?: { readonly from?: string; readonly until?: string };
  /** Codes of the regions of today into which a former region went. */
  readonly successors: readonly string[];
  /** How well a Caf's territory and its department's coincide. */
  readonly match?: { readonly kind: 'exact' | 'close'; readonly note?: Text };
}

export type TerritoryKey = Pick<Territory, 'level' | 'code'>;

/**
 * The dimension value: the publisher's IRI for a Caf, INSEE's code URI for all others.
 * INSEE's primary resources are named by UUIDs, minted anew at each territorial event: never link to those.
 *
 * @see http://rdf.insee.fr/geo/
 */
export function territoryIri(iris: Iris, { level, code }: TerritoryKey): NamedNode {
  return level === 'caf' ? iris.caf(code) : namedNode(`http://id.insee.fr/geo/${level}/${code}`);
}
