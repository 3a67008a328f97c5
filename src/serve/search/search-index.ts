/** What can be found in a release by its names: read once, searched in memory. */
import { iri, type PrefixedName } from '../../rdf/index.ts';
import type { Release } from '../../store/index.ts';
import { type FoundKind, foundKinds, ruleOf } from './kinds.ts';
import { fold } from './words.ts';

const naming: readonly PrefixedName[] = [
  'skos:prefLabel',
  'skos:altLabel',
  'skos:notation',
  'rdfs:label',
  'dct:title',
];
const telling: readonly PrefixedName[] = [
  'dct:description',
  'skos:note',
  'skos:definition',
  'skos:scopeNote',
];
/** A dataset is found by the names of what it is about, too. */
const about: readonly PrefixedName[] = ['dct:subject', 'dcat:theme'];

interface Entry {
  readonly iri: string;
  readonly rule: number;
  /** Folded names, each on its line, codes and acronyms among them. */
  names: string;
  /** Folded notes, and the names of subjects. */
  notes: string;
}

export interface Match {
  readonly iri: string;
  readonly kind: FoundKind;
}

/** How well a word agrees with an entry; 0 when it does not. */
const points = { begins: 12, within: 8, whole: 6, noted: 2, sameName: 30 };

export class SearchIndex {
  private constructor(
    private readonly entries: readonly Entry[],
    private readonly rules: ReturnType<typeof foundKinds>,
  ) {}

  static async read(release: Release): Promise<SearchIndex> {
    const rules = foundKinds(release.iris);
    const entries = new Map<string, Entry>();
    const notes = new Set(telling.map((property) => iri(property).value));
    const rows = release.database.chunks(
      `SELECT subject.value, property.value, object.value
       FROM statement JOIN term subject ON subject.id = statement.subject AND subject.kind = 2
         JOIN term property ON property.id = statement.predicate
         JOIN term object ON object.id = statement.object AND object.kind = 3
       WHERE property.value IN (${[...naming, ...telling].map(() => '?').join(', ')})
       ORDER BY statement.subject`,
      [...naming, ...telling].map((property) => iri(property).value),
    );
    for await (const chunk of rows) {
      for (const [thing, property, text] of chunk as [string, string, string][]) {
        const entry = entries.get(thing) ?? {
          iri: thing,
          rule: ruleOf(rules, thing),
          names: '\n',
          notes: ' ',
        };
        entries.set(thing, entry);
        if (entry.rule < 0) continue;
        const line = `${fold(text)}\n`;
        if (notes.has(property)) entry.notes += line;
        else if (!entry.names.includes(`\n${line}`)) entry.names += line;
      }
    }
    const subjects = await release.database.all(
      `SELECT subject.value, object.value
       FROM statement JOIN term subject ON subject.id = statement.subject
         JOIN term property ON property.id = statement.predicate JOIN term object ON object.id = statement.object
       WHERE property.value IN (${about.map(() => '?').join(', ')})`,
      about.map((property) => iri(property).value),
    );
    for (const [thing, subject] of subjects as [string, string][]) {
      const entry = entries.get(thing);
      if (entry) entry.notes += entries.get(subject)?.names.replaceAll('\n', ' ') ?? '';
    }
    return new SearchIndex(
      [...entries.values()].filter(({ rule }) => rule >= 0),
      rules,
    );
  }

  /**
   * The best matches first. What agrees with the most words goes alone: « caf landes » finds what is both.
   *
   * @param words  folded; each may be the beginning of one
   */
  find(words: readonly string[], limit: number): { matches: Match[]; total: number } {
    if (words.length === 0) return { matches: [], total: 0 };
    let most = 1;
    let found: { score: number; entry: Entry }[] = [];
    for (const entry of this.entries) {
      const { agreed, score } = this.#compare(entry, words);
      if (agreed < most) continue;
      if (agreed > most) [most, found] = [agreed, []];
      found.push({ score, entry });
    }
    const best = found.sort((a, b) => b.score - a.score).slice(0, limit);
    return {
      matches: best.map(({ entry }) => ({ iri: entry.iri, kind: this.rules[entry.rule]?.kind ?? 'code' })),
      total: found.length,
    };
  }

  #compare({ names, notes, rule }: Entry, words: readonly string[]): { agreed: number; score: number } {
    let [agreed, score, named] = [0, 0, false];
    for (const word of words) {
      const begins = names.includes(`\n${word}`);
      if (begins || names.includes(` ${word}`)) {
        named = true;
        score += begins ? points.begins : points.within;
        if (isWhole(names, word)) score += points.whole;
      } else if (notes.includes(` ${word}`)) score += points.noted;
      else continue;
      agreed += 1;
    }
    if (agreed === 0) return { agreed, score };
    if (names.includes(`\n${words.join(' ')}\n`)) score += points.sameName;
    const weight = (this.rules[rule]?.weight ?? 0) / (named ? 1 : 4);
    return { agreed, score: score + weight - Math.min(names.length, 200) / 50 };
  }
}

const isWhole = (names: string, word: string): boolean =>
  ['\n', ' '].some((before) => [' ', '\n'].some((after) => names.includes(before + word + after)));
