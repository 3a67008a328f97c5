/** The variables that something other than one group of patterns reads: the others need no column. */
import { Algebra } from '@comunica/utils-algebra';

/** Operations that give the variables of their input. */
const passing: ReadonlySet<string> = new Set([
  Algebra.Types.SLICE,
  Algebra.Types.DISTINCT,
  Algebra.Types.REDUCED,
  Algebra.Types.ORDER_BY,
]);

/** @returns undefined when the operation gives every variable that it binds */
export function neededVariables(operation: Algebra.Operation): ReadonlySet<string> | undefined {
  let below = operation;
  while (passing.has(below.type)) below = (below as Algebra.Single).input;
  if (below.type !== Algebra.Types.PROJECT) return undefined;
  const mentions = new Map<string, number>();
  const mention = (name: string) => mentions.set(name, (mentions.get(name) ?? 0) + 1);
  count(operation, mention);
  return new Set([...mentions].filter(([, times]) => times > 1).map(([name]) => name));
}

function count(node: unknown, mention: (name: string) => void): void {
  if (typeof node !== 'object' || node === null) return;
  const { termType, type, value } = node as { termType?: string; type?: string; value?: string };
  if (termType === 'Variable') mention(value ?? '');
  if (type !== Algebra.Types.BGP) {
    for (const [key, child] of Object.entries(node)) if (key !== 'metadata') count(child, mention);
    return;
  }
  const names = new Set<string>();
  for (const { subject, predicate, object, graph } of (node as Algebra.Bgp).patterns) {
    count([subject, predicate, object, graph], (name) => names.add(name));
  }
  for (const name of names) mention(name);
}
