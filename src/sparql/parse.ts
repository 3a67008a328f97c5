/** SPARQL text → algebra, or what is wrong with the text and where. */
import { Algebra, algebraUtils } from '@comunica/utils-algebra';
import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import type { Text } from '../rdf/index.ts';
import { QueryRefused, QuerySyntaxError } from './errors.ts';
import { ungroupedVariable } from './ungrouped.ts';

/** The part of the grammar engine's errors that is read here; positions are NaN at the end of the text. */
interface GrammarError {
  readonly token: { readonly image: string; readonly startLine?: number; readonly startColumn?: number };
}

class UnexpectedToken extends Error {
  constructor(readonly at: GrammarError['token']) {
    super();
  }
}

const parser = new Parser({
  lexerConfig: { positionTracking: 'full' },
  errorHandler: ([first]: GrammarError[]) => {
    throw new UnexpectedToken(first?.token ?? { image: '' });
  },
} as ConstructorParameters<typeof Parser>[0]);

export interface Parsed {
  readonly operation: Algebra.Operation;
  /** What relative IRIs are resolved against: the query's own BASE goes first. */
  readonly baseIRI: string;
}

/** The part of the syntax tree that the algebra does not keep. */
interface SyntaxTree {
  readonly type: 'query' | 'update';
  readonly updates?: readonly { readonly operation?: unknown }[];
  readonly context?: readonly { readonly subType: string; readonly value: { readonly value: string } }[];
  readonly variables?: readonly { readonly type: string }[];
}

/**
 * @param baseIRI  what relative IRIs are resolved against, unless the query says otherwise
 * @throws QuerySyntaxError; QueryRefused for an update or a SERVICE
 * @see https://www.w3.org/TR/sparql11-query/#sparqlAlgebra
 */
export function parseQuery(text: string, baseIRI: string): Parsed {
  const { tree, operation } = translate(text, baseIRI);
  if (tree.variables?.some(({ type }) => type === 'wildcard')) orderVariables(operation, text);
  const base = tree.context?.findLast(({ subType }) => subType === 'base')?.value.value;
  return {
    operation: sliceSolutions(operation),
    baseIRI: base === undefined ? baseIRI : new URL(base, baseIRI).href,
  };
}

function translate(text: string, baseIRI: string): { tree: SyntaxTree; operation: Algebra.Operation } {
  try {
    const parsed = parser.parse(text, { baseIRI });
    const tree = parsed as SyntaxTree;
    if (tree.type === 'update') throw updateRefused(tree, text);
    unescapeNames(parsed);
    const operation = toAlgebra(parsed, { blankToVariable: true, baseIRI }) as Algebra.Operation;
    algebraUtils.visitOperation(operation, {
      [Algebra.Types.SERVICE]: {
        preVisitor: () => {
          throw new QueryRefused({
            fr: 'SERVICE n’est pas permis : ce point d’accès n’en interroge pas d’autre',
            en: 'SERVICE is not allowed: this endpoint asks no other',
          });
        },
      },
    });
    const name = ungroupedVariable(operation);
    if (name !== undefined) throw new Error(`Use of ungrouped variable (?${name})`);
    return { tree, operation };
  } catch (error) {
    if (error instanceof QueryRefused || error instanceof QuerySyntaxError) throw error;
    throw syntaxError(text, error as Error);
  }
}

/** A text without any operation is read as an update that does nothing. */
function updateRefused({ updates = [] }: SyntaxTree, text: string): Error {
  return updates.some(({ operation }) => operation)
    ? new QueryRefused({
        fr: 'les données ne se modifient pas ici, elles ne se lisent que par des requêtes',
        en: 'the data cannot be changed here; only queries are answered',
      })
    : tooShort(text);
}

/**
 * The parser keeps the escapes of prefixed names: `id:observation\\/aah` is `…/id/observation/aah`.
 *
 * @see https://www.w3.org/TR/sparql11-query/#rPN_LOCAL_ESC
 */
function unescapeNames(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const term = node as { prefix?: unknown; value?: unknown };
  if (typeof term.prefix === 'string' && typeof term.value === 'string') {
    term.value = term.value.replace(/\\(.)/g, '$1');
  }
  for (const child of Object.values(node)) unescapeNames(child);
}

/**
 * LIMIT and OFFSET count solutions; the translation has them count the triples that solutions make.
 *
 * @see https://www.w3.org/TR/sparql11-query/#convertSolMod
 */
