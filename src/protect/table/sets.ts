/** Disjoint sets of cells, joined step by step. */
import { at } from './table.ts';

/** @see https://en.wikipedia.org/wiki/Disjoint-set_data_structure */
export class Sets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, index) => index);
  }

  find(member: number): number {
    const parent = this.#parent;
    let root = member;
    while (at(parent, root) !== root) root = at(parent, root);
    for (let step = member; step !== root; ) {
      const next = at(parent, step);
      parent[step] = root;
      step = next;
    }
    return root;
  }

  /** The set's representative is the smallest of its members. */
  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** Numbers the sets from 0 in the order of their representatives. */
  numbered(): { readonly cellOf: Int32Array; readonly count: number } {
    const cellOf = new Int32Array(this.#parent.length);
    let count = 0;
    for (let member = 0; member < cellOf.length; member += 1) {
      const root = this.find(member);
      cellOf[member] = root === member ? count++ : at(cellOf, root);
    }
    return { cellOf, count };
  }
}
