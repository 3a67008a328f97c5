/** A queue of nodes by distance. */
import { at } from '../table/table.ts';

/** A binary heap; a node may be pushed again with a smaller key, and its larger ones are then stale. */
export class Heap {
  #keys: number[] = [];
  #nodes: number[] = [];

  get size(): number {
    return this.#keys.length;
  }

  clear(): void {
    this.#keys.length = 0;
    this.#nodes.length = 0;
  }

  push(key: number, node: number): void {
    const keys = this.#keys;
    const nodes = this.#nodes;
    let place = keys.length;
    keys.push(key);
    nodes.push(node);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (at(keys, above) <= key) break;
      keys[place] = at(keys, above);
      nodes[place] = at(nodes, above);
      place = above;
    }
    keys[place] = key;
    nodes[place] = node;
  }

  /** Removes the smallest: its node, then its key through `lastKey`. */
  pop(): number {
    const keys = this.#keys;
    const nodes = this.#nodes;
    const smallest = at(nodes, 0);
    this.lastKey = at(keys, 0);
    const key = keys.pop() ?? 0;
    const node = nodes.pop() ?? 0;
    const size = keys.length;
    if (size === 0) return smallest;
    let place = 0;
    for (let child = 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && at(keys, child + 1) < at(keys, child)) child += 1;
      if (at(keys, child) >= key) break;
      keys[place] = at(keys, child);
      nodes[place] = at(nodes, child);
      place = child;
    }
    keys[place] = key;
    nodes[place] = node;
    return smallest;
  }

  lastKey = 0;
}
