/**
 * The log in the database, as verification reads it: page by page, in short statements, so that it works beside a
 * running server and in bounded memory.
 */
import { canonicalJson } from './canonical-json.js';
import { COLUMNS } from './entry-row.js';
import { entryLeaf } from './leaf.js';
import type { LogDatabase } from './log-store.js';
import { createHash } from 'node:crypto';
import type { Finding } from './verify-finding.js';
import type { EntryRow, LeafRow, LogReader } from './verify-log.js';
import type { KeptNote } from './verify-checkpoints.js';

const PAGE = 500;
const MOST_STRAYS = 1000;

const ROW = `jsonb_build_object(
  'columns', jsonb_build_object(${COLUMNS.map((column) => `'${column}', e.${column}`).join(', ')}),
  'columnAt', extract(epoch FROM e.at) * 1000, 'entry', e.entry)`;

/** OFFSET 0 holds the planner to one look-up a leaf: without statistics it would read every entry for each page. */
const LEAVES = `
  SELECT l.leaf_index::float8 AS index, l.account_id AS "accountId", l.entry_id AS "entryId", l.leaf_hash AS leaf,
         to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
         CASE WHEN e.entry_id IS NULL THEN NULL ELSE ${ROW} END AS row
    FROM (SELECT * FROM audit_leaves WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index LIMIT $3) l
    LEFT JOIN LATERAL (SELECT * FROM audit_entries
                        WHERE account_id = l.account_id AND entry_id = l.entry_id AND at = l.at OFFSET 0) e ON true
   ORDER BY l.leaf_index`;

const ROW_OF_ENTRY = `SELECT ${ROW} AS row FROM audit_entries e WHERE e.entry->>'entryId' = $1 LIMIT 1`;

export function createLogReader(database: LogDatabase): LogReader {
  return {
    checkpoints: () => readNotes(database),
    tombstones: () => readTombstones(database),
    leaves: (from, to) => readLeaves(database, from, to),
    rowOfEntry: async (entryId) =>
      (await database.query<{ row: EntryRow }>(ROW_OF_ENTRY, [entryId]))[0]?.row ?? null,
    strays: () => readStrays(database),
  };
}

async function readNotes(database: LogDatabase): Promise<KeptNote[]> {
  return database.query('SELECT size::float8 AS size, note FROM audit_checkpoints ORDER BY size');
}

async function readTombstones(database: LogDatabase): Promise<string[]> {
  const rows = await database.query<{ note: string }>('SELECT note FROM audit_tombstones ORDER BY month');
  return rows.map(({ note }) => note);
}

async function* readLeaves(database: LogDatabase, from: number, to: number): AsyncGenerator<LeafRow> {
  for (let next = from; next < to;) {
    const page = await database.query<LeafRow>(LEAVES, [next, to, PAGE]);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    next = last.index + 1;
  }
}

/** Each row is a finding; a statement sees one moment, in which every honest entry has its one place. */
const STRAYS: readonly string[] = [
  `SELECT 'ENTRY_INSERTED' AS kind, NULL AS index, e.account_id AS "accountId", e.entry_id AS "entryId"
     FROM audit_entries e
    WHERE NOT EXISTS (SELECT FROM audit_leaves l
                       WHERE l.entry_id = e.entry_id AND l.account_id = e.account_id AND l.at = e.at)
      AND NOT EXISTS (SELECT FROM audit_unsealed u
                       WHERE u.entry_id = e.entry_id AND u.account_id = e.account_id AND u.at = e.at)
    ORDER BY e.at, e.entry_id LIMIT ${MOST_STRAYS}`,
  `SELECT 'LEAF_INSERTED' AS kind, l.leaf_index::float8 AS index, l.account_id AS "accountId",
          l.entry_id AS "entryId", 'beyond the last checkpoint' AS detail
     FROM audit_leaves l
    WHERE l.leaf_index >= (SELECT coalesce(max(size), 0) FROM audit_checkpoints)
    ORDER BY l.leaf_index LIMIT ${MOST_STRAYS}`,
  `SELECT 'LEAF_DUPLICATED' AS kind, max(leaf_index)::float8 AS index, account_id AS "accountId",
          entry_id AS "entryId"
     FROM audit_leaves GROUP BY account_id, entry_id HAVING count(*) > 1
    ORDER BY max(leaf_index) LIMIT ${MOST_STRAYS}`,
];

async function* readStrays(database: LogDatabase): AsyncGenerator<Finding> {
  for (const sql of STRAYS) yield* await database.query<Finding>(sql);
  yield* await readWaiting(database);
  yield* readFacts(database);
}

interface WaitingRow {
  readonly accountId: string;
  readonly entryId: string;
  readonly leaf: Buffer;
  readonly entry: EntryRow['entry'] | null;
}

const WAITING = `
  SELECT u.account_id AS "accountId", u.entry_id AS "entryId", u.leaf_hash AS leaf, e.entry
    FROM audit_unsealed u
    LEFT JOIN audit_entries e ON e.account_id = u.account_id AND e.entry_id = u.entry_id AND e.at = u.at
   ORDER BY u.place LIMIT ${MOST_STRAYS}`;

async function readWaiting(database: LogDatabase): Promise<Finding[]> {
  const rows = await database.query<WaitingRow>(WAITING);
  return rows
    .filter(({ entry, leaf }) => entry === null || !entryLeaf(entry).equals(leaf))
    .map(({ accountId, entryId }) => ({ kind: 'WAITING_CHANGED', index: null, accountId, entryId }));
}

interface FactsRow {
  readonly accountId: string;
  readonly hash: string;
  readonly month: string;
  readonly facts: unknown;
}

const FACTS = `
  SELECT account_id AS "accountId", encode(facts_hash, 'hex') AS hash, month::text AS month, facts
    FROM audit_facts
   WHERE (account_id, facts_hash, month) > ($1::uuid, decode($2, 'hex'), $3::timestamptz)
   ORDER BY account_id, facts_hash, month LIMIT ${PAGE}`;

async function* readFacts(database: LogDatabase): AsyncGenerator<Finding> {
  let last: Omit<FactsRow, 'facts'> = {
    accountId: '00000000-0000-0000-0000-000000000000',
    hash: '',
    month: '-infinity',
  };
  for (;;) {
    const { accountId, hash, month } = last;
    const page = await database.query<FactsRow>(FACTS, [accountId, hash, month]);
    for (const row of page) {
      const actual = createHash('sha256').update(canonicalJson(row.facts)).digest('hex');
      if (actual !== row.hash)
        yield { kind: 'FACTS_CHANGED', index: null, accountId: row.accountId, detail: row.hash };
    }
    const end = page.at(-1);
    if (end === undefined) return;
    last = end;
  }
}
