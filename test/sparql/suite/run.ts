/** Runs a test of the suite through the store and the engine, as queries of the server run. */
import { namedNode, type Quad, quad, type Term } from '../../../src/rdf/index.ts';
import type { Answer } from '../../../src/sparql/answer.ts';
import { evaluate, type Query } from '../../../src/sparql/evaluate.ts';
import { chooseFormat } from '../../../src/sparql/formats.ts';
import { parseQuery } from '../../../src/sparql/parse.ts';
import { writeAnswer } from '../../../src/sparql/write-answer.ts';
import { openRelease, type Release } from '../../../src/store/index.ts';
import { collect, type Made, makeRelease } from '../../store/made-release.ts';
import { solutionsIn } from '../solutions.ts';
import { difference, type Read } from './compare.ts';
import { readData, readExpected, readText } from './files.ts';
import type { SuiteTest } from './manifest.ts';

/** The release has no graph without a name, so the suite's default graph gets one. */
const defaultGraph = namedNode('urn:x-suite:default');

/** Data sets that tests share are made once. */
export class Suite {
  readonly #made = new Map<string, Promise<{ made: Made; release: Release }>>();

  /** @param compiler  `false`: every query is left to the engine */
  constructor(readonly compiler: boolean) {}

  /** @returns what is wrong, in words; undefined when the test passes */
  async run(test: SuiteTest): Promise<string | undefined> {
    const runner = runners[test.type];
    if (!runner) return `no runner of ${test.type}`;
    return runner(this, test);
  }

  async answer(test: SuiteTest): Promise<Answer> {
    const { release } = await this.#release(test);
    const { signal } = new AbortController();
    return evaluate(release, await queryOf(test), signal, { compiler: this.compiler });
  }

  #release({ data, graphData }: SuiteTest): Promise<{ made: Made; release: Release }> {
    const key = JSON.stringify([data, [...graphData]]);
    const known = this.#made.get(key);
    if (known) return known;
    const fresh = (async () => {
      const made = await makeRelease(await quadsOf(data, graphData));
      return { made, release: await openRelease(made.folder) };
    })();
    this.#made.set(key, fresh);
    return fresh;
  }

  async close(): Promise<void> {
    for (const opened of this.#made.values()) {
      const { made, release } = await opened;
      release.close();
      await made.remove();
    }
  }
}

async function quadsOf(data: readonly string[], graphData: ReadonlyMap<string, string>): Promise<Quad[]> {
  const files = [
    ...data.flatMap((file) => [
      [defaultGraph.value, file],
      [file, file],
    ]),
    ...graphData,
  ] as [string, string][];
  const loaded = await Promise.all(
    files.map(async ([graph, file]) =>
      (await readData(file)).map((read) => quad(read.subject, read.predicate, read.object, namedNode(graph))),
    ),
  );
  return loaded.flat();
}

/** The dataset is what the test says, unless its query says it itself. */
async function queryOf({ query, graphData }: SuiteTest): Promise<Query> {
  const text = await readText(query);
  if (/\bFROM\b/i.test(text)) return { text, baseIRI: query };
  return { text, baseIRI: query, defaultGraphs: [defaultGraph.value], namedGraphs: [...graphData.keys()] };
}

/** Class of a test → how it is run. */
const runners: Readonly<Record<string, (suite: Suite, test: SuiteTest) => Promise<string | undefined>>> = {
  QueryEvaluationTest: async (suite, test) => {
    if (/\.[ct]sv$/.test(test.result ?? '')) return written(suite, test);
    return difference(await readWhole(await suite.answer(test)), await readExpected(test.result ?? ''));
  },
  CSVResultFormatTest: written,
  PositiveSyntaxTest: syntax(true),
  PositiveSyntaxTest11: syntax(true),
  NegativeSyntaxTest: syntax(false),
  NegativeSyntaxTest11: syntax(false),
};

async function written(suite: Suite, test: SuiteTest): Promise<string | undefined> {
  const answer = await suite.answer(test);
  const format = chooseFormat(answer.kind, { format: test.result?.split('.').at(-1) });
  const text = Buffer.concat(await collect(writeAnswer(answer, format, {}))).toString();
  const expected = await readText(test.result ?? '');
  return sameLines(text, expected) ? undefined : `wrote\n${text}\ninstead of\n${expected}`;
}

function syntax(correct: boolean) {
  return async (_: Suite, { query }: SuiteTest): Promise<string | undefined> => {
    const text = await readText(query);
    try {
      parseQuery(text, query);
      return correct ? undefined : 'accepted';
    } catch (error) {
      return correct ? (error as Error).message : undefined;
    }
  };
}

async function readWhole(answer: Answer): Promise<Read> {
  if (answer.kind === 'boolean') return answer;
  if (answer.kind === 'quads') return { kind: 'quads', quads: await collect(answer.quads) };
  const { variables } = answer;
  const rows = (await solutionsIn(answer)).map((solution) =>
    Object.fromEntries(
      variables.flatMap((name, at): [string, Term][] => {
        const term = solution[at];
        return term ? [[name, term]] : [];
      }),
    ),
  );
  return { kind: 'bindings', variables, rows };
}

/**
 * Lines are a set: no test of the formats fixes an order. Line ends, labels of blank nodes and the letter of
 * an exponent are left to the writer.
 */
const sameLines = (one: string, other: string): boolean => {
  const lines = (text: string) =>
    text
      .trim()
      .replace(/_:\w+/g, '_:b')
      .replace(/(?<=\d)E(?=\d)/g, 'e')
      .split(/\r?\n/)
      .sort()
      .join('\n');
  return lines(one) === lines(other);
};
