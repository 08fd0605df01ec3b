/**
 * Reading the audit: the customer's ledger of what was released, the auditor's list, and one entry. Entries under a
 * nondisclosure order are left out of the ledger in the query itself, so that neither count nor cursor tells of them.
 */
import { toIso } from '../clock.js';
import type { AuditEntry } from './entry.js';

export interface LedgerStore {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Instant and id of the last entry of the page before. */
export type LedgerKey = readonly [at: string, entryId: string];

export interface LedgerFilter {
  readonly accountId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly purpose?: string | undefined;
  /** Epoch milliseconds, half-open. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** False leaves out what a nondisclosure order covers; absent shows all. */
  readonly suppressed?: false;
}

export interface LedgerPage {
  readonly entries: readonly { readonly key: LedgerKey; readonly entry: AuditEntry }[];
  readonly hasNextPage: boolean;
}

const PAGE = `
  SELECT ARRAY[e.at::text, e.entry_id::text] AS key, e.entry
    FROM audit_entries e
   WHERE e.outcome = 'PERMIT' AND e.kind = 'READ'
     AND ($1::uuid IS NULL OR e.account_id = $1)
     AND ($2::text IS NULL OR e.company_id = $2)
     AND ($3::text IS NULL OR e.purpose = $3)
     AND ($4::timestamptz IS NULL OR e.at >= $4)
     AND ($5::timestamptz IS NULL OR e.at < $5)
     AND ($6::boolean IS NULL OR e.suppressed = $6)
     AND (e.at, e.entry_id) < ($7::timestamptz, $8::uuid)
   ORDER BY e.at DESC, e.entry_id DESC
   LIMIT $9`;

const NEWEST: LedgerKey = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** What was released, newest first: permits of reads alone. */
export async function readLedgerPage(
  store: LedgerStore,
  filter: LedgerFilter,
  page: { readonly first: number; readonly after?: LedgerKey | undefined },
): Promise<LedgerPage> {
  const entries = await store.query<LedgerPage['entries'][number]>(PAGE, [
    filter.accountId ?? null,
    filter.companyId ?? null,
    filter.purpose ?? null,
    filter.from === undefined ? null : toIso(filter.from),
    filter.to === undefined ? null : toIso(filter.to),
    filter.suppressed ?? null,
    ...(page.after ?? NEWEST),
    page.first + 1,
  ]);
  return { entries: entries.slice(0, page.first), hasNextPage: entries.length > page.first };
}

/** One entry, permits and denials alike; null when there is none. */
export async function readEntry(
  store: LedgerStore,
  accountId: string,
  entryId: string,
): Promise<AuditEntry | null> {
  const [row] = await store.query<{ entry: AuditEntry }>(
    'SELECT e.entry FROM audit_entries e WHERE e.account_id = $1 AND e.entry_id = $2',
    [accountId, entryId],
  );
  return row?.entry ?? null;
}
