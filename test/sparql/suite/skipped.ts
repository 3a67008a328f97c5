/** The tests of the W3C suite that are not run, each with its reason. */
export const skipped: Readonly<Record<string, string>> = {};
