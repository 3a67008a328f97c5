/** Reads Turtle; a syntax error carries its line. */
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';

/** A file that is not Turtle. `line` counts from 1. */
export class RdfSyntaxError extends Error {
  override readonly name = 'RdfSyntaxError';
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/**
 * @param baseIRI  what relative IRIs are resolved against
 * @throws RdfSyntaxError
 */
export function readTurtle(text: string, baseIRI: string): Quad[] {
  try {
    return new Parser({ baseIRI, format: 'text/turtle' }).parse(text);
  } catch (error) {
    const line = (error as { context?: { line?: number } }).context?.line;
    if (line === undefined) throw error;
    throw new RdfSyntaxError((error as Error).message.replace(/ on line \d+\.$/, ''), line);
  }
}

/** Reads N-Quads that the project wrote itself. */
export function readNQuads(text: string): Quad[] {
  return new Parser({ format: 'application/n-quads' }).parse(text);
}
