/** The parts of dates and moments. */
import { needPlain } from './literals.ts';
import type { Operator } from './operator.ts';
import { failure, families, readAs, whole } from './value.ts';

/** @param at  where the part's digits are in the lexical form, from 1, and how many */
const part =
  (at: readonly [number, number], kinds: readonly ('dateTime' | 'date')[]): Operator =>
  ([arg], { known }) => {
    const value = arg.value();
    const found = kinds.flatMap((kind) => {
      if (value.type === 'term') needPlain(known.plain, kind);
      return readAs(families[kind], value) ?? [];
    });
    if (found.length === 0) return failure('integer');
    return whole(`(CAST(substring(coalesce(${found.join(', ')}), ${at.join(', ')}) AS INTEGER))`);
  };

const days = ['dateTime', 'date'] as const;

/** @see https://www.w3.org/TR/sparql11-query/#func-date-time */
export const dateFunctions: Readonly<Record<string, Operator>> = {
  year: part([1, 4], days),
  month: part([6, 2], days),
  day: part([9, 2], days),
  hours: part([12, 2], ['dateTime']),
  minutes: part([15, 2], ['dateTime']),
};
