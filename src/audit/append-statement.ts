/**
 * The one statement that records entries: the entries, the facts they name, and the queue of the sealer, all or nothing.
 * Being one statement it needs no transaction, and no commit is missed by the sealer, whatever the order of commits.
 */
import type { AuditEntry } from './entry.js';
import { COLUMN_TYPES, COLUMNS, columnsOf } from './entry-row.js';
import { toFactsRows, type ArchivedFacts } from './facts-archive.js';
import { storableEntry, type StorableEntry } from './leaf.js';
import type { QueueStamp } from './queue-stamp.js';
import { leafHash } from './tree.js';

const TYPED_COLUMNS = Object.entries(COLUMN_TYPES).map(([column, type]) => `${column} ${type}`);

/**
 * Facts that are kept already stay as they are. The commit waits for the disk (and for a synchronous standby, where
 * one is configured) even where the server or the login is set not to.
 */
export const APPEND = `
  WITH durable AS MATERIALIZED (
    SELECT set_config('synchronous_commit',
             CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true)),
  added AS MATERIALIZED (
    SELECT row.* FROM durable, jsonb_to_recordset($1::jsonb) AS row (
      ${TYPED_COLUMNS.join(', ')}, entry jsonb, leaf_hash text, stamp text)),
  facts AS (
    INSERT INTO audit_facts (account_id, facts_hash, month, facts)
    SELECT account_id, decode(facts_hash, 'hex'), month, facts
      FROM jsonb_to_recordset($2::jsonb) AS row (account_id uuid, facts_hash text, month timestamptz, facts jsonb)
    ON CONFLICT DO NOTHING),
  kept AS (
    INSERT INTO audit_entries (${COLUMNS.join(', ')}, entry)
    SELECT ${COLUMNS.join(', ')}, entry FROM added)
  INSERT INTO audit_unsealed (account_id, entry_id, at, leaf_hash, stamp)
  SELECT account_id, entry_id, at, decode(leaf_hash, 'hex'), decode(stamp, 'hex') FROM added`;

/** Entries and the facts they name, written out for the statement. */
export interface AppendedRows {
  readonly entries: readonly string[];
  /** By account, hash and month. */
  readonly facts: ReadonlyMap<string, string>;
}

export function appendedRows(
  entries: readonly AuditEntry[],
  facts: readonly ArchivedFacts[],
  stamp: QueueStamp,
): AppendedRows {
  return {
    entries: entries.map((entry) => rowText(storableEntry(entry), stamp)),
    facts: toFactsRows(facts),
  };
}

/** The facts stand in one order for all writers: two that insert the same ones then wait for each other in turn. */
export function appendParameters(batch: readonly AppendedRows[]): string[] {
  const facts = new Map(batch.flatMap((rows) => [...rows.facts]));
  const inOrder = [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return [`[${batch.flatMap(({ entries }) => entries).join(',')}]`, `[${inOrder.join(',')}]`];
}

/** The row as JSON text: the entry's own text stands in it as it was hashed, for it is long and made once. */
function rowText({ entry, text }: StorableEntry, stamp: QueueStamp): string {
  const leaf = leafHash(Buffer.from(text, 'utf8'));
  const columns = JSON.stringify({
    ...columnsOf(entry),
    leaf_hash: leaf.toString('hex'),
    stamp: stamp.of(leaf).toString('hex'),
  });
  return `${columns.slice(0, -1)},"entry":${text}}`;
}
