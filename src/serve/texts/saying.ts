/** What a sentence about a territory or a figure is made of; each language joins it as it does. */

/** A territory as a sentence names it. */
export interface Place {
  readonly kind: 'caf' | 'pays' | 'region' | 'departement' | 'commune' | 'other';
  readonly name: string;
  /** A department's name as French joins it to a noun: « des Landes ». */
  readonly joined?: string | undefined;
}

/** A period: its code and its name in the language. */
export interface When {
  readonly code: string;
  readonly label: string;
}

/** A figure and what it is about. */
export interface Saying {
  readonly when?: When | undefined;
  readonly where?: Place | undefined;
  /** The other dimensions: « Réponse : Oui ». */
  readonly others: readonly string[];
  /** « 5 465 bénéficiaires », or why there is no figure. */
  readonly figure: { readonly words: string } | 'confidential' | 'missing';
}

/** How many of something, as written and as counted. */
export interface Count {
  readonly written: string;
  readonly count: number;
}

/** How a figure differs from the one before. */
export interface Change {
  readonly difference: bigint;
  /** As written: « 35 », `35`. */
  readonly amount: string;
  /** « +0,6 % »; nothing when the former figure is 0. */
  readonly percent?: string | undefined;
  readonly since: When;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
