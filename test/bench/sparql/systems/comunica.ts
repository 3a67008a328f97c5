/** Comunica over a store in memory. */
import { startEngine } from './engine.ts';
import type { System } from './system.ts';

export const comunica: System = {
  name: 'Comunica',
  async start(prepared, size) {
    if (size === '420k') return startEngine('comunica', prepared);
    return { leftOut: 'a store in memory takes about a kilobyte a triple, and there are 67 million of them' };
  },
};
