/** How much of an answer may still be written. */
import type { Text } from '../rdf/index.ts';

export class Allowance {
  readonly #bytes: number;
  #written = 0;
  #cut = false;

  /** @param bytes  how long an answer may be; unlimited when absent */
  constructor(bytes = Number.POSITIVE_INFINITY) {
    this.#bytes = bytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether there was more to write. */
  get cut(): boolean {
    return this.#cut;
  }

  spend(text: string): void {
    this.#written += Buffer.byteLength(text);
  }

  /** The items that may still be written; it ends at an item that may not, where the answer is cut. */
  async *within<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const item of items) {
      this.#cut = this.#written >= this.#bytes;
      if (this.#cut) return;
      yield item;
    }
  }
}

/** What an answer that was cut says at its end, in the formats that have a place for it. */
export const cutWords: Text = {
  fr: 'Réponse coupée à la taille permise : il y en a davantage. Demandez-la par parties avec LIMIT et OFFSET, ou téléchargez les jeux de données.',
  en: 'Answer cut at the size allowed: there is more. Ask for it in parts with LIMIT and OFFSET, or download the datasets.',
};
