/** What a schema cannot say of a dataset's description: that its parts fit each other. */
import { ownCodeLists, statedCodes } from './check-codes.ts';
import { oneGranularity, sharedDimensions } from './check-dimensions.ts';
import { everyDimensionOnce, knownDimensions, labelsBesideCodes, somethingToRead } from './check-tables.ts';
import { type Finding, type Path, type Rule, repeated } from './finding.ts';
import type { Place, Problem } from './problem.ts';
import type { DatasetDescription } from './schema/index.ts';

const rules: readonly Rule[] = [
  uniqueNames,
  sharedDimensions,
  oneGranularity,
  ownCodeLists,
  knownDimensions,
  statedCodes,
  everyDimensionOnce,
  labelsBesideCodes,
  somethingToRead,
];

/** Every way in which a description contradicts itself. */
export function checkDataset(description: DatasetDescription, placeOf: (path: Path) => Place): Problem[] {
  return rules
    .flatMap((rule) => [...rule(description)])
    .map(({ path, ...said }) => ({ ...said, place: placeOf(path) }));
}

function* uniqueNames({ dimensions, measure, tables }: DatasetDescription): Generator<Finding> {
  const names = [
    ...dimensions.map(({ id }, index) => ({ name: id, path: ['dimensions', index, 'id'] })),
    { name: measure.id, path: ['measure', 'id'] },
  ];
  const files = tables.map(({ file }, index) => ({
    name: file.replace(/\.[a-z]+$/, ''),
    path: ['tables', index, 'file'],
  }));
  for (const list of [names, files]) yield* repeated(list);
}
