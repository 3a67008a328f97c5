/** The small parts that pages share. */
import type { Child } from 'hono/jsx';
import type { Names } from './names.ts';

/** A thing by its name, leading to it. */
export function Ref({ names, iri }: { names: Names; iri: string }) {
  const href = names.href(iri);
  return href === undefined ? <span>{names.of(iri)}</span> : <a href={href}>{names.of(iri)}</a>;
}

/** Things by their names; one is not a list, and none is nothing. */
export function refs(names: Names, iris: readonly string[]) {
  const [first, ...others] = iris;
  if (first === undefined) return undefined;
  if (others.length === 0) return <Ref names={names} iri={first} />;
  return (
    <ul class={iris.length > 12 ? 'columns' : undefined}>
      {iris.map((iri) => (
        <li>
          <Ref names={names} iri={iri} />
        </li>
      ))}
    </ul>
  );
}

/** Names and what they stand for; what is undefined is left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: Child, value: Child | undefined])[] }) {
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ),
      )}
    </dl>
  );
}

/** A wide table scrolls by itself, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: Child }) {
  return (
    <section class="scroll" tabindex={0} aria-label={label}>
      {children}
    </section>
  );
}

/** Paragraphs of running text. */
export function Paragraphs({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <p>{text}</p>
      ))}
    </>
  );
}
