// How many approvals, objections and notices were recorded in a year: counts, of nobody in particular.
import type { Database } from '../database.js';

export interface ConsentCounts {
  readonly approvals: readonly {
    readonly kind: string;
    readonly scope: string;
    readonly recorded: number;
    readonly revoked: number;
  }[];
  readonly notices: readonly {
    readonly channel: string;
    readonly sent: number;
    readonly bounced: number;
  }[];
}

const WITHIN = (column: string) => `${column} >= $1::timestamptz AND ${column} < $2::timestamptz`;

const APPROVALS = `
  SELECT p.kind, p.scope, count(*) FILTER (WHERE ${WITHIN('p.at')})::float8 AS recorded,
    count(*) FILTER (WHERE ${WITHIN('p.revoked_at')})::float8 AS revoked
  FROM approvals p WHERE ${WITHIN('p.at')} OR ${WITHIN('p.revoked_at')}
  GROUP BY 1, 2 ORDER BY 1, 2`;

const NOTICES = `
  SELECT n.channel, count(*) FILTER (WHERE ${WITHIN('n.sent_at')})::float8 AS sent,
    count(*) FILTER (WHERE ${WITHIN('n.bounced_at')})::float8 AS bounced
  FROM notices n WHERE ${WITHIN('n.sent_at')} OR ${WITHIN('n.bounced_at')}
  GROUP BY 1 ORDER BY 1`;

/** `from` and `to` are ISO 8601, half-open. */
export async function countConsents(database: Database, from: string, to: string): Promise<ConsentCounts> {
  return {
    approvals: await database.query(APPROVALS, [from, to]),
    notices: await database.query(NOTICES, [from, to]),
  };
}
