/** What the choice asks of whoever looks for other tables that fit what is published. */

export interface Rival {
  /**
   * The cells, but for the one asked for, that differ from the true table in another table of non-negative
   * figures in which `cell` differs by `amount` (its sign says whether it grows or shrinks); the cells that
   * are visible stay as they are.
   *
   * @returns nothing when there is no such table
   */
  withHidden(cell: number, amount: number, hidden: Uint8Array): readonly number[] | undefined;
  /** The same, where visible cells may be hidden for it, those of least weight as far as it can tell. */
  withAny(
    cell: number,
    amount: number,
    hidden: Uint8Array,
    unwanted: Uint8Array,
  ): readonly number[] | undefined;
}
