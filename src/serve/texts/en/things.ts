/** What the pages about territories, figures, periods and codes say, in English. */
import type { Things } from '../fr/things.ts';
import { capital, type Place } from '../saying.ts';
import * as grammar from './grammar.ts';
import { counted, plural } from './plural.ts';

const { the, ofThe, list } = grammar;
const regions = (places: readonly Place[]) =>
  places.length === 1 ? the(places[0] as Place) : `the regions of ${list(places.map(({ name }) => name))}`;

export const things: Things = {
  grammar,
  axis: 'The axis of values does not start at zero.',
  gaps: 'A cross marks a figure that is withheld or missing.',
  curve: (what, where) => `Curve: ${what}, ${where}`,
  map: {
    title: 'On the map',
    label: (place) => `Map of departments, ${the(place)}`,
    around: (place) => `Map of the departments around: ${the(place)}`,
    withFigures: 'figures are published',
    without: 'no figure is published',
    here: 'this territory',
    itsDepartment: 'its department',
    overseas: 'Overseas, off the map:',
  },
  territory: {
    caf: (caf, region) => (region ? `${capital(the(caf))} is in ${the(region)}.` : `${capital(the(caf))}.`),
    exact: (department) => `Its territory is exactly that ${ofThe(department)}.`,
    close: (department) => `Its territory and that ${ofThe(department)} overlap without coinciding.`,
    part: (place, code, parent) => `${capital(the(place))}, code ${code}, is in ${the(parent)}.`,
    formerly: (region, until) =>
      until === undefined ? `It used to be in ${the(region)}.` : `Until ${until}, it was in ${the(region)}.`,
    holds: (place, code, counts) => {
      const parts = [
        ...(counts.regions.count > 0 ? [counted(counts.regions, 'region', 'regions')] : []),
        ...(counts.departments.count > 0 ? [counted(counts.departments, 'department', 'departments')] : []),
        ...(counts.cafs.count > 0 ? [counted(counts.cafs, 'Caf', 'Cafs')] : []),
        ...(counts.communes.count > 0 ? [counted(counts.communes, 'commune', 'communes')] : []),
      ];
      const named = `${capital(the(place))}${code === undefined ? '' : `, code ${code},`}`;
      return parts.length === 0 ? `${named.replace(/,$/, '')}.` : `${named} has ${list(parts)}.`;
    },
    replaced: (places, from) =>
      from === undefined ? `It replaced ${regions(places)}.` : `It replaced ${regions(places)} on ${from}.`,
    ended: (place, code, until) =>
      until === undefined
        ? `${capital(the(place))}, code ${code}, no longer exists.`
        : `${capital(the(place))}, code ${code}, existed until ${until}.`,
    since: 'Today, this territory is in',
    departments: 'Departments',
    cafs: 'Cafs',
    regions: 'Regions',
    formerRegions: 'Former regions',
    communes: 'Communes',
    all: (count) => `See all ${count}`,
    above: 'Is part of',
    formerly_: 'Until 2015, in',
    same: 'Coincides with',
    near: 'Overlaps without coinciding with',
    neighbours: (parent) => `Other territories: ${parent}`,
    inseeUri: (place) => `Address ${ofThe(place)} (URI)`,
    inseePage: 'Page about it',
    inseeTitle: 'At INSEE',
    share: (percent, place, total) => `That is ${percent} of the figure ${ofThe(place)} (${total}).`,
    throughCaf: (place, exact) =>
      exact
        ? `These figures are published for ${the(place)}, whose territory is exactly this one.`
        : `These figures are published for ${the(place)}, whose territory is close to this one but not the same.`,
    onlyBelow: 'No figure is published about this territory as a whole yet, but there are some about:',
    nothing: 'No figure is published about this territory yet.',
  },
  figures: {
    title: 'What is published',
    held: (parts) => `Shown here: ${parts.join('; ')}.`,
    latestRows: (shown, all) => `The latest ${shown} periods of ${all}.`,
    firstRows: (shown, all) => `${shown} rows of ${all}.`,
    open: 'See, sort and filter all of it in the dataset',
    count: (published, hidden, missing) =>
      [
        counted(published, 'figure published', 'figures published'),
        ...(hidden.count > 0 ? [`${hidden.written} confidential`] : []),
        ...(missing.count > 0 ? [`${missing.written} missing`] : []),
      ].join(', '),
  },
  observation: {
    lead: 'This figure belongs to the dataset',
    previous: (time) => `Before: ${time.label}`,
    next: (time) => `After: ${time.label}`,
    steps: 'Neighbouring periods',
    overTime: 'Over time',
    along: (dimension) => `And elsewhere: ${dimension.toLowerCase()}`,
    sources: 'Where it comes from',
    source: 'This figure can be read in:',
    sourceOfCell: 'This cell comes from:',
    secretTitle: 'Why this figure is not published',
    secret: [
      [
        'Statistical secrecy',
        'This figure is about people. When they are very few, saying how many could tell something about one of them to whoever knows them. The law protects these people: the figure is withheld.',
      ],
      [
        'The rule',
        'As a rule, a figure below 5 is not published. A dataset may set another threshold; its notes then say so.',
      ],
      [
        'Secondary suppression',
        'Hiding these figures is not enough: if only one were missing from a line whose total is published, a subtraction would give it back. So other figures, which are not sensitive, are hidden with them. Nothing tells which of the two cases this is, on purpose.',
      ],
      [
        'It is nowhere',
        'The value is not masked by this page: it is in no file to download, in no answer of the SPARQL service, nor in the database that this site uses. It was taken out before publication.',
      ],
    ],
    missing: 'The source does not give this figure. It is neither zero nor confidential: it is not known.',
  },
  period: {
    lead: (label, first, last) => `${capital(label)} runs from ${first} to ${last}.`,
    none: 'No figure is published for this period.',
  },
  concept: {
    theme: 'Theme',
    placeTitle: 'Where it stands',
    stands: (acronym, name) => `${acronym}: ${name}.`,
    used: (count) => counted(count, 'dataset is about this subject.', 'datasets are about this subject.'),
    around: 'Neighbours',
  },
  codeList: {
    lead: (count) =>
      `${counted(count, 'code, which has its own address and page', 'codes, each with its own address and page')}.`,
    usedTitle: 'The datasets that use it',
    used: (dimension) => `to say: ${dimension}`,
    shown: (from, to, all) => `Codes ${from} to ${to} of ${all}`,
  },
  property: {
    uses: (count) => counted(count, 'time in the data', 'times in the data'),
    datasets: 'The datasets in which it is used',
    role: { dimension: 'dimension', measure: 'measure', attribute: 'attribute' },
    lead: (role, datasets) =>
      `${role === 'attribute' ? 'An' : 'A'} ${role} of the ${plural(datasets.length, 'dataset', 'datasets')} ${list(datasets.map((title) => `“${title}”`))}.`,
  },
  publisher: {
    lead: (name, count) => `${name} publishes ${counted(count, 'dataset', 'datasets')} here.`,
    site: 'Its web site',
    datasets: 'Its datasets',
  },
  graph: {
    copy: 'Copy the address',
    copied: 'Address copied',
    properties: (count) => `The ${count} properties`,
    incoming: (count) =>
      `${counted(count, 'triple leads', 'triples lead')} here${count.count > 1 ? ', arranged by property' : ''}.`,
    none: 'No triple leads here.',
    all: (count) => `See all ${count.written}`,
    shown: (from, to, all) => `${from} to ${to} of ${all}`,
    previous: 'Previous',
    next: 'Next',
    back: 'All properties',
    others: (count) => `and ${count} other values`,
    values: (shown, all) => `${shown} values shown of ${all}; the other formats give all of them.`,
  },
};
