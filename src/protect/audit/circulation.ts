/** A system of equations in which every unknown counts once up and once down at most, as flows in a graph. */
import type { System } from './component.ts';
import { type Graph, graphOf } from './graph.ts';
import { entry } from './published.ts';

/** A node of so many arcs is cheap to look through. */
const few = 32;

/**
 * Any whole solution is a flow, and any two solutions differ by cycles, so maximum flows give exact bounds.
 */
export class Circulation {
  readonly value: Float64Array;
  readonly #tail: Int32Array;
  readonly #head: Int32Array;
  readonly #supply: Float64Array;
  readonly #first: Int32Array;
  readonly #arcs: Int32Array;
  readonly #via: Int32Array;
  readonly #visited: Int32Array;
  readonly #queue: Int32Array;
  #visit = 0;

  private constructor({ tail, head, supply }: Graph) {
    const nodes = supply.length;
    this.#tail = tail;
    this.#head = head;
    this.#supply = supply;
    this.value = new Float64Array(tail.length);
    this.#via = new Int32Array(nodes);
    this.#visited = new Int32Array(nodes);
    this.#queue = new Int32Array(nodes);
    this.#first = new Int32Array(nodes + 1);
    this.#arcs = new Int32Array(2 * tail.length);
    for (const ends of [tail, head]) {
      for (const node of ends) this.#first[node + 1] = entry(this.#first, node + 1) + 1;
    }
    for (let node = 0; node < nodes; node += 1) {
      this.#first[node + 1] = entry(this.#first, node + 1) + entry(this.#first, node);
    }
    const place = this.#first.slice();
    for (const ends of [tail, head]) {
      for (let arc = 0; arc < ends.length; arc += 1) {
        const node = entry(ends, arc);
        const slot = entry(place, node);
        this.#arcs[slot] = arc;
        place[node] = slot + 1;
      }
    }
  }

  /** @returns nothing when the system is not a graph */
  static of(system: System): Circulation | undefined {
    const graph = graphOf(system);
    return graph && new Circulation(graph);
  }

  /** Finds a first solution; false when there is none. */
  solve(): boolean {
    const outside = this.#supply.length - 1;
    const rest = this.#supply.slice();
    rest[outside] = 0;
    for (let node = 0; node < outside; node += 1) {
      while (entry(rest, node) > 0) {
        const end = this.#search(node, (other) => other === outside || entry(rest, other) < 0);
        if (end < 0) return false;
        const sent = this.#send(
          node,
          end,
          Math.min(entry(rest, node), end === outside ? Infinity : -entry(rest, end)),
        );
        rest[node] = entry(rest, node) - sent;
        rest[end] = end === outside ? 0 : entry(rest, end) + sent;
      }
    }
    for (let node = 0; node < outside; node += 1) {
      while (entry(rest, node) < 0) {
        if (!this.#connects(outside, node, -1)) return false;
        rest[node] = entry(rest, node) + this.#send(outside, node, -entry(rest, node));
      }
    }
    return true;
  }

