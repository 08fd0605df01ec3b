// The request that a statement belongs to, as a comment before it: the server's log and pg_stat_activity, which cuts long statements
// off at their end, then tell whose it is.
// INVARIANT: only a statement without a name may carry it: PostgreSQL keeps a named one by its text, one more for every request.

const SAFE_ID = /^[\w-]{1,64}$/;
const COMMENT = /^\/\* request=[\w-]{1,64} \*\/ /;

/** As it is when the id could end the comment. */
export function nameRequest(sql: string, requestId: string): string {
  return SAFE_ID.test(requestId) ? `/* request=${requestId} */ ${sql}` : sql;
}

export function withoutRequest(sql: string): string {
  return sql.replace(COMMENT, '');
}
