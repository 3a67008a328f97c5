/** The four formats of SPARQL results: how each writes a table of solutions, and a yes or no. */
import type { Term } from '../rdf/index.ts';
import { cutWords } from './allowance.ts';

export interface SolutionWriter {
  head(variables: readonly string[]): string;
  /** What stands around the cells of a row, between them, and between rows. */
  readonly row: {
    readonly before: string;
    readonly between: string;
    readonly after: string;
    readonly separator: string;
  };
  /** What an unbound variable is written as; undefined when it is left out, with what would follow it. */
  readonly unbound: string | undefined;
  /** What stands around a term in its cell, by the variable. */
  cell(variable: string): { readonly before: string; readonly after: string };
  term(term: Term): string;
  /** Writes literals of one datatype that have nothing to escape. */
  literals(datatype: string): (lexical: string) => string;
  readonly tail: string;
  /** The tail of an answer that was cut; undefined where the format has no place to say so. */
  readonly cutTail?: string;
  boolean(value: boolean): string;
}

const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

/** A cell that is its term and nothing more. */
const bareCell = () => ({ before: '', after: '' });

/** @see https://www.w3.org/TR/sparql11-results-json/ */
const json: SolutionWriter = {
  head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[\n`,
  row: { before: '{', between: ',', after: '}', separator: ',\n' },
  unbound: undefined,
  cell: (variable) => ({ before: `${JSON.stringify(variable)}:`, after: '' }),
  term: jsonTerm,
  literals: (datatype) => (lexical) => `{"type":"literal","value":"${lexical}","datatype":"${datatype}"}`,
  tail: '\n]}}\n',
  cutTail: `\n]},"truncated":${JSON.stringify(cutWords)}}\n`,
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
    `${xmlOpen}<head>${variables.map((variable) => `<variable name="${xmlText(variable)}"/>`).join('')}</head>\n<results>\n`,
  row: { before: '<result>', between: '', after: '</result>', separator: '\n' },
  unbound: undefined,
  cell: (variable) => ({ before: `<binding name="${xmlText(variable)}">`, after: '</binding>' }),
  term: xmlTerm,
  literals: (datatype) => (lexical) => `<literal datatype="${datatype}">${lexical}</literal>`,
  tail: '\n</results>\n</sparql>\n',
  cutTail: `\n</results>\n<!-- ${cutWords.en} / ${cutWords.fr} -->\n</sparql>\n`,
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
  row: { before: '', between: ',', after: '\r\n', separator: '' },
  unbound: '',
  cell: bareCell,
  term: (term) => csvField(term.termType === 'BlankNode' ? `_:${term.value}` : term.value),
  literals: () => (lexical) => lexical,
  tail: '',
  boolean: (value) => `${value}\r\n`,
};

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @see https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv */
const tsv: SolutionWriter = {
  head: (variables) => `${variables.map((variable) => `?${variable}`).join('\t')}\n`,
  row: { before: '', between: '\t', after: '\n', separator: '' },
  unbound: '',
  cell: bareCell,
  term: tsvTerm,
  literals: (datatype) => (lexical) =>
    bare[datatype]?.test(lexical) ? lexical : `"${lexical}"^^<${datatype}>`,
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

function tsvTerm(term: Term): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType !== 'Literal') return `_:${term.value}`;
  if (bare[term.datatype.value]?.test(term.value)) return term.value;
  const quoted = `"${term.value.replace(/[\\"\t\n\r]/g, (character) => tsvEscapes[character] ?? '')}"`;
  if (term.language !== '') return `${quoted}@${term.language}`;
  return term.datatype.value === xsdString ? quoted : `${quoted}^^<${term.datatype.value}>`;
}

/** By the format's suffix. */
export const solutionWriters: Readonly<Record<string, SolutionWriter>> = { json, xml, csv, tsv };
