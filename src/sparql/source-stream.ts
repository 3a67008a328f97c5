/** A stream of Comunica's kind over what the store gives; ending it early ends the lookup. */
import type { BindingsStream, MetadataBindings } from '@comunica/types';
import type { Bindings } from '@rdfjs/types';
import { BufferedIterator } from 'asynciterator';

/** @param onError  told of any failure, also of one that comes before somebody listens to the stream */
export function sourceStream(
  solutions: AsyncGenerator<Bindings>,
  metadata: Promise<MetadataBindings>,
  onError: (error: Error) => void,
): BindingsStream {
  const stream = new GeneratedIterator(solutions);
  stream.on('error', onError);
  metadata.then(
    (known) => stream.setProperty('metadata', known),
    (error: Error) => stream.destroy(error),
  );
  return stream as unknown as BindingsStream;
}

class GeneratedIterator<T> extends BufferedIterator<T> {
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
