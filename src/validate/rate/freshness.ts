/** When a dataset was last updated, when the next update is expected, and whether it is late. */
import { periodSpan } from '../../describe/index.ts';
import type { Language, Text } from '../../rdf/index.ts';
import { object } from '../graph.ts';
import type { Found, RateInput } from './rating.ts';

/** Months between two updates, by code of the European list of frequencies; none where no update is expected. */
const months: Readonly<Record<string, number | undefined>> = {
  MONTHLY: 1,
  QUARTERLY: 3,
  ANNUAL: 12,
  NEVER: undefined,
};

/** The update that the catalogue states, and the last day that figures cover: ISO dates. */
function signsOfLife({ iris, layout, graph, contents }: RateInput) {
  return {
    stated: object(graph, iris.dataset(layout.dataset), 'dct:modified')?.value,
    covered: contents.lastPeriod === undefined ? undefined : periodSpan(contents.lastPeriod).last,
  };
}

/**
 * The later of the two. The end of the last period is no update, but no table was made before it:
 * it stands in for an update that is not stated.
 */
function lastSign(input: RateInput): string | undefined {
  const { stated, covered } = signsOfLife(input);
  return [stated, covered]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
}

/** ISO date by which the next update is expected. */
export function nextUpdate(input: RateInput): string | undefined {
  const last = lastSign(input);
  const step = months[frequencyOf(input) ?? ''];
  if (last === undefined || step === undefined) return undefined;
  const [year = 0, month = 1, day = 1] = last.split('-').map(Number);
  const end = new Date(Date.UTC(year, month + step, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + step, Math.min(day, end))).toISOString().slice(0, 10);
}

function frequencyOf({ iris, layout, graph }: RateInput): string | undefined {
  return object(graph, iris.dataset(layout.dataset), 'dct:accrualPeriodicity')?.value.replace(/^.*\//, '');
}

export function freshness(input: RateInput): Found {
  const last = lastSign(input);
  const next = nextUpdate(input);
  if (frequencyOf(input) === 'NEVER') {
    return {
      met: true,
      evidence: { fr: 'Aucune mise à jour n’est prévue.', en: 'No update is planned.' },
    };
  }
  if (last === undefined || next === undefined) {
    return {
      met: false,
      evidence: { fr: 'La dernière mise à jour n’est pas dite.', en: 'The last update is not said.' },
      remedy: {
        fr: 'Donnez « updated » à chaque tableau, et « frequency », dans dataset.yaml.',
        en: 'Give each table its “updated”, and the “frequency”, in dataset.yaml.',
      },
    };
  }
  const { stated, covered } = signsOfLife(input);
  const facts: Text = {
    fr: [
      ...(stated ? [`Dernière mise à jour dite : ${day(stated, 'fr')}`] : []),
      ...(covered ? [`${stated ? 'chiffres' : 'Chiffres'} jusqu’au ${day(covered, 'fr')}`] : []),
      `suite attendue avant le ${day(next, 'fr')}.`,
    ].join(' ; '),
    en: [
      ...(stated ? [`Last update stated: ${day(stated, 'en')}`] : []),
      ...(covered ? [`${stated ? 'figures' : 'Figures'} until ${day(covered, 'en')}`] : []),
      `next expected by ${day(next, 'en')}.`,
    ].join('; '),
  };
  if (input.today === undefined) return { met: undefined, evidence: facts };
  if (input.today <= next) return { met: true, evidence: facts };
  return {
    met: false,
    evidence: { fr: `${facts.fr} Elle n’est pas venue.`, en: `${facts.en} It has not come.` },
    remedy: {
      fr: 'Ajoutez le tableau de la période suivante, ou dites dans dataset.yaml que la série est close (frequency: never).',
      en: 'Add the table of the next period, or say in dataset.yaml that the series is closed (frequency: never).',
    },
  };
}

const day = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    .format(Date.parse(date))
    .replace(/^1 (?=\p{L}+ \d{4}$)/u, language === 'fr' ? '1er ' : '1 ');
