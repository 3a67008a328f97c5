/** Why an operation is not compiled, in both languages: the compiler says it in one. */
import type { Text } from '../../rdf/index.ts';

const french: Readonly<Record<string, string>> = {
  'BOUND of what is computed': 'BOUND d’une valeur calculée',
  'COUNT(DISTINCT *)': 'COUNT(DISTINCT *)',
  'DISTINCT after sorting by what is left out': 'DISTINCT après un tri par ce qui n’est pas gardé',
  'DISTINCT over computed numbers': 'DISTINCT sur des nombres calculés',
  'EXISTS over more than patterns': 'EXISTS sur autre chose que des motifs',
  'EXISTS over terms of two kinds': 'EXISTS sur des termes de deux sortes',
  'EXISTS under the condition of an OPTIONAL': 'EXISTS dans la condition d’un OPTIONAL',
  'EXISTS with a variable that either side may bind':
    'EXISTS avec une variable que l’un ou l’autre côté peut lier',
  'STRLANG of some term': 'STRLANG d’un terme quelconque',
  'a blank node of the query': 'un nœud anonyme de la requête',
  'a computed boolean as a term': 'un booléen calculé pris pour un terme',
  'a computed number among other terms': 'un nombre calculé parmi d’autres termes',
  'a computed number as a term': 'un nombre calculé pris pour un terme',
  'a computed number beside other terms': 'un nombre calculé à côté d’autres termes',
  'a join on a variable that may be unbound': 'une jointure sur une variable qui peut n’avoir aucune valeur',
  'a letter without another case': 'une lettre qui n’a pas d’autre casse',
  'a literal that is not written plainly': 'un littéral écrit d’une façon peu courante',
  'a long expression': 'une longue expression',
  'a part of a character': 'une partie de caractère',
  'a path from a literal of elsewhere': 'un chemin depuis un littéral venu d’ailleurs',
  'a path in any graph': 'un chemin dans un graphe quelconque',
  'a path of no length from anything to itself': 'un chemin de longueur nulle, de toute chose à elle-même',
  'a pattern that is no plain string of the query': 'un motif qui n’est pas une simple chaîne de la requête',
  'a regular expression of its own': 'une expression rationnelle propre à SPARQL',
  'a replacement of its own': 'un remplacement propre à SPARQL',
  'a sum of terms of any type': 'une somme de termes de tout type',
  'arithmetic on terms of any type': 'un calcul sur des termes de tout type',
  'dividing doubles': 'une division de nombres doubles',
  'groups by computed numbers': 'des groupes selon des nombres calculés',
  'how a computed number is written': 'la façon d’écrire un nombre calculé',
  'many values': 'beaucoup de valeurs',
  'sameTerm of what is computed': 'sameTerm d’une valeur calculée',
  'statements about observations': 'des énoncés à propos d’observations',
  'the condition of an OPTIONAL over what either side may bind':
    'la condition d’un OPTIONAL sur ce que l’un ou l’autre côté peut lier',
  'too many ways to read its patterns': 'trop de façons de lire ses motifs',
  'what is optional under a condition': 'ce qui est optionnel sous condition',
  'whether some term is true': 'la vérité d’un terme quelconque',
};

/** Reasons that name something. */
const namingFrench: readonly [RegExp, (name: string) => string][] = [
  [/^(.+) of a constant$/, (name) => `${name} d’une constante`],
  [/^a cast of (?:a )?(.+)$/, (name) => `une conversion (${name})`],
  [/^a join of (?:a )?(.+)$/, (kinds) => `une jointure de deux sortes (${kinds.replace(' with a ', ', ')})`],
  [/^a path over (?:a )?(.+)$/, (name) => `un chemin sur ce qui est calculé (${name})`],
  [/^an expression of type (.+)$/, (name) => `une expression de type ${name}`],
  [
    /^literals that are not written plainly \((.+)\)$/,
    (name) => `des littéraux écrits d’une façon peu courante (${name})`,
  ],
  [/^ordering by (?:a )?(.+)$/, (name) => `un tri par une valeur calculée (${name})`],
  [/^the aggregate (.+)$/, (name) => `l’agrégat ${name.toUpperCase()}`],
  [/^the function (.+)$/, (name) => `la fonction ${name.toUpperCase()}`],
  [/^the operation (.+)$/, (name) => `l’opération ${name}`],
  [/^the path (.+)$/, (name) => `le chemin ${name}`],
  [/^the term of (\?.+), which is not there$/, (name) => `le terme de ${name}, qui n’est pas là`],
];

/** @param reason  as the compiler says it; one that has no French is given as it is */
export function reasonWords(reason: string): Text {
  const known = french[reason];
  if (known !== undefined) return { fr: known, en: reason };
  for (const [pattern, say] of namingFrench) {
    const found = pattern.exec(reason)?.[1];
    if (found !== undefined) return { fr: say(found), en: reason };
  }
  return { fr: reason, en: reason };
}
