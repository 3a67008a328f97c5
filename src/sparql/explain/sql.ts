/** Statements laid out for people. */

/** Longer ones are shown as they are, in UTF-16 units: laying them out would take longer than the query. */
const longest = 50_000;

export async function readableSql(sql: string): Promise<string> {
  if (sql.length > longest) return sql;
  // Needed for explanations alone: it takes memory, and nothing else asks for it.
  const { format } = await import('sql-formatter');
  try {
    return format(sql, { language: 'duckdb', keywordCase: 'upper', expressionWidth: 100 });
  } catch {
    // It does not know all of the database's language.
    return sql;
  }
}
