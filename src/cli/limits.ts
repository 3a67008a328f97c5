/** What a public server lets queries take, as options of the command line. */
import { InvalidArgumentError, Option } from 'commander';
import type { Text } from '../rdf/index.ts';
import { defaultLimits, type Limits } from '../sparql/index.ts';
import { said } from './words.ts';

const MB = 1_000_000;

/** A third of a query's memory is its database's, the rest its JavaScript's. */
const memoryShare = 3;

/** The values of the options. */
export interface LimitOptions {
  readonly queryTime: number;
  readonly queryMemory: number;
  readonly queryProcesses: number;
  readonly queryQueue: number;
  readonly resultSize: number;
}

interface Setting {
  readonly flags: string;
  readonly env: string;
  readonly least: number;
  readonly default: number;
  readonly says: Text;
}

const settings: readonly Setting[] = [
  {
    flags: '--query-time <s>',
    env: 'STARCUBE_QUERY_TIME',
    least: 1,
    default: defaultLimits.time / 1_000,
    says: {
      fr: 'secondes que peut prendre une requête SPARQL, réponse comprise ; au-delà : 503',
      en: 'seconds that a SPARQL query may take, its answer included; past it: 503',
    },
  },
  {
    flags: '--query-memory <MB>',
    env: 'STARCUBE_QUERY_MEMORY',
    least: 192,
    default: defaultLimits.heap * (memoryShare / (memoryShare - 1)),
    says: {
      fr: 'mégaoctets de mémoire que peut prendre une requête ; au-delà : 503',
      en: 'megabytes of memory that a query may take; past it: 503',
    },
  },
  {
    flags: '--query-processes <n>',
    env: 'STARCUBE_QUERY_PROCESSES',
    least: 1,
    default: defaultLimits.processes,
    says: {
      fr: 'requêtes évaluées en même temps, chacune dans son processus',
      en: 'queries evaluated at once, each in a process of its own',
    },
  },
  {
    flags: '--query-queue <n>',
    env: 'STARCUBE_QUERY_QUEUE',
    least: 0,
    default: defaultLimits.queue,
    says: {
      fr: 'requêtes qui peuvent attendre leur tour ; une de plus : 503',
      en: 'queries that may wait for their turn; one more: 503',
    },
  },
  {
    flags: '--result-size <MB>',
    env: 'STARCUBE_RESULT_SIZE',
    least: 1,
    default: (defaultLimits.resultSize ?? 0) / MB,
    says: {
      fr: 'mégaoctets d’une réponse ; une plus longue est coupée, et le dit',
      en: 'megabytes of an answer; a longer one is cut, and says so',
    },
  },
];

export const limitOptions = (): Option[] =>
  settings.map(({ flags, env, least, default: value, says }) =>
    new Option(flags, said(says)).env(env).default(value).argParser(wholeNumber(least)),
  );

export function limitsOf(options: LimitOptions): Limits {
  const databaseMemory = Math.floor(options.queryMemory / memoryShare);
  return {
    time: options.queryTime * 1_000,
    processes: options.queryProcesses,
    queue: options.queryQueue,
    databaseMemory: `${databaseMemory}MB`,
    heap: options.queryMemory - databaseMemory,
    resultSize: options.resultSize * MB,
  };
}

/** The longest that a timer of Node's waits, in seconds, and far past every other limit. */
const most = 2_147_483;

const wholeNumber = (least: number) => (value: string) => {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new InvalidArgumentError(
    said({
      fr: `Donnez un nombre entier, ${least} ou plus.`,
      en: `Give a whole number, ${least} or more.`,
    }),
  );
};
