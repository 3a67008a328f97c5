/** Writes solutions in the four formats of SPARQL results. */
import type { Term } from '../rdf/index.ts';
import type { Solution } from './answer.ts';

/** How a format writes a table of solutions, and a yes or no. */
interface SolutionWriter {
  head(variables: readonly string[]): string;
  /** @param first  whether no solution was written before */
  row(variables: readonly string[], solution: Solution, first: boolean): string;
  readonly tail: string;
  boolean(value: boolean): string;
}

const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

/** @see https://www.w3.org/TR/sparql11-results-json/ */
const json: SolutionWriter = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
  row(variables, solution, first) {
    const members = variables.flatMap((variable, at) => {
      const term = solution[at];
      return term ? [`${JSON.stringify(variable)}:${jsonTerm(term)}`] : [];
    });
    return `${first ? '\n' : ',\n'}{${members.join(',')}}`;
  },
  tail: '\n]}}\n',
  boolean: (value) => `{"head":{},"boolean":${value}}\n`,
};

function jsonTerm(term: Term): string {
  const value = JSON.stringify(term.value);
  if (term.termType === 'NamedNode') return `{"type":"uri","value":${value}}`;
  if (term.termType !== 'Literal') return `{"type":"bnode","value":${value}}`;
  if (term.language !== '') {
    return `{"type":"literal","value":${value},"xml:lang":${JSON.stringify(term.language)}}`;
  }
  if (term.datatype.value === xsdString) return `{"type":"literal","value":${value}}`;
  return `{"type":"literal","value":${value},"datatype":${JSON.stringify(term.datatype.value)}}`;
}

const xmlEscapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const xmlText = (text: string): string =>
  text.replace(/[&<>"\r]/g, (character) => xmlEscapes[character] ?? '');
const xmlOpen =
  '<?xml version="1.0" encoding="utf-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n';

/** @see https://www.w3.org/TR/rdf-sparql-XMLres/ */
const xml: SolutionWriter = {
  head: (variables) =>
    `${xmlOpen}<head>${variables.map((variable) => `<variable name="${xmlText(variable)}"/>`).join('')}</head>\n<results>`,
  row(variables, solution) {
    const bindings = variables.map((variable, at) => {
      const term = solution[at];
      return term ? `<binding name="${xmlText(variable)}">${xmlTerm(term)}</binding>` : '';
    });
    return `\n<result>${bindings.join('')}</result>`;
  },
  tail: '\n</results>\n</sparql>\n',
  boolean: (value) => `${xmlOpen}<head/>\n<boolean>${value}</boolean>\n</sparql>\n`,
};

function xmlTerm(term: Term): string {
  const value = xmlText(term.value);
  if (term.termType === 'NamedNode') return `<uri>${value}</uri>`;
  if (term.termType !== 'Literal') return `<bnode>${value}</bnode>`;
  if (term.language !== '') return `<literal xml:lang="${xmlText(term.language)}">${value}</literal>`;
  if (term.datatype.value === xsdString) return `<literal>${value}</literal>`;
  return `<literal datatype="${xmlText(term.datatype.value)}">${value}</literal>`;
}

/** @see https://www.w3.org/TR/sparql11-results-csv-tsv/#csv */
const csv: SolutionWriter = {
  head: (variables) => `${variables.map(csvField).join(',')}\r\n`,
  row: (variables, solution) => `${variables.map((_, at) => csvField(plain(solution[at]))).join(',')}\r\n`,
  tail: '',
  boolean: (value) => `${value}\r\n`,
};

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function plain(term: Term | undefined): string {
  return term?.termType === 'BlankNode' ? `_:${term.value}` : (term?.value ?? '');
}

/** @see https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv */
const tsv: SolutionWriter = {
  head: (variables) => `${variables.map((variable) => `?${variable}`).join('\t')}\n`,
  row: (variables, solution) => `${variables.map((_, at) => tsvTerm(solution[at])).join('\t')}\n`,
  tail: '',
  boolean: (value) => `${value}\n`,
};

const xsd = xsdString.slice(0, -'string'.length);

/** The numbers that Turtle writes without quotes, by datatype. */
const bare: Record<string, RegExp> = {
  [`${xsd}integer`]: /^[+-]?\d+$/,
  [`${xsd}decimal`]: /^[+-]?\d*\.\d+$/,
  [`${xsd}double`]: /^[+-]?(\d+\.\d*|\.?\d+)[eE][+-]?\d+$/,
};

const tsvEscapes: Record<string, string> = {
  '\\': '\\\\',
  '"': '\\"',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function tsvTerm(term: Term | undefined): string {
  if (!term) return '';
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType !== 'Literal') return `_:${term.value}`;
  if (bare[term.datatype.value]?.test(term.value)) return term.value;
  const quoted = `"${term.value.replace(/[\\"\t\n\r]/g, (character) => tsvEscapes[character] ?? '')}"`;
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype.value === xsdString ? quoted : `${quoted}^^<${term.datatype.value}>`;
}

/** By the format's suffix. */
export const solutionWriters: Readonly<Record<string, SolutionWriter>> = { json, xml, csv, tsv };
