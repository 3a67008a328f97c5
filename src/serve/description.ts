/** What the graph says about one thing, asked by property. */
import { iri, type Language, type PrefixedName, type Quad, type Term } from '../rdf/index.ts';

/** The statements whose subject is one IRI. */
export class Description {
  private readonly byProperty = new Map<string, Term[]>();

  constructor(
    readonly iri: string,
    readonly quads: readonly Quad[],
  ) {
    for (const { predicate, object } of quads) {
      const objects = this.byProperty.get(predicate.value) ?? [];
      if (!objects.some((known) => known.equals(object))) objects.push(object);
      this.byProperty.set(predicate.value, objects);
    }
  }

  /** The properties that are said, with what they say, in the order of the statements. */
  get properties(): ReadonlyMap<string, readonly Term[]> {
    return this.byProperty;
  }

  objects(property: PrefixedName): readonly Term[] {
    return this.byProperty.get(iri(property).value) ?? [];
  }

  /** The IRIs among the objects. */
  iris(property: PrefixedName): readonly string[] {
    return this.objects(property).flatMap((term) => (term.termType === 'NamedNode' ? [term.value] : []));
  }

  oneIri(property: PrefixedName): string | undefined {
    return this.iris(property)[0];
  }

  isA(type: PrefixedName): boolean {
    return this.iris('rdf:type').includes(iri(type).value);
  }

  /** The texts in one language, or the others where it has none. */
  texts(property: PrefixedName, language: Language): readonly string[] {
    return this.textsOf(iri(property).value, language);
  }

  text(property: PrefixedName, language: Language): string | undefined {
    return this.texts(property, language)[0];
  }

  /** The same for a property that has no well-known prefix. */
  textsOf(property: string, language: Language): readonly string[] {
    const terms = this.byProperty.get(property) ?? [];
    const literals = terms.flatMap((term) => (term.termType === 'Literal' ? [term] : []));
    const own = literals.filter((literal) => literal.language === language);
    return (own.length > 0 ? own : literals).map(({ value }) => value);
  }

  /** The value of a literal that has no language. */
  value(property: PrefixedName): string | undefined {
    return this.objects(property).find((term) => term.termType === 'Literal')?.value;
  }
}
