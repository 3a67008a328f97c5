/** Every IRI that a publisher mints, built here and nowhere else, and read back. */
import { type NamedNode, namedNode } from './terms.ts';

/** The things that have an IRI under `id/`, and what follows it. */
export class Iris {
  /** @param base  an absolute IRI ending in `/`, e.g. `http://localhost:8080/` */
  constructor(readonly base: string) {}

  readonly id = (...path: string[]): NamedNode => namedNode(`${this.base}id/${path.join('/')}`);
  readonly def = (localName: string): NamedNode => namedNode(`${this.base}def/${localName}`);

  readonly catalog = (): NamedNode => this.id('catalog');
  readonly catalogGraph = (): NamedNode => this.id('catalog', 'graph');
  readonly publisher = (): NamedNode => this.id('publisher');
  readonly contact = (): NamedNode => this.id('contact');

  readonly dataset = (dataset: string): NamedNode => this.id('dataset', dataset);
  readonly datasetGraph = (dataset: string): NamedNode => this.id('dataset', dataset, 'graph');
  readonly structure = (dataset: string): NamedNode => this.id('structure', dataset);
  readonly component = (dataset: string, component: string): NamedNode =>
    this.id('structure', dataset, component);
  readonly distribution = (dataset: string, format: string): NamedNode =>
    this.id('distribution', dataset, format);
  /** A source table: the group of the observations read from it. */
  readonly table = (dataset: string, table: string): NamedNode => this.id('table', dataset, table);
  /** @param codes  the code of each dimension, in the structure's order */
  readonly observation = (dataset: string, codes: readonly string[]): NamedNode =>
    this.id('observation', dataset, ...codes);

  readonly caf = (slug: string): NamedNode => this.id('caf', slug);
  readonly period = (code: string): NamedNode => this.id('period', code);
  readonly scheme = (scheme: string): NamedNode => this.id('code', scheme);
  readonly code = (scheme: string, code: string): NamedNode => this.id('code', scheme, code);
  readonly confidential = (): NamedNode => this.code('obs-status', 'confidential');

  readonly download = (file: string): NamedNode => namedNode(`${this.base}download/${file}`);

  /** The prefixes under which the publisher's own IRIs are written. */
  prefixes(): Record<string, string> {
    return { id: `${this.base}id/`, def: `${this.base}def/` };
  }
}
