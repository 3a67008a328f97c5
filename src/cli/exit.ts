/** How a command ends. */

export const exitCodes = {
  done: 0,
  /** The data is not publishable, or a table discloses a cell; what is wrong has been listed. */
  unpublishable: 1,
  usage: 2,
  fault: 3,
} as const;

/** Ends a command with one line and a code, where the cause is known and needs no stack trace. */
export class CommandEnd extends Error {
  override readonly name = 'CommandEnd';
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}
