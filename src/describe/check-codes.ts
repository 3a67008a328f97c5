/** Rules for the codes of a description: its own lists, and the codes that it states. */
import type { Granularity } from './description.ts';
import { both, type Finding, type Path, repeated, unknown } from './finding.ts';
import { territoriesOf } from './geography.ts';
import { parsePeriod } from './period.ts';
import type { DatasetDescription } from './schema/index.ts';

/** Own codes are unique, and their hierarchy has no loop. */
export function* ownCodeLists({ dimensions }: DatasetDescription): Generator<Finding> {
  for (const [index, { codes }] of dimensions.entries()) {
    if (typeof codes === 'string') continue;
    const path = ['dimensions', index, 'codes'];
    yield* repeated(codes.map(({ code }, position) => ({ name: code, path: [...path, position, 'code'] })));
    const parents = new Map(codes.map(({ code, parent }) => [code, parent]));
    for (const [position, { code, parent }] of codes.entries()) {
      if (parent === undefined) continue;
      const at = [...path, position, 'parent'];
      if (!parents.has(parent)) yield unknown('code', parent, [...parents.keys()], at);
      else if (isOwnAncestor(code, parents)) {
        yield {
          code: 'circular-code-list',
          path: at,
          found: both(`\`${code}\`, partie d’elle-même`, `\`${code}\`, a part of itself`),
          expected: both('une hiérarchie sans boucle', 'a hierarchy without a loop'),
          fix: both('Corrigez `parent` : le tout d’une partie.', 'Correct `parent`: the whole of a part.'),
        };
      }
    }
  }
}

function isOwnAncestor(code: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (
    let parent = parents.get(code);
    parent !== undefined && !seen.has(parent);
    parent = parents.get(parent)
  ) {
    if (parent === code) return true;
    seen.add(parent);
  }
  return false;
}

/** Codes stated for a table or a column are in their list, or are periods of its granularity. */
export function* statedCodes({ dimensions, tables }: DatasetDescription): Generator<Finding> {
  const lists = new Map(dimensions.map(({ id, codes }) => [id, codes]));
  for (const [index, { codes, columns }] of tables.entries()) {
    const stated: { codes: Readonly<Record<string, string>>; path: Path }[] = [
      { codes, path: ['tables', index, 'codes'] },
      ...Object.entries(columns).flatMap(([header, column]) =>
        column.holds === 'figures'
          ? [{ codes: column.codes, path: ['tables', index, 'columns', header, 'codes'] }]
          : [],
      ),
    ];
    for (const { codes, path } of stated) {
      for (const [dimension, code] of Object.entries(codes)) {
        const list = lists.get(dimension);
        if (list === undefined) continue;
        if (isPeriodList(list)) {
          if (parsePeriod(code, list) !== code) yield notAPeriod(code, list, [...path, dimension]);
          continue;
        }
        const known =
          typeof list === 'string' ? territoriesOf(list).map((one) => one.code) : list.map((own) => own.code);
        if (!known.includes(code)) yield unknown('code', code, known, [...path, dimension]);
      }
    }
  }
}

const periodExamples: Readonly<Record<Granularity, string>> = {
  month: '2014-12',
  quarter: '2014-Q4',
  year: '2014',
};

const isPeriodList = (list: unknown): list is Granularity =>
  typeof list === 'string' && list in periodExamples;

function notAPeriod(code: string, granularity: Granularity, path: Path): Finding {
  const example = `\`"${periodExamples[granularity]}"\``;
  return {
    code: 'unknown-code',
    path,
    found: both(`\`${code}\``, `\`${code}\``),
    expected: both(`une période, comme ${example}`, `a period, such as ${example}`),
    fix: both(`Écrivez-la comme ${example}.`, `Write it like ${example}.`),
  };
}
