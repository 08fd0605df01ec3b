/**
 * Reading the audit: the customer's ledger of what was released, the auditor's list, one entry, and whole ranges with
 * the facts as they were. Entries under a nondisclosure order are left out of the ledger in the query itself, so that
 * neither count nor cursor tells of them.
 */
import { toIso } from '../clock.js';
import type { Obligation, Outcome } from '../policy/decision.js';
import type { Purpose } from '../policy/purposes.js';
import { DECISION_KINDS, type DecisionEntry, type DecisionEntryKind } from './entry.js';
import type { AuditFacts } from './facts-archive.js';

export interface LedgerStore {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Instant and id of the last entry of the page before. */
export type LedgerKey = readonly [at: string, entryId: string];

/** What is absent narrows nothing. */
export interface EntryFilter {
  readonly accountId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly purpose?: Purpose | undefined;
  readonly obligation?: Obligation | undefined;
  /** Epoch milliseconds, half-open. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Absent: decisions of every kind; changes are no decisions. */
  readonly kinds?: readonly DecisionEntryKind[] | undefined;
  readonly outcome?: Outcome | undefined;
  /** False leaves out what a nondisclosure order covers; absent shows all. */
  readonly suppressed?: false;
}

/** Disclosures are permits of reads alone. */
export type LedgerFilter = Omit<EntryFilter, 'kinds' | 'outcome'>;

export interface LedgerPage {
  readonly entries: readonly { readonly key: LedgerKey; readonly entry: DecisionEntry }[];
  readonly hasNextPage: boolean;
}

const DISCLOSURES = { kinds: ['READ'], outcome: 'PERMIT' } as const;

const MATCHES = `
       ($1::uuid IS NULL OR e.account_id = $1)
   AND ($2::text IS NULL OR e.company_id = $2)
   AND ($3::text IS NULL OR e.purpose = $3)
   AND ($4::text IS NULL OR e.entry->'decision'->'obligations' ? $4)
   AND ($5::timestamptz IS NULL OR e.at >= $5)
   AND ($6::timestamptz IS NULL OR e.at < $6)
   AND e.kind = ANY($7::text[])
   AND ($8::text IS NULL OR e.outcome = $8)
   AND ($9::boolean IS NULL OR e.suppressed = $9)`;

function bindFilter(filter: EntryFilter): unknown[] {
  return [
    filter.accountId ?? null,
    filter.companyId ?? null,
    filter.purpose ?? null,
    filter.obligation ?? null,
    filter.from === undefined ? null : toIso(filter.from),
    filter.to === undefined ? null : toIso(filter.to),
    filter.kinds ?? DECISION_KINDS,
    filter.outcome ?? null,
    filter.suppressed ?? null,
  ];
}

const PAGE = `
  SELECT ARRAY[e.at::text, e.entry_id::text] AS key, e.entry
    FROM audit_entries e
   WHERE ${MATCHES}
     AND (e.at, e.entry_id) < ($10::timestamptz, $11::uuid)
   ORDER BY e.at DESC, e.entry_id DESC
   LIMIT $12`;

export const NEWEST: LedgerKey = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** What was released, newest first. */
export async function readLedgerPage(
  store: LedgerStore,
  filter: LedgerFilter,
  page: { readonly first: number; readonly after?: LedgerKey | undefined },
): Promise<LedgerPage> {
  const entries = await store.query<LedgerPage['entries'][number]>(PAGE, [
    ...bindFilter({ ...filter, ...DISCLOSURES }),
    ...(page.after ?? NEWEST),
    page.first + 1,
  ]);
  return { entries: entries.slice(0, page.first), hasNextPage: entries.length > page.first };
}

/** An entry, and what was decided from: null when the archive has no such facts. */
export interface RecordedDecision {
  readonly entry: DecisionEntry;
  readonly facts: AuditFacts | null;
}

/** Entries name their facts, and facts are kept by the month of the entries. */
const WITH_FACTS = `
    FROM audit_entries e
    LEFT JOIN audit_facts f
      ON f.account_id = e.account_id
     AND f.facts_hash = decode(e.entry->>'factsHash', 'hex')
     AND f.month = date_trunc('month', e.at, 'UTC')`;

/** One entry, permits and denials alike; null when there is none. */
export async function readRecorded(
  store: LedgerStore,
  accountId: string,
  entryId: string,
): Promise<RecordedDecision | null> {
  const [row] = await store.query<RecordedDecision>(
    `SELECT e.entry, f.facts ${WITH_FACTS} WHERE e.account_id = $1 AND e.entry_id = $2 AND e.kind <> 'CHANGE'`,
    [accountId, entryId],
  );
  return row ?? null;
}

const RANGE = `
  SELECT ARRAY[e.at::text, e.entry_id::text] AS key, e.entry, f.facts ${WITH_FACTS}
   WHERE ${MATCHES}
     AND (e.at, e.entry_id) > ($10::timestamptz, $11::uuid)
   ORDER BY e.at, e.entry_id
   LIMIT $12`;

const OLDEST: LedgerKey = ['-infinity', '00000000-0000-0000-0000-000000000000'];
const ROWS_AT_ONCE = 500;

/** Everything that matches, oldest first, some hundred rows in memory at a time. */
export async function* readRange(
  store: LedgerStore,
  filter: EntryFilter,
): AsyncGenerator<RecordedDecision, void, void> {
  let after: LedgerKey | undefined = OLDEST;
  while (after !== undefined) {
    const rows: (RecordedDecision & { key: LedgerKey })[] = await store.query(RANGE, [
      ...bindFilter(filter),
      ...after,
      ROWS_AT_ONCE,
    ]);
    yield* rows;
    after = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)?.key;
  }
}

export async function countRange(store: LedgerStore, filter: EntryFilter): Promise<number> {
  const [row] = await store.query<{ count: string }>(
    `SELECT count(*)::text AS count FROM audit_entries e WHERE ${MATCHES}`,
    bindFilter(filter),
  );
  return Number(row?.count ?? 0);
}
