/** A system under measurement. */
import type { Prepared } from '../release.ts';

export interface System {
  readonly name: string;
  /** Starts it with the release's triples loaded; says why it cannot. */
  start(prepared: Prepared, size: string): Promise<Running | LeftOut>;
}

export interface LeftOut {
  readonly leftOut: string;
}

export interface Running {
  /** With its version. */
  readonly title: string;
  readonly endpoint: string;
  /** Its process, whose children count with it. */
  readonly pid: number;
  /** How long loading took, in seconds, now or in the run that loaded what is kept. */
  readonly load: number;
  /** What it keeps on disk, in bytes; undefined when that is nothing. */
  readonly disk: number | undefined;
  stop(): Promise<void>;
}
