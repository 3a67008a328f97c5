/** Rules for what the dimensions of a description are: areas under one name, periods under another, of one length. */
import { both, type Finding } from './finding.ts';
import type { DatasetDescription } from './schema/index.ts';

type Codes = DatasetDescription['dimensions'][number]['codes'];

const areas = ['caf', 'departement', 'region', 'commune'];
const periods = ['month', 'quarter', 'year'];

/** The dimensions that datasets share have the code lists of territories and of periods. */
const shared: Readonly<Record<string, readonly string[]>> = { refArea: areas, refPeriod: periods };

/** `refArea` holds no periods and `refPeriod` no territories. */
export function* sharedDimensions({ dimensions }: DatasetDescription): Generator<Finding> {
  for (const [index, { id, codes }] of dimensions.entries()) {
    const fitting = shared[id];
    if (fitting === undefined || typeof codes !== 'string' || fitting.includes(codes)) continue;
    const list = fitting.map((one) => `\`${one}\``).join(', ');
    const other = isPeriod(codes) ? 'refPeriod' : 'refArea';
    yield {
      code: 'unfit-code-list',
      path: ['dimensions', index, 'codes'],
      found: both(
        `\`codes: ${codes}\` dans la dimension \`${id}\``,
        `\`codes: ${codes}\` in dimension \`${id}\``,
      ),
      expected: both(`l’une des listes ${list}`, `one of the lists ${list}`),
      fix: both(
        `Nommez la dimension \`${other}\`, ou changez de liste.`,
        `Name the dimension \`${other}\`, or take another list.`,
      ),
    };
  }
}

/** What one period is, is said once for the dataset and once by its list. */
export function* oneGranularity({ dimensions, granularity }: DatasetDescription): Generator<Finding> {
  const lists = dimensions.map(({ codes }) => codes).filter(isPeriod);
  const [list] = lists;
  if (granularity === undefined || list === undefined || lists.includes(granularity)) return;
  yield {
    code: 'contradictory-granularity',
    path: ['granularity'],
    found: both(
      `\`granularity: ${granularity}\`, et une dimension avec \`codes: ${list}\``,
      `\`granularity: ${granularity}\`, and a dimension with \`codes: ${list}\``,
    ),
    expected: both('la même période aux deux endroits', 'the same period in both places'),
    fix: both(
      `Écrivez \`granularity: ${list}\`, ou \`codes: ${granularity}\`, selon ce que disent les tableaux.`,
      `Write \`granularity: ${list}\`, or \`codes: ${granularity}\`, as the tables have it.`,
    ),
  };
}

const isPeriod = (codes: Codes): codes is 'month' | 'quarter' | 'year' =>
  typeof codes === 'string' && periods.includes(codes);
