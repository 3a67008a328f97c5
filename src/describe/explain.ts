/** What the schema finds wrong, in the words of the person who writes the description. */
import type { z } from 'zod';
import type { Text } from '../rdf/index.ts';
import type { Place, Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import { suggest } from './suggest.ts';

type Issue = z.core.$ZodIssue;
type Explained = Pick<Problem, 'found' | 'expected' | 'fix'>;

const kinds: Readonly<Record<string, Text>> = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  int: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: '`true` ou `false`', en: '`true` or `false`' },
  array: { fr: 'une liste', en: 'a list' },
  object: { fr: 'des clés et leurs valeurs', en: 'keys and their values' },
  record: { fr: 'des clés et leurs valeurs', en: 'keys and their values' },
  date: { fr: 'une date, comme 2015-03-19', en: 'a date, such as 2015-03-19' },
  url: {
    fr: 'une adresse qui commence par http:// ou https://',
    en: 'an address that starts with http:// or https://',
  },
  email: { fr: 'une adresse électronique', en: 'an e-mail address' },
};

/** What a text of a given form is called, by the start of the pattern that the schema asks for. */
const forms: readonly (readonly [pattern: string, kind: Text])[] = [
  [
    '/^[a-z][A-Za-z0-9]*$/',
    {
      fr: 'un mot sans accent, espace ni tiret, qui commence par une minuscule',
      en: 'a word without accents, spaces or hyphens, that starts with a small letter',
    },
  ],
  [
    '/^[A-Za-z0-9][A-Za-z0-9._-]*$/',
    {
      fr: 'des lettres sans accent, des chiffres, des tirets',
      en: 'letters without accents, digits, hyphens',
    },
  ],
  [
    '/^\\d{4}(-(0[1-9]|1[0-2]))?$/',
    { fr: 'une année ou un mois, comme 2015 ou 1993-12', en: 'a year or a month, such as 2015 or 1993-12' },
  ],
  ['/^\\d{4}$/', { fr: 'une année, comme "2015"', en: 'a year, such as "2015"' }],
  [
    '/^[a-z0-9]+(-[a-z0-9]+)*\\.[a-z]+$/',
    {
      fr: 'un nom de fichier en minuscules, chiffres et tirets, comme caf-fr.csv',
      en: 'a file name in small letters, digits and hyphens, such as caf-fr.csv',
    },
  ],
];

/**
 * One problem, or several for keys that nobody knows.
 *
 * @param value  what the file holds where the issue is
 * @param siblings  the keys that stand there, to tell which ones are still free
 * @param placeOf  where a path of keys is in the file
 */
export function explain(
  issue: Issue,
  known: (path: readonly PropertyKey[]) => readonly string[],
  value: (path: readonly PropertyKey[]) => unknown,
  placeOf: (path: readonly PropertyKey[]) => Place,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const free = known(issue.path);
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      place: placeOf([...issue.path, key]),
      ...unknownKey(key, free),
    }));
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.filter((branch) => branch.some(({ path }) => path.length > 0)).at(-1);
    if (nearest) {
      return nearest.flatMap((inner) =>
        explain({ ...inner, path: [...issue.path, ...inner.path] } as Issue, known, value, placeOf),
      );
    }
  }
  const found = value(issue.path);
  const place = placeOf(issue.path);
  if (found === undefined) {
    const key = String(issue.path.at(-1));
    return [
      {
        code: 'missing-key',
        place,
        found: { fr: `pas de clé \`${key}\``, en: `no key \`${key}\`` },
        expected: expected(issue),
        fix: { fr: `Ajoutez la clé \`${key}\`.`, en: `Add the key \`${key}\`.` },
      },
    ];
  }
  return [{ code: 'unreadable-value', place, ...wrongValue(issue, found) }];
}

function unknownKey(key: string, known: readonly string[]): Explained {
  const meant = suggest(key, known);
  const list = known.map((name) => `\`${name}\``).join(', ');
  return {
    found: { fr: `la clé \`${key}\``, en: `the key \`${key}\`` },
    expected: { fr: `une des clés ${list}`, en: `one of the keys ${list}` },
    fix: meant
      ? { fr: `Écrivez \`${meant}\`.`, en: `Write \`${meant}\`.` }
      : { fr: 'Retirez cette clé.', en: 'Remove this key.' },
  };
}

function wrongValue(issue: Issue, found: unknown): Explained {
  const wanted = expected(issue);
  const shown = shorten(JSON.stringify(found));
  const bareNumber =
    typeof found === 'number' && issue.code === 'invalid_type' && issue.expected === 'string';
  const choices = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const meant = typeof found === 'string' ? suggest(found, choices) : undefined;
  return {
    found: { fr: shown, en: shown },
    expected: wanted,
    fix: bareNumber
      ? { fr: `Mettez des guillemets : "${found}".`, en: `Put it between quotes: "${found}".` }
      : meant
        ? { fr: `Écrivez \`${meant}\`.`, en: `Write \`${meant}\`.` }
        : { fr: `Écrivez ${wanted.fr}.`, en: `Write ${wanted.en}.` },
  };
}

function expected(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? other;
    case 'invalid_value': {
      const list = issue.values.map((value) => `\`${String(value)}\``).join(', ');
      return { fr: `une des valeurs ${list}`, en: `one of the values ${list}` };
    }
    case 'invalid_union': {
      const choices = issue.errors
        .flat()
        .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
      const list = choices.map((value) => `\`${String(value)}\``).join(', ');
      return choices.length === 0
        ? other
        : { fr: `une des valeurs ${list}, ou une liste`, en: `one of the values ${list}, or a list` };
    }
    case 'invalid_format':
      return forms.find(([pattern]) => pattern === issue.pattern)?.[1] ?? kinds[issue.format] ?? other;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? { fr: 'quelque chose : il n’y a rien', en: 'something: there is nothing' }
        : { fr: `au moins ${issue.minimum}`, en: `at least ${issue.minimum}` };
    case 'too_big':
      return { fr: `au plus ${issue.maximum}`, en: `at most ${issue.maximum}` };
    case 'custom':
      return {
        fr: 'un autre mot : celui-ci est réservé à ce que tout jeu de données contient déjà',
        en: 'another word: this one is reserved for what every dataset holds already',
      };
    default:
      return other;
  }
}

const other: Text = { fr: 'autre chose', en: 'something else' };
