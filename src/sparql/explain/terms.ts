/** Terms as SPARQL writes them, IRIs under the prefixes that people know. */
import { type Literal, prefixes, type Term } from '../../rdf/index.ts';

/** What a prefixed name may hold after its colon without being escaped. */
const plainLocal = /^[\w-]*$/;

const bare: ReadonlySet<string> = new Set(
  ['integer', 'decimal', 'double', 'boolean'].map((type) => prefixes.xsd + type),
);

/** @param known  prefix → namespace IRI */
export function shortener(known: Readonly<Record<string, string>>): (term: Term) => string {
  const namespaces = Object.entries(known);
  const iri = (value: string): string => {
    const found = namespaces.find(
      ([, namespace]) => value.startsWith(namespace) && plainLocal.test(value.slice(namespace.length)),
    );
    return found ? `${found[0]}:${value.slice(found[1].length)}` : `<${value}>`;
  };
  const literalText = ({ value, language, datatype }: Literal): string => {
    if (bare.has(datatype.value)) return value;
    const quoted = JSON.stringify(value);
    if (language !== '') return `${quoted}@${language}`;
    return datatype.value === `${prefixes.xsd}string` ? quoted : `${quoted}^^${iri(datatype.value)}`;
  };
  return (term) => {
    switch (term.termType) {
      case 'NamedNode':
        return iri(term.value);
      case 'Variable':
        return `?${term.value.replaceAll(' ', '_')}`;
      case 'Literal':
        return literalText(term);
      default:
        return `_:${term.value}`;
    }
  };
}
