/** Prefixes of the queries that pages show: those that queries of a release may use, and those that a query does. */
import { type Iris, prefixes } from '../rdf/index.ts';

/** Prefix → namespace: the well-known ones, and the publisher's. */
export function prefixesOf(iris: Iris): Readonly<Record<string, string>> {
  return { ...prefixes, def: iris.def('').value, dataset: iris.dataset('').value };
}

/** A whole query: the declarations that its body needs, and its body. */
export function withPrologue(iris: Iris, body: string): string {
  const code = body.replace(/<[^>]*>|"[^"]*"|#.*$/gm, '');
  const declared = Object.entries(prefixesOf(iris)).filter(([prefix]) =>
    new RegExp(`(?<![\\w-])${prefix}:`).test(code),
  );
  const lines = declared.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`);
  return [...lines, ...(lines.length > 0 ? ['\n'] : []), body.trim(), '\n'].join('');
}

/** What SPARQL takes after a prefix without escapes. */
const local = /^\w[\w-]*$/;

/** An IRI by its prefix where that is plain to write, or whole. */
export function short(iris: Iris, iri: string): string {
  const known = Object.entries(prefixesOf(iris)).find(
    ([, namespace]) => iri.startsWith(namespace) && local.test(iri.slice(namespace.length)),
  );
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : `<${iri}>`;
}
