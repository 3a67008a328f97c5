/** Asks an endpoint over HTTP, as any client would: the same for every system. */
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** The longest that a query may take before it counts as not answered, in milliseconds. */
export const patience = 30_000;

export interface Reply {
  /** From the request to the last byte of the answer. */
  readonly milliseconds: number;
  readonly body: Buffer;
}

/** @throws when the answer is not 200, or does not come in time */
export function ask(endpoint: string, query: string): Promise<Reply> {
  const body = new URLSearchParams({ query }).toString();
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const asked = request(
      endpoint,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          accept: 'application/sparql-results+json',
        },
        signal: AbortSignal.timeout(patience),
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const milliseconds = performance.now() - start;
          const whole = Buffer.concat(pieces);
          if (response.statusCode === 200) resolve({ milliseconds, body: whole });
          else reject(new Error(`${response.statusCode}: ${whole.toString('utf8', 0, 300)}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Waits until an endpoint answers. */
export async function untilAnswered(endpoint: string, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    try {
      await ask(endpoint, 'ASK {}');
      return;
    } catch (error) {
      if (performance.now() > end) throw new Error(`${endpoint} does not answer`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
