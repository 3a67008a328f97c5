/** How far a long piece of work has come. */

export type Stage = 'describe' | 'read' | 'protect' | 'write' | 'validate' | 'release';

export interface Progress {
  readonly stage: Stage;
  /** How many are done: datasets, cells, components… whatever the stage counts. */
  readonly done: number;
  readonly total?: number;
  /** What is counted, in the plural: `cells`. */
  readonly unit: 'datasets' | 'tables' | 'cells' | 'components' | 'observations' | 'statements';
}

/** Called often; must return at once. */
export type OnProgress = (progress: Progress) => void;
