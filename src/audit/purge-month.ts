/**
 * Dropping whole months of entries that need no longer be kept. A month is dropped only when its time is over, no
 * account in it is under a legal hold, every entry in it is sealed and still what was sealed: what does not add up is
 * evidence. A signed tombstone takes its place, and its leaves stay in the log.
 */
import { toIso } from '../clock.js';
import type { AuditEntry } from './entry.js';
import { entryLeaf } from './leaf.js';
import { monthBounds, retainedUntil, type Month } from './retention.js';
import type { NoteSigner } from './signed-note.js';
import type { Hash } from './tree.js';
import { MonthTally, signTombstone, type Tombstone } from './verify-tombstones.js';

export interface PurgeDatabase {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  transaction<T>(work: (database: PurgeDatabase) => Promise<T>): Promise<T>;
}

export const PURGE_REFUSALS = {
  RETAINED: 'it must still be kept',
  LEGAL_HOLD: 'an account in it is under a legal hold',
  NOT_SEALED: 'not every entry in it is sealed',
  CHANGED: 'an entry in it is not what was sealed: keep it, and run `account-data audit verify`',
} as const;

export type PurgeRefusal = keyof typeof PURGE_REFUSALS;

export interface MonthJudgement {
  readonly month: Month;
  readonly entries: number;
  /** Null: it may be dropped. */
  readonly refusal: PurgeRefusal | null;
}

const MONTHS = `
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*)::float8 AS entries
    FROM audit_entries WHERE at < $1 GROUP BY 1 ORDER BY 1`;

/** The months before this one that hold entries, oldest first. */
export function listMonths(
  database: PurgeDatabase,
  before: Month,
): Promise<{ readonly month: Month; readonly entries: number }[]> {
  return database.query(MONTHS, [monthBounds(before).from]);
}

export async function judgeMonth(
  database: PurgeDatabase,
  { month, entries }: { readonly month: Month; readonly entries: number },
  now: number,
): Promise<MonthJudgement> {
  const refusal = (await refusalByLaw(database, month, now)) ?? (await tally(database, month)).refusal;
  return { month, entries, refusal };
}

/** In one transaction; nothing is dropped when it is refused. */
export function purgeMonth(
  database: PurgeDatabase,
  found: { readonly month: Month; readonly entries: number },
  { signer, now }: { readonly signer: NoteSigner; readonly now: number },
): Promise<MonthJudgement> {
  return database.transaction(async (inside) => {
    await inside.query(`SELECT set_config('lock_timeout', '5s', true)`); // the log of today must not wait for long
    const { month } = found;
    const byLaw = await refusalByLaw(inside, month, now);
    if (byLaw !== null) return { ...found, refusal: byLaw };
    const { refusal, ...tallied } = await tally(inside, month);
    if (refusal !== null) return { ...found, refusal };
    await bury(inside, { month, ...tallied, purgedAt: toIso(now) }, signer);
    return { ...found, refusal: null };
  });
}

async function bury(database: PurgeDatabase, tombstone: Tombstone, signer: NoteSigner): Promise<void> {
  const { month, entries, purgedAt } = tombstone;
  const { from } = monthBounds(month);
  await database.query(
    'INSERT INTO audit_tombstones (month, entries, note, purged_at) VALUES ($1, $2, $3, $4)',
    [from, entries, signTombstone(signer, tombstone), purgedAt],
  );
  await database.query('SELECT drop_audit_month($1)', [from]);
}

const HELD = `
  SELECT EXISTS (
    SELECT FROM legal_holds h
     WHERE h.released_at IS NULL AND (h.until_at IS NULL OR h.until_at > $3)
       AND EXISTS (SELECT FROM audit_entries e WHERE e.account_id = h.account_id AND e.at >= $1 AND e.at < $2)) AS held`;

async function refusalByLaw(
  database: PurgeDatabase,
  month: Month,
  now: number,
): Promise<PurgeRefusal | null> {
  if (toIso(now) < retainedUntil(month)) return 'RETAINED';
  const { from, to } = monthBounds(month);
  const [row] = await database.query<{ held: boolean }>(HELD, [from, to, toIso(now)]);
  return row?.held === false ? null : 'LEGAL_HOLD';
}

const LEAVES = `
  SELECT l.leaf_index::float8 AS index, l.leaf_hash AS leaf, e.entry,
         l.leaf_index < (SELECT max(size) FROM audit_checkpoints) AS sealed
    FROM audit_leaves l
    LEFT JOIN audit_entries e ON e.account_id = l.account_id AND e.entry_id = l.entry_id AND e.at = l.at
   WHERE l.at >= $1 AND l.at < $2 AND l.leaf_index > $3
   ORDER BY l.leaf_index LIMIT 500`;

interface LeafOfMonth {
  readonly index: number;
  readonly leaf: Hash;
  readonly entry: AuditEntry | null;
  readonly sealed: boolean | null;
}

type Tally = Pick<Tombstone, 'entries' | 'digest'> & { readonly refusal: PurgeRefusal | null };

const COUNT = 'SELECT count(*)::float8 AS entries FROM audit_entries WHERE at >= $1 AND at < $2';

/** Every leaf of the month held against its entry, and as many of them as there are entries. */
async function tally(database: PurgeDatabase, month: Month): Promise<Tally> {
  const { from, to } = monthBounds(month);
  const [counts] = await database.query<{ entries: number }>(COUNT, [from, to]);
  const counted = new MonthTally();
  let refusal: PurgeRefusal | null = null;
  for (let last = -1, more = true; more;) {
    const leaves = await database.query<LeafOfMonth>(LEAVES, [from, to, last]);
    for (const one of leaves) {
      refusal ??= refusalOf(one);
      counted.add(one.leaf);
    }
    last = leaves.at(-1)?.index ?? last;
    more = leaves.length > 0;
  }
  const found = counted.finish();
  return { ...found, refusal: refusal ?? (found.entries === counts?.entries ? null : 'NOT_SEALED') };
}

function refusalOf({ leaf, entry, sealed }: LeafOfMonth): PurgeRefusal | null {
  if (sealed !== true) return 'NOT_SEALED';
  return entry !== null && entryLeaf(entry).equals(leaf) ? null : 'CHANGED';
}
