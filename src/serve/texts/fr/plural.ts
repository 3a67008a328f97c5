/** Nouns with their number, in French: « 0 chiffre », « 2 chiffres ». */
import type { Count } from '../saying.ts';

export const plural = (count: number, one: string, many: string) => (count < 2 ? one : many);

export const counted = ({ written, count }: Count, one: string, many: string) =>
  `${written} ${plural(count, one, many)}`;
