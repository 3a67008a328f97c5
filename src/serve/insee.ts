/** The names that INSEE gave to French territories. */

/** What they all begin with. @see http://rdf.insee.fr/geo/ */
export const GEO = 'http://id.insee.fr/geo/';

/** What a department's IRI has before its code. */
export const DEPARTMENT = `${GEO}departement/`;
