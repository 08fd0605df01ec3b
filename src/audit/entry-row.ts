/**
 * The row of an entry: the entry itself, and copies of some of its parts in columns of their own, to be searched by.
 * The database draws them from the entry as it stores it. Only the entry is sealed; whoever checks the log compares the
 * copies with it.
 */
import { toIso } from '../clock.js';
import { isSuppressed, type AuditEntry } from './entry.js';

interface ColumnRow {
  /** As the database draws it from the `entry`. */
  readonly drawn: string;
  /** As JSON holds it; an instant as an ISO 8601 text. */
  readonly of: (entry: AuditEntry) => unknown;
}

/** In the order of the table. */
const ROW = {
  account_id: { drawn: `(entry->>'accountId')::uuid`, of: ({ accountId }) => accountId },
  entry_id: { drawn: `(entry->>'entryId')::uuid`, of: ({ entryId }) => entryId },
  at: {
    drawn: `timestamptz 'epoch' + (entry->>'at')::bigint * interval '1 millisecond'`,
    of: ({ at }) => toIso(at),
  },
  kind: { drawn: `entry->>'kind'`, of: ({ kind }) => kind },
  request_id: { drawn: `entry->>'requestId'`, of: ({ requestId }) => requestId },
  company_id: { drawn: `entry#>>'{actor,companyId}'`, of: ({ actor }) => actor.companyId },
  client_id: { drawn: `entry#>>'{actor,clientId}'`, of: ({ actor }) => actor.clientId },
  issuer: { drawn: `entry#>>'{actor,issuer}'`, of: ({ actor }) => actor.issuer },
  subject: { drawn: `entry#>>'{actor,subject}'`, of: ({ actor }) => actor.subject },
  purpose: { drawn: `entry->>'purpose'`, of: ({ purpose }) => purpose },
  outcome: { drawn: `entry#>>'{decision,outcome}'`, of: ({ decision }) => decision.outcome },
  rule: { drawn: `entry#>>'{decision,rule}'`, of: ({ decision }) => decision.rule },
  reason: { drawn: `entry#>>'{decision,reason}'`, of: ({ decision }) => decision.reason },
  categories: {
    drawn: `ARRAY(SELECT jsonb_array_elements_text(entry->'categories'))`,
    of: ({ categories }) => categories,
  },
  call_detail: { drawn: `(entry->>'callDetail')::boolean`, of: ({ callDetail }) => callDetail },
  suppressed: {
    drawn: `entry#>'{decision,obligations}' ? 'SUPPRESS_FROM_CUSTOMER_LEDGER'`,
    of: isSuppressed,
  },
} as const satisfies Record<string, ColumnRow>;

export type Column = keyof typeof ROW;

export const COLUMNS = Object.keys(ROW) as readonly Column[];

/** The SQL that draws these columns from `entry`. */
export function drawnColumns(columns: readonly Column[]): string {
  return columns.map((column) => ROW[column].drawn).join(', ');
}

/** The columns as JSON holds them. */
export function columnsOf(entry: AuditEntry): Record<Column, unknown> {
  return Object.fromEntries(COLUMNS.map((column) => [column, ROW[column].of(entry)])) as Record<
    Column,
    unknown
  >;
}
