/** How many statements each predicate has, as the release says it: what a plan needs to know before it reads any. */
import type { Database } from './database.ts';

/** Counts of one predicate's statements. */
export interface Cardinality {
  /** In all graphs, each as often as it is in one. */
  readonly quads: number;
  /** Each once. */
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
  /** Of the triples, those whose object is a literal. */
  readonly literals: number;
  /** The datatype of all objects, when they are literals of one. */
  readonly datatype: string | undefined;
}

export class Cardinalities {
  /** By the predicate's id. */
  readonly predicates: ReadonlyMap<number, Cardinality>;
  /** Over all predicates. */
  readonly quads: number;
  readonly triples: number;

  private constructor(predicates: ReadonlyMap<number, Cardinality>) {
    this.predicates = predicates;
    const all = [...predicates.values()];
    this.quads = all.reduce((sum, { quads }) => sum + quads, 0);
    this.triples = all.reduce((sum, { triples }) => sum + triples, 0);
  }

  /** Whether a triple is in several graphs. */
  get repeated(): boolean {
    return this.quads > this.triples;
  }

  static async read(db: Database): Promise<Cardinalities> {
    const rows = await db.all(
      'SELECT predicate, datatype, quads, triples, subjects, objects, literals FROM cardinality',
    );
    const predicates = rows.map(([predicate, datatype, ...counts]) => {
      const [quads = 0, triples = 0, subjects = 0, objects = 0, literals = 0] = counts.map(Number);
      const known = { quads, triples, subjects, objects, literals };
      return [predicate as number, { ...known, datatype: (datatype as string | null) ?? undefined }] as const;
    });
    return new Cardinalities(new Map(predicates));
  }
}
