/** The first error of a query's sources, which ends whatever waits for an answer. */

export class Failure {
  #error: Error | undefined;
  readonly #waiting = new Set<(error: Error) => void>();

  readonly onError = (error: Error): void => {
    this.#error ??= error;
    for (const reject of this.#waiting) reject(this.#error);
    this.#waiting.clear();
  };

  /**
   * What the promise gives, unless a source fails first. Asked for each of millions of solutions: a race with one
   * promise that lives as long as the query would keep something of every one.
   */
  or<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#error) return reject(this.#error);
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}
