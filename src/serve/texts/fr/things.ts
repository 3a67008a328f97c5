/** What the pages about territories, figures, periods and codes say, in French. */
import { type Count, capital, type Place, type When } from '../saying.ts';
import * as grammar from './grammar.ts';
import { counted, plural } from './plural.ts';

const { the, ofThe, list } = grammar;
const toRegions = (places: readonly Place[]) =>
  places.length === 1
    ? `à ${the(places[0] as Place)}`
    : `aux régions ${list(places.map(({ name }) => name))}`;

export const things = {
  grammar,
  axis: 'L’axe des valeurs ne part pas de zéro.',
  gaps: 'Une croix marque un chiffre secret ou manquant.',
  curve: (what: string, where: string) => `Courbe : ${what}, ${where}`,
  map: {
    title: 'Sur la carte',
    label: (place: Place) => `Carte des départements, ${the(place)}`,
    around: (place: Place) => `Carte des départements autour : ${the(place)}`,
    withFigures: 'des chiffres sont publiés',
    without: 'aucun chiffre n’est publié',
    here: 'ce territoire',
    itsDepartment: 'son département',
    overseas: 'Outre-mer, hors de la carte :',
  },
  territory: {
    caf: (caf: Place, region: Place | undefined) =>
      region ? `${capital(the(caf))} est dans ${the(region)}.` : `${capital(the(caf))}.`,
    exact: (department: Place) => `Son territoire est exactement celui ${ofThe(department)}.`,
    close: (department: Place) =>
      `Son territoire et celui ${ofThe(department)} se recouvrent sans coïncider.`,
    part: (place: Place, code: string, parent: Place) =>
      `${capital(the(place))}, de code ${code}, est dans ${the(parent)}.`,
    formerly: (region: Place, until: string | undefined) =>
      until === undefined
        ? `Il était auparavant dans ${the(region)}.`
        : `Jusqu’au ${until}, il était dans ${the(region)}.`,
    holds: (
      place: Place,
      code: string | undefined,
      counts: { regions: Count; departments: Count; cafs: Count; communes: Count },
    ) => {
      const parts = [
        ...(counts.regions.count > 0 ? [counted(counts.regions, 'région', 'régions')] : []),
        ...(counts.departments.count > 0 ? [counted(counts.departments, 'département', 'départements')] : []),
        ...(counts.cafs.count > 0 ? [`${counts.cafs.written} Caf`] : []),
        ...(counts.communes.count > 0 ? [counted(counts.communes, 'commune', 'communes')] : []),
      ];
      const named = `${capital(the(place))}${code === undefined ? '' : `, de code ${code},`}`;
      return parts.length === 0 ? `${named.replace(/,$/, '')}.` : `${named} compte ${list(parts)}.`;
    },
    replaced: (places: readonly Place[], from: string | undefined) =>
      from === undefined
        ? `Elle a succédé ${toRegions(places)}.`
        : `Elle a succédé ${toRegions(places)} le ${from}.`,
    ended: (place: Place, code: string, until: string | undefined) =>
      until === undefined
        ? `${capital(the(place))}, de code ${code}, n’existe plus.`
        : `${capital(the(place))}, de code ${code}, a existé jusqu’au ${until}.`,
    since: 'Aujourd’hui, ce territoire est dans',
    departments: 'Départements',
    cafs: 'Caf',
    regions: 'Régions',
    formerRegions: 'Anciennes régions',
    communes: 'Communes',
    all: (count: string) => `Voir les ${count}`,
    above: 'Fait partie de',
    formerly_: 'Jusqu’en 2015, dans',
    same: 'Coïncide avec',
    near: 'Recouvre sans coïncider',
    neighbours: (parent: string) => `Autres territoires : ${parent}`,
    inseeUri: (place: Place) => `Adresse ${ofThe(place)} (URI)`,
    inseePage: 'Page de présentation',
    inseeTitle: 'À l’Insee',
    share: (percent: string, place: Place, total: string) =>
      `Soit ${percent} du chiffre ${ofThe(place)} (${total}).`,
    throughCaf: (place: Place, exact: boolean) =>
      exact
        ? `Ces chiffres sont publiés pour ${the(place)}, dont c’est exactement le territoire.`
        : `Ces chiffres sont publiés pour ${the(place)}, dont le territoire est proche sans être le même.`,
    onlyBelow: 'Aucun chiffre n’est publié sur ce territoire entier pour l’instant, mais il y en a sur :',
    nothing: 'Aucun chiffre n’est publié sur ce territoire pour l’instant.',
  },
  figures: {
    title: 'Ce qui est publié',
    held: (parts: readonly string[]) => `Montré ici : ${parts.join(' ; ')}.`,
    latestRows: (shown: string, all: string) => `Les ${shown} dernières périodes sur ${all}.`,
    firstRows: (shown: string, all: string) => `${shown} lignes sur ${all}.`,
    open: 'Tout voir, trier et filtrer dans le jeu de données',
    count: (published: Count, hidden: Count, missing: Count) =>
      [
        counted(published, 'chiffre publié', 'chiffres publiés'),
        ...(hidden.count > 0 ? [counted(hidden, 'confidentiel', 'confidentiels')] : []),
        ...(missing.count > 0 ? [counted(missing, 'manquant', 'manquants')] : []),
      ].join(', '),
  },
  observation: {
    lead: 'Ce chiffre fait partie du jeu de données',
    previous: (time: When) => `Avant : ${time.label}`,
    next: (time: When) => `Après : ${time.label}`,
    steps: 'Périodes voisines',
    overTime: 'Dans le temps',
    along: (dimension: string) => `Et ailleurs : ${dimension.toLowerCase()}`,
    sources: 'D’où il vient',
    source: 'Ce chiffre se lit dans :',
    sourceOfCell: 'Cette case vient de :',
    secretTitle: 'Pourquoi ce chiffre n’est pas publié',
    secret: [
      [
        'Le secret statistique',
        'Ce chiffre porte sur des personnes. Quand il y en a très peu, dire combien pourrait dire quelque chose de l’une d’elles à qui la connaît. La loi protège ces personnes : le chiffre est retenu.',
      ],
      [
        'La règle',
        'D’ordinaire, un chiffre inférieur à 5 n’est pas publié. Un jeu de données peut retenir un autre seuil ; ses notes le disent.',
      ],
      [
        'Le secret secondaire',
        'Cacher ces chiffres ne suffit pas : s’il en manquait un seul dans une ligne dont le total est publié, une soustraction le rendrait. D’autres chiffres, qui n’ont rien de sensible, sont donc cachés avec eux. Rien ne dit de quel cas il s’agit ici, et c’est voulu.',
      ],
      [
        'Il n’est nulle part',
        'La valeur n’est pas masquée par cette page : elle n’est dans aucun fichier à télécharger, aucune réponse du service SPARQL, ni dans la base dont ce site se sert. Elle a été retirée avant la publication.',
      ],
    ] as readonly (readonly [title: string, text: string])[],
    missing: 'La source ne donne pas ce chiffre. Il n’est ni nul ni confidentiel : il n’est pas connu.',
  },
  period: {
    lead: (label: string, first: string, last: string) => `${capital(label)} va du ${first} au ${last}.`,
    none: 'Aucun chiffre n’est publié pour cette période.',
  },
  concept: {
    theme: 'Thème',
    placeTitle: 'Sa place',
    stands: (acronym: string, name: string) => `${acronym} : ${name}.`,
    used: (count: Count) =>
      counted(count, 'jeu de données porte sur ce sujet.', 'jeux de données portent sur ce sujet.'),
    around: 'Voisins',
  },
  codeList: {
    lead: (count: Count) =>
      `${counted(count, 'code, qui a son adresse et sa page', 'codes, qui ont chacun leur adresse et leur page')}.`,
    usedTitle: 'Les jeux de données qui s’en servent',
    used: (dimension: string) => `pour dire : ${dimension}`,
    shown: (from: string, to: string, all: string) => `Codes ${from} à ${to} sur ${all}`,
  },
  property: {
    uses: (count: Count) => `${counted(count, 'fois dans les données', 'fois dans les données')}`,
    datasets: 'Les jeux de données où elle sert',
    role: { dimension: 'dimension', measure: 'mesure', attribute: 'attribut' },
    lead: (role: string, datasets: readonly string[]) =>
      `Une ${role} ${plural(datasets.length, 'du jeu de données', 'des jeux de données')} ${list(datasets.map((title) => `« ${title} »`))}.`,
  },
  publisher: {
    lead: (name: string, count: Count) =>
      `${name} publie ${counted(count, 'jeu de données', 'jeux de données')} ici.`,
    site: 'Son site',
    datasets: 'Ses jeux de données',
  },
  graph: {
    copy: 'Copier l’adresse',
    copied: 'Adresse copiée',
    properties: (count: string) => `Les ${count} propriétés`,
    incoming: (count: Count) =>
      `${counted(count, 'triplet mène', 'triplets mènent')} ici${count.count > 1 ? ', rangés par propriété' : ''}.`,
    none: 'Aucun triplet ne mène ici.',
    all: (count: Count) => `Voir les ${count.written}`,
    shown: (from: string, to: string, all: string) => `${from} à ${to} sur ${all}`,
    previous: 'Précédents',
    next: 'Suivants',
    back: 'Toutes les propriétés',
    others: (count: string) => `et ${count} autres valeurs`,
    values: (shown: string, all: string) =>
      `${shown} valeurs montrées sur ${all} ; les autres formats les donnent toutes.`,
  },
};

export type Things = typeof things;
