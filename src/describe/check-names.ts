/** Names across datasets: a measure or a dimension is one property of the whole catalogue. */
import type { Dataset } from './description.ts';
import type { Path } from './finding.ts';
import type { Place, Problem } from './problem.ts';

export interface Placed {
  readonly dataset: Dataset;
  readonly placeOf: (path: Path) => Place;
}

/** The dimensions that every dataset may call what it likes: their property is SDMX's. */
const shared = ['refArea', 'refPeriod'];

/** Properties that two datasets name alike and label otherwise, or that are a measure here and a dimension there. */
export function checkNames(datasets: readonly Placed[]): Problem[] {
  const first = new Map<string, ReturnType<typeof propertiesOf>[number]>();
  return datasets.flatMap(propertiesOf).flatMap((property): Problem[] => {
    const { id, said, place, label } = property;
    const before = first.get(id);
    if (before === undefined) first.set(id, property);
    if (before === undefined || before.said === said) return [];
    return [
      {
        code: 'contradictory-names',
        place,
        other: before.place,
        found: {
          fr: `\`${id}\` : « ${label.fr} » ici, « ${before.label.fr} » dans ${before.place.file}`,
          en: `\`${id}\`: “${label.en}” here, “${before.label.en}” in ${before.place.file}`,
        },
        expected: {
          fr: 'le même nom et le même rôle partout : c’est une seule propriété',
          en: 'the same label and the same role everywhere: it is one property',
        },
        fix: {
          fr: 'Donnez-leur le même nom s’ils disent la même chose, sinon un autre `id` à l’un des deux.',
          en: 'Give them the same label if they say the same thing, or else another `id` to one of them.',
        },
      },
    ];
  });
}

function propertiesOf({ dataset: { measure, dimensions }, placeOf }: Placed) {
  return [
    ...dimensions.map(({ id, label }, index) => ({
      id,
      label,
      path: ['dimensions', index, 'id'],
      role: 'dimension',
    })),
    { ...measure, path: ['measure', 'id'], role: 'measure' },
  ]
    .filter(({ id }) => !shared.includes(id))
    .map(({ id, label, path, role }) => ({
      id,
      label,
      said: JSON.stringify([role, label.fr, label.en]),
      place: placeOf(path),
    }));
}
