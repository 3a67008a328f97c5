/** The process that evaluates: one query at a time, stopped when nobody wants its answer any more. */
import { openRelease, type Release } from '../store/index.ts';
import { Allowance } from './allowance.ts';
import { QueryRefused, QueryTooLarge, ResultTooLarge, sendError, tooLarge } from './errors.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain/index.ts';
import { chooseFormat } from './formats.ts';
import { ahead, type Reply, type Request, type SentQuery, type Start, type Work } from './messages.ts';
import { writeAnswer } from './write-answer.ts';

/** The query being answered, as requests about it find it. */
interface Answering {
  readonly stopped: AbortController;
  /** How many pieces may be sent. */
  credit: number;
  wake: () => void;
}

const { folder, memory, resultSize } = JSON.parse(process.argv[2] ?? '') as Start;
const release = await opened();
let current: Answering | undefined;
const outbox: Reply[] = [];

process.on('message', (request: Request) => {
  if (request.kind === 'query' || request.kind === 'explain') void work(request);
  else if (request.kind === 'more' && current) current.credit += 1;
  else current?.stopped.abort();
  current?.wake();
});
// It lives as long as its server, which a terminal interrupts together with it.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });

/** A release that cannot be opened is told to the server, and is the end. */
async function opened(): Promise<Release> {
  try {
    return await openRelease(folder, { memory, threads: 2 });
  } catch (error) {
    process.send?.([{ kind: 'error', error: sendError(error) }] satisfies Reply[], () => process.exit(1));
    return new Promise(() => {});
  }
}

/** What is said in one go is one message: a short answer, from head to end. */
function say(reply: Reply): void {
  outbox.push(reply);
  if (outbox.length === 1) process.nextTick(() => process.send?.(gathered(outbox.splice(0))));
}

function gathered(replies: readonly Reply[]): readonly Reply[] {
  const [head, piece, end] = replies;
  const short = head?.kind === 'head' && piece?.kind === 'piece' && end?.kind === 'end';
  return short ? [{ ...head, whole: piece.bytes }, end] : replies;
}

/** Does one piece of work, and says how it ended. */
async function work(asked: Work): Promise<void> {
  const answering: Answering = { stopped: new AbortController(), credit: ahead, wake: () => {} };
  current = answering;
  const { signal } = answering.stopped;
  try {
    if (asked.kind === 'query') await answer(asked.query, answering);
    else say({ kind: 'explanation', explanation: await explain(release, asked.query, signal) });
    say({ kind: signal.aborted ? 'stopped' : 'end' });
  } catch (error) {
    say({ kind: 'error', error: sendError(meaningOf(error as Error)) });
  }
}

async function answer(query: SentQuery, answering: Answering): Promise<void> {
  const { signal } = answering.stopped;
  const answered = await evaluate(release, query, signal);
  const format = chooseFormat(answered.kind, query);
  const head = { kind: 'head', mediaType: format.mediaType, answer: answered.kind } as const;
  const allowance = new Allowance(resultSize);
  let begun = false;
  for await (const bytes of writeAnswer(answered, format, release.iris.prefixes(), allowance)) {
    if (!begun && allowance.cut) throw new ResultTooLarge(allowance.bytes);
    // With the first piece and not before: until then, what goes wrong is still an answer of its own.
    if (!begun) say(head);
    begun = true;
    while (answering.credit === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        answering.wake = resolve;
      });
    }
    if (signal.aborted) return;
    answering.credit -= 1;
    say({ kind: 'piece', bytes });
  }
  if (!begun) say(head);
  if (allowance.cut) say({ kind: 'cut' });
}

/** What the engines say of a query that is at fault itself: their words → ours. */
const meanings: readonly [RegExp, (found: string) => Error][] = [
  [/^Out of Memory Error/, () => new QueryTooLarge(tooLarge)],
  [
    /^RDF joining failed/,
    () =>
      new QueryRefused({
        fr: 'un BIND ou une sous-requête sous OPTIONAL, avec un filtre sur ce qui précède, n’est pas calculé ici',
        en: 'a BIND or a sub-select under OPTIONAL, with a filter on what comes before it, is not computed here',
      }),
  ],
  [
    /actor was able to evaluate function (\S+)/,
    (name) =>
      new QueryRefused({
        fr: `la fonction <${name}> n’est pas connue ici`,
        en: `the function <${name}> is not known here`,
      }),
  ],
];

function meaningOf(error: Error): Error {
  for (const [pattern, meaning] of meanings) {
    const found = pattern.exec(error.message);
    if (found) return meaning(found[1] ?? '');
  }
  return error;
}
