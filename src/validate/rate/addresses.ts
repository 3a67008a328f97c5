/** The addresses of what a dataset is made of: which to try, and what the release itself answers. */
import type { Store } from 'n3';
import { namedNode } from '../../rdf/index.ts';
import { objects, subjects } from '../graph.ts';
import type { Answer, Found, RateInput } from './rating.ts';

type Known = Pick<RateInput, 'iris' | 'layout' | 'graph' | 'contents'>;

/** One thing of each kind that the dataset is made of and that the publisher names. */
export function addressesToTry({ iris, layout, graph, contents }: Known): string[] {
  const dataset = iris.dataset(layout.dataset);
  const things = [
    dataset,
    iris.structure(layout.dataset),
    ...objects(graph, dataset, 'dcat:theme').slice(0, 1),
    ...objects(graph, dataset, 'dct:subject').slice(0, 1),
    ...layout.tables.slice(0, 1).map((table) => iris.table(layout.dataset, table)),
    ...layout.dimensions.flatMap(({ scheme }) => [
      iris.scheme(scheme),
      ...subjects(graph, 'skos:inScheme', iris.scheme(scheme)).slice(0, 1),
    ]),
    ...(contents.example ? [iris.observation(layout.dataset, contents.example)] : []),
  ].map(({ value }) => value);
  return [...new Set([...things, layout.measure.property])].filter((address) =>
    address.startsWith(iris.base),
  );
}

/** What a server of this graph answers: it describes what the graph speaks of, and every observation. */
export function answersOf(known: Known): Map<string, Answer> {
  const example =
    known.contents.example && known.iris.observation(known.layout.dataset, known.contents.example);
  const found: Answer = { status: 200, contentType: 'text/turtle' };
  return new Map(
    addressesToTry(known).map((address) => [
      address,
      address === example?.value || isDescribed(known.graph, address) ? found : { status: 404 },
    ]),
  );
}

const isDescribed = (graph: Store, address: string): boolean =>
  graph.countQuads(namedNode(address), null, null, null) > 0;

const readable = /^(text\/turtle|text\/html|application\/(ld\+json|n-triples|trig|n-quads|rdf\+xml))\b/;

/** Whether every address tried leads to a description. */
export function addresses(input: RateInput): Found {
  const tried = addressesToTry(input);
  const dead = tried.filter((address) => {
    const answer = input.answers.get(address);
    return answer?.status !== 200 || !readable.test(answer.contentType ?? '');
  });
  if (tried.length > 0 && dead.length === 0) {
    return {
      met: true,
      evidence: {
        fr: `Adresses essayées : ${tried.length} ; toutes mènent à une description.`,
        en: `Addresses tried: ${tried.length}; all lead to a description.`,
      },
    };
  }
  const list = dead.map((address) => `${address} (${input.answers.get(address)?.status ?? '–'})`).join(', ');
  return {
    met: false,
    evidence: { fr: `Sans description : ${list}.`, en: `Without description: ${list}.` },
    remedy: {
      fr: 'Servez la publication à l’adresse sous laquelle elle a été faite (--base).',
      en: 'Serve the release at the address under which it was made (--base).',
    },
  };
}
