/** A YAML file read, checked against its schema, and able to say where each of its keys stands. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Alias,
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { explain } from './explain.ts';
import type { Outcome, Place, Problem } from './problem.ts';
import { jsonSchema } from './schema/index.ts';

type Path = readonly PropertyKey[];

export interface Described<T> {
  readonly value: T;
  /** Where a key is: file, line, and the path of keys. */
  readonly placeOf: (path: Path) => Place;
}

/**
 * Reads a description.
 *
 * @param file  path from the data folder
 * @returns the value with defaults filled in, or every problem found, each with its line
 */
export async function readYaml<S extends z.ZodType>(
  dataDir: string,
  file: string,
  schema: S,
): Promise<Outcome<Described<z.output<S>>>> {
  const text = await readFile(join(dataDir, file), 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') {
    return { ok: false, problems: [text.code === 'ENOENT' ? missing(file) : unreadable(file, text.code)] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const problems = document.errors.map((error) => syntax(file, lines.linePos(error.pos[0]).line, error));
  if (problems.length > 0) return { ok: false, problems };

  const placeOf = (path: Path): Place => {
    const offset = offsetOf(document, path);
    const row = offset === undefined ? 1 : lines.linePos(offset).line;
    return { file, row, ...(path.length > 0 && { name: path.map(String).join('.') }) };
  };
  const raw = plainValue(document);
  if (raw === undefined) {
    const offset = wrongAlias(document)?.range?.[0] ?? 0;
    return { ok: false, problems: [badAlias(file, lines.linePos(offset).line)] };
  }
  const parsed = schema.safeParse(raw, { reportInput: false });
  if (parsed.success) return { ok: true, value: { value: parsed.data, placeOf } };
  const known = (path: Path) => knownKeys(jsonSchema(schema), path, raw);
  return {
    ok: false,
    problems: parsed.error.issues.flatMap((issue) =>
      explain(issue, known, (path) => valueAt(raw, path), placeOf),
    ),
  };
}

/** The value, or undefined when its aliases lead nowhere, to themselves, or to too many copies. */
function plainValue(document: Document): unknown {
  try {
    const value: unknown = document.toJS() ?? {};
    JSON.stringify(value);
    return value;
  } catch {
    return undefined;
  }
}

/** The first alias without an anchor before it, or else the last of all. */
function wrongAlias(document: Document): Alias | undefined {
  let last: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      last = alias;
      return alias.resolve(document) === undefined ? visit.BREAK : undefined;
    },
  });
  return last;
}

/** The offset of a key, or of the nearest thing around it that is there. */
function offsetOf(document: Document, path: Path): number | undefined {
  if (path.length === 0) return undefined;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  if (isCollection(parent)) {
    const item = document.getIn(path, true);
    if (isNode(item) && item.range) return item.range[0];
  }
  return offsetOf(document, path.slice(0, -1));
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined),
    raw,
  );
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema & { readonly const?: unknown }>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The keys that the schema knows at a path; among variants, those of the one that the value claims to be. */
function knownKeys(schema: JsonSchema, path: Path, value: unknown): string[] {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) {
    const claimed = variants.filter((variant) => claims(variant, value));
    return [...new Set((claimed.length > 0 ? claimed : variants).flatMap((v) => knownKeys(v, path, value)))];
  }
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(schema.properties ?? {});
  const inner =
    typeof key === 'number'
      ? schema.items
      : (schema.properties?.[String(key)] ?? schema.additionalProperties);
  return typeof inner === 'object' ? knownKeys(inner, rest, valueAt(value, [key])) : [];
}

function claims(variant: JsonSchema, value: unknown): boolean {
  if (Array.isArray(value)) return variant.items !== undefined;
  const holds = variant.properties?.holds?.const;
  return holds !== undefined && holds === valueAt(value, ['holds']);
}

function missing(file: string): Problem {
  return {
    code: 'missing-file',
    place: { file },
    found: { fr: 'aucun fichier de ce nom', en: 'no file of that name' },
    expected: { fr: 'une description en YAML', en: 'a description in YAML' },
    fix: { fr: `Créez \`${file}\`.`, en: `Create \`${file}\`.` },
  };
}

/** @param why  the system's word for it, such as `EACCES` */
function unreadable(file: string, why = 'EIO'): Problem {
  return {
    code: 'unreadable-file',
    place: { file },
    found: {
      fr: `${why === 'EISDIR' ? 'un dossier' : 'un fichier qui ne se laisse pas lire'} (${why})`,
      en: `${why === 'EISDIR' ? 'a folder' : 'a file that cannot be read'} (${why})`,
    },
    expected: { fr: 'une description en YAML', en: 'a description in YAML' },
    fix:
      why === 'EISDIR'
        ? { fr: 'Mettez un fichier à la place du dossier.', en: 'Put a file in place of the folder.' }
        : { fr: `Donnez le droit de lire \`${file}\`.`, en: `Give the right to read \`${file}\`.` },
  };
}

function badAlias(file: string, row: number): Problem {
  return {
    code: 'unreadable-alias',
    place: { file, row },
    found: {
      fr: 'un alias (`*nom`) qui ne mène à rien, à lui-même, ou à trop de copies',
      en: 'an alias (`*name`) that leads nowhere, to itself, or to too many copies',
    },
    expected: {
      fr: 'un alias dont l’ancre (`&nom`) est plus haut',
      en: 'an alias whose anchor (`&name`) is above',
    },
    fix: {
      fr: 'Écrivez la valeur à la place de l’alias, ou mettez le texte entre guillemets s’il commence par `*`.',
      en: 'Write the value in place of the alias, or quote the text if it starts with `*`.',
    },
  };
}

function syntax(file: string, row: number, error: { code: string; message: string }): Problem {
  return {
    code: 'not-yaml',
    place: { file, row },
    found: {
      fr: `une erreur de syntaxe (${error.code}) : ${error.message}`,
      en: `a syntax error (${error.code}): ${error.message}`,
    },
    expected: { fr: 'du YAML 1.2', en: 'YAML 1.2' },
    fix: {
      fr: 'Corrigez cette ligne ou la précédente : indentation par des espaces, deux-points suivi d’un espace, guillemets fermés, et guillemets autour d’un texte qui contient un deux-points.',
      en: 'Correct this line or the one before: indent with spaces, put a space after each colon, close quotes, and quote a text that holds a colon.',
    },
  };
}