function sliceSolutions(operation: Algebra.Operation): Algebra.Operation {
  if (!algebraUtils.isKnownOperation(operation, Algebra.Types.SLICE)) return operation;
  const made = operation.input;
  const makes =
    algebraUtils.isKnownOperation(made, Algebra.Types.CONSTRUCT) ||
    algebraUtils.isKnownOperation(made, Algebra.Types.DESCRIBE);
  if (!makes) return operation;
  return Object.assign({}, made, { input: Object.assign({}, operation, { input: made.input }) });
}

/** `SELECT *` gives variables in the order in which the text first names them. */
function orderVariables(operation: Algebra.Operation, text: string): void {
  const first = ({ value }: { value: string }) =>
    text.search(new RegExp(`[?$]${value}(?![\\p{L}\\p{N}_])`, 'u'));
  let below: Algebra.Operation | undefined = operation;
  while (below && below.type !== 'project') below = (below as Algebra.Single).input;
  (below as Algebra.Project | undefined)?.variables.sort((a, b) => first(a) - first(b));
}

/** Message of the parser → what to say, and which part of the text it is about. */
const complaints: readonly [RegExp, (found: string) => { words: Text; about: string; first?: true }][] = [
  [
    /^Unknown prefix: (.*)$/,
    (prefix) => ({
      words: {
        fr: `le préfixe « ${prefix}: » n’est pas déclaré ; ajoutez PREFIX ${prefix}: <…> en tête`,
        en: `the prefix “${prefix}:” is not declared; add PREFIX ${prefix}: <…> at the top`,
      },
      about: `${prefix}:`,
    }),
  ],
  [
    /^Variable used to bind is already bound \((.*)\)$/,
    (name) => ({
      words: {
        fr: `${name} a déjà une valeur ici ; liez une autre variable`,
        en: `${name} already has a value here; bind to another variable`,
      },
      about: name,
    }),
  ],
  [
    /^Use of ungrouped variable.*\((.*)\)$/,
    (name) => ({
      words: {
        fr: `${name} n’est ni groupée ni agrégée ; ajoutez GROUP BY ${name}, ou prenez-en une valeur : SAMPLE(${name})`,
        en: `${name} is neither grouped nor aggregated; add GROUP BY ${name}, or take one of its values: SAMPLE(${name})`,
      },
      about: name,
      first: true,
    }),
  ],
  [
    /^(Variable|GROUP BY) not allowed (in projection|with wildcard)$/,
    () => ({
      words: {
        fr: 'SELECT nomme ce qui n’est ni groupé ni agrégé ; ajoutez-le à GROUP BY, ou prenez-en une valeur avec SAMPLE',
        en: 'SELECT names what is neither grouped nor aggregated; add it to GROUP BY, or take one of its values with SAMPLE',
      },
      about: 'SELECT',
      first: true,
    }),
  ],
];

function syntaxError(text: string, error: Error): QuerySyntaxError {
  if (error instanceof UnexpectedToken) {
    const { image, startLine = Number.NaN, startColumn = Number.NaN } = error.at;
    if (Number.isNaN(startLine)) return tooShort(text);
    const words = { fr: `« ${image} » n’a pas sa place ici`, en: `“${image}” cannot stand here` };
    return new QuerySyntaxError(words, startLine, startColumn);
  }
  const character = /^unexpected character: ->(.*?)<- at offset: (\d+)/s.exec(error.message);
  if (character) {
    return at(text, Number(character[2]), {
      fr: `caractère inattendu « ${character[1]} » ; un guillemet ou un IRI n’est-il pas fermé ?`,
      en: `unexpected character “${character[1]}”; is a quote or an IRI not closed?`,
    });
  }
  for (const [pattern, say] of complaints) {
    const found = pattern.exec(error.message)?.[1];
    if (found === undefined) continue;
    const { words, about, first } = say(found);
    return at(text, Math.max(0, first ? text.indexOf(about) : text.lastIndexOf(about)), words);
  }
  // The stack is full: V8's words for it say nothing of the query.
  if (error instanceof RangeError) {
    return at(text, 0, { fr: 'la requête est trop imbriquée', en: 'the query is nested too deeply' });
  }
  // What the translation itself complains of, in its only language.
  const said = error.message.split('\n')[0] ?? 'not a query';
  return at(text, 0, { fr: said, en: said });
}

const tooShort = (text: string): QuerySyntaxError =>
  at(text, text.trimEnd().length, {
    fr: 'la requête se termine trop tôt : il manque quelque chose, ou une fermeture',
    en: 'the query ends too early: something is missing or not closed',
  });

function at(text: string, offset: number, words: Text): QuerySyntaxError {
  const before = text.slice(0, offset).split('\n');
  return new QuerySyntaxError(words, before.length, (before.at(-1)?.length ?? 0) + 1);
}
