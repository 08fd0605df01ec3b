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

/** What a filter narrows by, each as SQL around the place of its value. */
const CONDITIONS: { readonly [Name in keyof EntryFilter]-?: (place: string) => string } = {
  accountId: (place) => `e.account_id = ${place}::uuid`,
  companyId: (place) => `e.company_id = ${place}::text`,
  purpose: (place) => `e.purpose = ${place}::text`,
  obligation: (place) => `e.entry->'decision'->'obligations' ? ${place}::text`,
  from: (place) => `e.at >= ${place}::timestamptz`,
  to: (place) => `e.at < ${place}::timestamptz`,
  kinds: (place) => `e.kind = ANY(${place}::text[])`,
  outcome: (place) => `e.outcome = ${place}::text`,
  suppressed: (place) => `e.suppressed = ${place}::boolean`,
};

interface Matching {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Only what is stated stands in the statement: its plan is then that of the index it asks for, kept or not. */
function matching(filter: EntryFilter): Matching {
  const bound = {
    ...filter,
    kinds: filter.kinds ?? DECISION_KINDS,
    from: iso(filter.from),
    to: iso(filter.to),
  };
  const stated = (Object.keys(CONDITIONS) as (keyof EntryFilter)[]).filter(
    (name) => bound[name] !== undefined,
  );
  return {
    sql: stated.map((name, place) => CONDITIONS[name](`$${place + 1}`)).join(' AND '),
    values: stated.map((name) => bound[name]),
  };
}

function iso(at: number | undefined): string | undefined {
  return at === undefined ? undefined : toIso(at);
}

const KEY = 'ARRAY[e.at::text, e.entry_id::text] AS key';

export const NEWEST: LedgerKey = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** Beyond a key whose two values follow those of the filter. */
function beyond(side: '<' | '>', { length }: readonly unknown[]): string {
  return `(e.at, e.entry_id) ${side} ($${length + 1}::timestamptz, $${length + 2}::uuid)`;
}

/** What was released, newest first. */
export async function readLedgerPage(
  store: LedgerStore,
  filter: LedgerFilter,
  page: { readonly first: number; readonly after?: LedgerKey | undefined },
): Promise<LedgerPage> {
  const { sql, values } = matching({ ...filter, ...DISCLOSURES });
  const entries = await store.query<LedgerPage['entries'][number]>(
    `SELECT ${KEY}, e.entry FROM audit_entries e
      WHERE ${sql} AND ${beyond('<', values)}
      ORDER BY e.at DESC, e.entry_id DESC LIMIT $${values.length + 3}`,
    [...values, ...(page.after ?? NEWEST), page.first + 1],
  );
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

const OLDEST: LedgerKey = ['-infinity', '00000000-0000-0000-0000-000000000000'];
const ROWS_AT_ONCE = 500;

/** Everything that matches, oldest first, some hundred rows in memory at a time. */
export async function* readRange(
  store: LedgerStore,
  filter: EntryFilter,
): AsyncGenerator<RecordedDecision, void, void> {
  const { sql, values } = matching(filter);
  let after: LedgerKey | undefined = OLDEST;
  while (after !== undefined) {
    const rows: (RecordedDecision & { key: LedgerKey })[] = await store.query(
      `SELECT ${KEY}, e.entry, f.facts ${WITH_FACTS}
        WHERE ${sql} AND ${beyond('>', values)}
        ORDER BY e.at, e.entry_id LIMIT $${values.length + 3}`,
      [...values, ...after, ROWS_AT_ONCE],
    );
    yield* rows;
    after = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)?.key;
  }
}

export async function countRange(store: LedgerStore, filter: EntryFilter): Promise<number> {
  const { sql, values } = matching(filter);
  const [row] = await store.query<{ count: string }>(
    `SELECT count(*)::text AS count FROM audit_entries e WHERE ${sql}`,
    values,
  );
  return Number(row?.count ?? 0);
}
