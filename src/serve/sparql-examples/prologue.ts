/** Prefixes of the example queries: the ones that queries of this release may use, and the ones that a query does. */
import { prefixes } from '../../rdf/index.ts';

/** Prefix → namespace: the well-known ones, and the publisher's. */
export function prefixesOf(base: string): Readonly<Record<string, string>> {
  return { ...prefixes, def: `${base}def/`, dataset: `${base}id/dataset/` };
}

/** A whole query: the declarations that its body needs, and its body. */
export function withPrologue(base: string, body: string): string {
  const code = body.replace(/<[^>]*>|"[^"]*"|#.*$/gm, '');
  const declared = Object.entries(prefixesOf(base)).filter(([prefix]) =>
    new RegExp(`(?<![\\w-])${prefix}:`).test(code),
  );
  const lines = declared.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`);
  return [...lines, ...(lines.length > 0 ? ['\n'] : []), body.trim(), '\n'].join('');
}

/** An IRI by its prefix, where a query may write it so. */
export function short(iri: string, base: string): string {
  const [prefix, namespace] =
    Object.entries(prefixesOf(base)).find(([, start]) => iri.startsWith(start)) ?? [];
  const local = namespace === undefined ? '' : iri.slice(namespace.length);
  return /^\w[\w-]*$/.test(local) ? `${prefix}:${local}` : `<${iri}>`;
}
