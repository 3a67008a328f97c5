/** The code lists of cubes, each read whole at its first use: a code for a term, a term for a code. */
import type { Database } from './database.ts';
import { once } from './once.ts';

interface CodeList {
  /** Term id → its code. */
  readonly codes: ReadonlyMap<number, string>;
  /** Code → the id of the term that it stands for. */
  readonly terms: ReadonlyMap<string, number>;
}

export class CodeLists {
  readonly #db: Database;
  readonly #lists = new Map<string, Promise<CodeList>>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Term id → its code in a scheme; empty when the release has no such scheme. */
  async codes(scheme: string): Promise<CodeList['codes']> {
    return (await this.#list(scheme)).codes;
  }

  /** The condition that a column holds one of some codes; a code that the release does not know lets no row through. */
  async among(column: string, scheme: string, codes: readonly string[]): Promise<string> {
    const { terms } = await this.#list(scheme);
    const ids = codes.flatMap((code) => terms.get(code) ?? []);
    return ids.length === 0 ? 'false' : `${column} IN (${ids.join(', ')})`;
  }

  /** The ids of the terms that codes stand for, one code per scheme; undefined when a code is unknown. */
  async terms(codes: readonly { scheme: string; code: string }[]): Promise<number[] | undefined> {
    const lists = await Promise.all(codes.map(({ scheme }) => this.#list(scheme)));
    const ids = codes.flatMap(({ code }, at) => lists[at]?.terms.get(code) ?? []);
    return ids.length === codes.length ? ids : undefined;
  }

  #list(scheme: string): Promise<CodeList> {
    return once(this.#lists, scheme, () => this.#read(scheme));
  }

  async #read(scheme: string): Promise<CodeList> {
    const rows = await this.#db.all('SELECT term, code FROM code WHERE scheme = ?', [scheme]);
    const pairs = rows.map(([term, code]) => [term as number, code as string] as const);
    return { codes: new Map(pairs), terms: new Map(pairs.map(([term, code]) => [code, term])) };
  }
}
