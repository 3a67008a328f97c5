/** Reads a manifest of the W3C's test vocabulary, and those that it includes. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Store } from 'n3';
import { namedNode, readTurtle, type Term } from '../../../src/rdf/index.ts';

const mf = (name: string) => namedNode(`http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#${name}`);
const qt = (name: string) => namedNode(`http://www.w3.org/2001/sw/DataAccess/tests/test-query#${name}`);
const rdf = (name: string) => namedNode(`http://www.w3.org/1999/02/22-rdf-syntax-ns#${name}`);
const label = namedNode('http://www.w3.org/2000/01/rdf-schema#label');

export interface SuiteTest {
  /** `aggregates/agg01`: the folder and the local name. */
  readonly id: string;
  readonly name: string;
  /** Local name of the class, e.g. `QueryEvaluationTest`. */
  readonly type: string;
  /** File URL of the query. */
  readonly query: string;
  readonly data: readonly string[];
  /** Graph name → file URL. */
  readonly graphData: ReadonlyMap<string, string>;
  /** File URL of what should come out; absent in syntax tests. */
  readonly result?: string;
}

/** @param path  a manifest file */
export async function readManifest(path: string): Promise<SuiteTest[]> {
  const base = pathToFileURL(path).href;
  const graph = new Store(readTurtle(await readFile(path, 'utf8'), base));
  const one = (subject: Term, property: Term) => graph.getObjects(subject, property, null)[0];
  const list = (head: Term | undefined): Term[] =>
    !head || head.equals(rdf('nil'))
      ? []
      : [one(head, rdf('first')) as Term, ...list(one(head, rdf('rest')) as Term | undefined)];
  const tests: SuiteTest[] = [];
  for (const head of graph.getObjects(null, mf('include'), null)) {
    for (const included of list(head)) tests.push(...(await readManifest(fileURLToPath(included.value))));
  }
  const folder = base.split('/').at(-2);
  for (const head of graph.getObjects(null, mf('entries'), null)) {
    for (const entry of list(head)) {
      const action = one(entry, mf('action')) as Term;
      const result = one(entry, mf('result'));
      const graphs = graph.getObjects(action, qt('graphData'), null).map((node): [string, string] => {
        const file = one(node, qt('graph'));
        return file ? [one(node, label)?.value ?? file.value, file.value] : [node.value, node.value];
      });
      tests.push({
        id: `${folder}/${entry.value.split('#')[1]}`,
        name: one(entry, mf('name'))?.value ?? '',
        type: one(entry, rdf('type'))?.value.split('#')[1] ?? '',
        query: (one(action, qt('query')) ?? action).value,
        data: graph.getObjects(action, qt('data'), null).map(({ value }) => value),
        graphData: new Map(graphs),
        ...(result && { result: result.value }),
      });
    }
  }
  return tests;
}
