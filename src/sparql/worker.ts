/** The thread that evaluates: one query at a time, stopped when nobody wants its answer any more. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openRelease, type Release } from '../store/index.ts';
import { QueryTooLarge, sendError, tooLarge } from './errors.ts';
import { evaluate } from './evaluate.ts';
import { chooseFormat } from './formats.ts';
import type { Reply, Request, SentQuery } from './messages.ts';
import { writeAnswer } from './write-answer.ts';

const { folder, memory } = workerData as { folder: string; memory: string };
const release = await openRelease(folder, { memory, threads: 2 });

parentPort?.on('message', ({ query, port }: { query: SentQuery; port: MessagePort }) => {
  void answer(release, query, port);
});
parentPort?.postMessage('ready');

async function answer(over: Release, query: SentQuery, port: MessagePort): Promise<void> {
  const stopped = new AbortController();
  const say = (reply: Reply) => port.postMessage(reply, reply.kind === 'piece' ? [reply.bytes.buffer] : []);
  let wanted: (() => void) | undefined;
  let credit = 0;
  port.on('message', (request: Request) => {
    if (request === 'stop') stopped.abort();
    else credit += 1;
    wanted?.();
  });
  const nextIsWanted = async () => {
    while (credit === 0 && !stopped.signal.aborted) await new Promise<void>((resolve) => (wanted = resolve));
    credit -= 1;
  };
  try {
    const answered = await evaluate(over, query, stopped.signal);
    const format = chooseFormat(answered.kind, query);
    say({ kind: 'head', mediaType: format.mediaType, answer: answered.kind });
    for await (const bytes of writeAnswer(answered, format, over.iris.prefixes())) {
      await nextIsWanted();
      if (stopped.signal.aborted) break;
      say({ kind: 'piece', bytes });
    }
    say({ kind: 'end' });
  } catch (error) {
    say({ kind: 'error', error: sendError(meaningOf(error as Error)) });
  } finally {
    port.close();
  }
}

function meaningOf(error: Error): Error {
  return error.message.startsWith('Out of Memory Error') ? new QueryTooLarge(tooLarge) : error;
}
