/** Nouns with their number, in English: “0 figures”, “1 figure”. */
import type { Count } from '../saying.ts';

export const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

export const counted = ({ written, count }: Count, one: string, many: string) =>
  `${written} ${plural(count, one, many)}`;
