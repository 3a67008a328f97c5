/** A query as curl asks it, to be pasted into a shell. */

/** A text as one word of a shell. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** @param accept  the media type wanted */
export function curlOf(endpoint: string, accept: string, query: string): string {
  const text = query.trimEnd();
  const lines = text.split(/\r?\n/);
  // The query ends at the first line that is the mark and nothing more; what follows would be commands.
  let mark = 'SPARQL';
  while (lines.includes(mark)) mark += '_';
  return `curl --fail --silent ${shellWord(endpoint)} \\
  --header ${shellWord(`Accept: ${accept}`)} \\
  --data-urlencode query@- <<'${mark}'
${text}
${mark}
`;
}
