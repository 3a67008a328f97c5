/** Weights that only who has the key can know. */
import { createCipheriv, createHash } from 'node:crypto';
import { at } from '../table/table.ts';

/** How much finer weights become, and by how many of these finer units they may grow, of each thousand. */
const grain = 1000;
const most = 100;

/** Each weight with up to a tenth more, by a stream of numbers that the key determines. */
export function jitter(weights: Float64Array, key: string): Float64Array {
  const cipher = createCipheriv('aes-256-ctr', createHash('sha256').update(key).digest(), Buffer.alloc(16));
  const stream = cipher.update(Buffer.alloc(2 * weights.length));
  return weights.map((weight, cell) => {
    const share = (256 * at(stream, 2 * cell) + at(stream, 2 * cell + 1)) / 65536;
    return Math.round(weight * (grain + most * share));
  });
}
