/** The equations of a table, without those that others imply. */
import { type Equation, entry, equationOf, type Sums } from './published.ts';

/**
 * Ages sum to the total in a department because they do in each of its communes, and communes sum to the
 * department at each age: with `spine` the family of the communes' sums, the department's own equation says
 * nothing new and is left out. Checked by adding up, cell by cell, the equations that should imply it;
 * when cells remain (those of absent rows), the equation between them takes its place.
 *
 * @param spine  a family of which every equation stays; nothing: all stay
 */
export function equationsWithout(size: number, sums: Sums, spine: number | undefined): Equation[] {
  const all = Array.from({ length: sums.count }, (_, index) => equationOf(sums, index));
  if (spine === undefined) return all;
  const downwards = totalsOf(size, sums, spine);
  const balance = new Int32Array(size);
  const families = new Map<number, Int32Array>();
  return all.flatMap((equation, index) => {
    const family = entry(sums.family, index);
    const whole = equation.minus[0];
    if (family === spine || whole === undefined) return [equation];
    const below = [whole, ...equation.plus].map((cell) => entry(downwards, cell));
    if (below.some((one) => one < 0)) return [equation];
    const across = families.get(family) ?? totalsOf(size, sums, family);
    families.set(family, across);

    const touched: number[] = [];
    const add = ({ plus, minus }: Equation, times: number) => {
      for (const cell of plus) balance[cell] = entry(balance, cell) + times;
      for (const cell of minus) balance[cell] = entry(balance, cell) - times;
      touched.push(...plus, ...minus);
    };
    const one = (at: number): Equation => all[at] ?? { plus: [], minus: [] };
    add(equation, 1);
    for (const [place, at] of below.entries()) add(one(at), place === 0 ? -1 : 1);
    for (const child of one(entry(below, 0)).plus) {
      const same = entry(across, child);
      if (same >= 0) add(one(same), -1);
    }
    const rest = [...new Set(touched)].filter((cell) => entry(balance, cell) !== 0);
    const simple = rest.every((cell) => Math.abs(entry(balance, cell)) === 1);
    const left: Equation = {
      plus: rest.filter((cell) => entry(balance, cell) > 0),
      minus: rest.filter((cell) => entry(balance, cell) < 0),
    };
    for (const cell of touched) balance[cell] = 0;
    if (rest.length === 0) return [];
    return simple && rest.length <= equation.plus.length + 1 ? [left] : [equation];
  });
}

/** For each cell, the equation of a family in which it is the total; -1 for none. */
function totalsOf(size: number, { count, total, family }: Sums, wanted: number): Int32Array {
  const found = new Int32Array(size).fill(-1);
  for (let index = 0; index < count; index += 1) {
    const cell = entry(total, index);
    if (cell >= 0 && entry(family, index) === wanted) found[cell] = index;
  }
  return found;
}
