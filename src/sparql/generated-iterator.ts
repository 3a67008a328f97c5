/** An iterator of Comunica's kind over a generator; ending it early ends the generator. */
import { BufferedIterator } from 'asynciterator';

export class GeneratedIterator<T> extends BufferedIterator<T> {
  readonly #generator: AsyncGenerator<T>;

  constructor(generator: AsyncGenerator<T>) {
    super({ autoStart: false, maxBufferSize: 256 });
    this.#generator = generator;
  }

  override _read(count: number, done: () => void): void {
    this.#pull(count).then(done, (error: Error) => this.destroy(error));
  }

  async #pull(count: number): Promise<void> {
    for (let taken = 0; taken < count; taken += 1) {
      const { value, done } = await this.#generator.next();
      if (done) return this.close();
      this._push(value);
    }
  }

  protected override _end(destroy?: boolean): void {
    this.#generator.return(undefined).catch(() => {});
    super._end(destroy);
  }
}
