/**
 * The row of an entry: the entry itself, and copies of some of its parts in columns of their own, to be searched by.
 * Only the entry is sealed; whoever checks the log compares the copies with it.
 */
import { toIso } from '../clock.js';
import { isSuppressed, type AuditEntry } from './entry.js';

/** In the order of the table. */
export const COLUMN_TYPES = {
  account_id: 'uuid',
  entry_id: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  request_id: 'text',
  company_id: 'text',
  client_id: 'text',
  issuer: 'text',
  subject: 'text',
  purpose: 'text',
  outcome: 'text',
  rule: 'text',
  reason: 'text',
  categories: 'text[]',
  call_detail: 'boolean',
  suppressed: 'boolean',
} as const;

export type Column = keyof typeof COLUMN_TYPES;

export const COLUMNS = Object.keys(COLUMN_TYPES) as readonly Column[];

/** The columns as JSON holds them; the instant as an ISO 8601 text. */
export function columnsOf(entry: AuditEntry): Record<Column, unknown> {
  return {
    account_id: entry.accountId,
    entry_id: entry.entryId,
    at: toIso(entry.at),
    kind: entry.kind,
    request_id: entry.requestId,
    company_id: entry.actor.companyId,
    client_id: entry.actor.clientId,
    issuer: entry.actor.issuer,
    subject: entry.actor.subject,
    purpose: entry.purpose,
    outcome: entry.decision.outcome,
    rule: entry.decision.rule,
    reason: entry.decision.reason,
    categories: entry.categories,
    call_detail: entry.callDetail,
    suppressed: isSuppressed(entry),
  };
}