  /**
   * Moves the solution so that an unknown grows (or shrinks) as far as it can, by `most` at most.
   *
   * @param saw  called with each unknown that takes another value; Infinity when there is no end to its growth
   * @returns by how much it could
   */
  shift(arc: number, up: boolean, most: number, saw: (arc: number, value: number) => void): number {
    const source = up ? entry(this.#head, arc) : entry(this.#tail, arc);
    const target = up ? entry(this.#tail, arc) : entry(this.#head, arc);
    const limit = up ? most : Math.min(most, entry(this.value, arc));
    let moved = 0;
    while (moved < limit) {
      const looped = source === target;
      if (!looped && !this.#connects(source, target, arc)) break;
      const room = looped ? Infinity : this.#room(source, target);
      if (room === Infinity && limit === Infinity) {
        if (!looped) this.#follow(source, target, (other) => saw(other, Infinity));
        saw(arc, Infinity);
        return Infinity;
      }
      const sent = looped ? limit - moved : this.#send(source, target, Math.min(room, limit - moved), saw);
      moved += sent;
      this.value[arc] = entry(this.value, arc) + (up ? sent : -sent);
      saw(arc, entry(this.value, arc));
    }
    return moved;
  }

  /** The nearest node that is wanted, along arcs that can grow (from tail to head) or shrink (backwards); or -1. */
  #search(source: number, wanted: (node: number) => boolean): number {
    this.#visit += 1;
    this.#visited[source] = this.#visit;
    this.#queue[0] = source;
    for (let read = 0, write = 1; read < write; read += 1) {
      const node = entry(this.#queue, read);
      for (let slot = entry(this.#first, node); slot < entry(this.#first, node + 1); slot += 1) {
        const arc = entry(this.#arcs, slot);
        const grows = entry(this.#tail, arc) === node;
        const next = grows ? entry(this.#head, arc) : entry(this.#tail, arc);
        if (entry(this.#visited, next) === this.#visit || (!grows && entry(this.value, arc) === 0)) continue;
        this.#visited[next] = this.#visit;
        this.#via[next] = arc;
        if (wanted(next)) return next;
        this.#queue[write++] = next;
      }
    }
    return -1;
  }

  /** Finds a path without an arc, from the end that has fewer arcs: the other may be the total of a country. */
  #connects(source: number, target: number, avoid: number): boolean {
    const arcsAt = (node: number) => entry(this.#first, node + 1) - entry(this.#first, node);
    if (arcsAt(source) <= arcsAt(target)) return this.#hunt(source, target, avoid, false);
    if (!this.#hunt(target, source, avoid, true)) return false;
    const path: [number, number][] = [];
    for (let node = source; node !== target; ) {
      const arc = entry(this.#via, node);
      node = entry(this.#tail, arc) === node ? entry(this.#head, arc) : entry(this.#tail, arc);
      path.push([node, arc]);
    }
    for (const [node, arc] of path) this.#via[node] = arc;
    return true;
  }

  /**
   * Breadth first, looking one step ahead from nodes of few arcs; backwards, flow comes from the node reached.
   * Typed arrays are read directly here: this loop is where a large table spends its time.
   */
  #hunt(root: number, goal: number, avoid: number, backwards: boolean): boolean {
    const [tail, head, value, first, arcs] = [this.#tail, this.#head, this.value, this.#first, this.#arcs];
    const [visited, queue, via] = [this.#visited, this.#queue, this.#via];
    this.#visit += 1;
    const visit = this.#visit;
    visited[root] = visit;
    queue[0] = root;
    for (let read = 0, write = 1; read < write; read += 1) {
      const node = queue[read] as number;
      const end = first[node + 1] as number;
      for (let slot = first[node] as number; slot < end; slot += 1) {
        const arc = arcs[slot] as number;
        const leaves = tail[arc] === node;
        if (arc === avoid || (leaves === backwards && value[arc] === 0)) continue;
        const next = (leaves ? head[arc] : tail[arc]) as number;
        if (visited[next] === visit) continue;
        visited[next] = visit;
        via[next] = arc;
        if (next === goal) return true;
        queue[write++] = next;
        const from = first[next] as number;
        const to = first[next + 1] as number;
        if (to - from > few) continue;
        for (let step = from; step < to; step += 1) {
          const onward = arcs[step] as number;
          const out = tail[onward] === next;
          if ((out ? head[onward] : tail[onward]) !== goal || onward === avoid) continue;
          if (out === backwards && value[onward] === 0) continue;
          via[goal] = onward;
          return true;
        }
      }
    }
    return false;
  }

  #follow(source: number, target: number, visit: (arc: number, grows: boolean) => void): void {
    for (let node = target; node !== source; ) {
      const arc = entry(this.#via, node);
      const grows = entry(this.#head, arc) === node;
      visit(arc, grows);
      node = grows ? entry(this.#tail, arc) : entry(this.#head, arc);
    }
  }

  #room(source: number, target: number): number {
    let room = Number.POSITIVE_INFINITY;
    this.#follow(source, target, (arc, grows) => {
      if (!grows) room = Math.min(room, entry(this.value, arc));
    });
    return room;
  }

  #send(source: number, target: number, most: number, saw?: (arc: number, value: number) => void): number {
    const sent = Math.min(most, this.#room(source, target));
    this.#follow(source, target, (arc, grows) => {
      this.value[arc] = entry(this.value, arc) + (grows ? sent : -sent);
      saw?.(arc, entry(this.value, arc));
    });
    return sent;
  }
}
