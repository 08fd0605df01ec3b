/**
 * The one statement that records entries: the entries, the facts they name, and the queue of the sealer, all or nothing.
 * Being one statement it needs no transaction, and no commit is missed by the sealer, whatever the order of commits.
 */
import type { AuditEntry } from './entry.js';
import { COLUMNS, drawnColumns } from './entry-row.js';
import { toFactsRows, type ArchivedFacts } from './facts-archive.js';
import { storableText } from './leaf.js';
import type { QueueStamp } from './queue-stamp.js';
import { HASH_BYTES, leafHash } from './tree.js';

/** What the sealer is handed of an entry: its leaf hash, and the stamp on it. */
const SEALED_BYTES = 2 * HASH_BYTES;

/**
 * `$1`: the canonical JSON of an entry a line, which itself has no line break. `$2`: leaf hash and stamp of each. `$3`: the
 * facts; those that are kept already stay as they are. The commit waits for the disk (and for a synchronous standby, where
 * one is configured) even where the server or the login is set not to.
 */
export const APPEND = `
  WITH durable AS MATERIALIZED (
    SELECT set_config('synchronous_commit',
             CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true)),
  added AS MATERIALIZED (
    SELECT line.entry::jsonb AS entry,
           substring($2::bytea FROM ((place - 1) * ${SEALED_BYTES} + 1)::integer FOR ${HASH_BYTES}) AS leaf_hash,
           substring($2::bytea FROM ((place - 1) * ${SEALED_BYTES} + ${HASH_BYTES + 1})::integer FOR ${HASH_BYTES}) AS stamp
      FROM durable, string_to_table(convert_from($1::bytea, 'UTF8'), E'\\n')
           WITH ORDINALITY AS line (entry, place)),
  facts AS (
    INSERT INTO audit_facts (account_id, facts_hash, month, facts)
    SELECT account_id, decode(facts_hash, 'hex'), month, facts
      FROM jsonb_to_recordset($3::jsonb) AS row (account_id uuid, facts_hash text, month timestamptz, facts jsonb)
    ON CONFLICT DO NOTHING),
  kept AS (
    INSERT INTO audit_entries (${COLUMNS.join(', ')}, entry)
    SELECT ${drawnColumns(COLUMNS)}, entry FROM added)
  INSERT INTO audit_unsealed (account_id, entry_id, at, leaf_hash, stamp)
  SELECT ${drawnColumns(['account_id', 'entry_id', 'at'])}, leaf_hash, stamp FROM added`;

/** Entries and the facts they name, written out for the statement. */
export interface AppendedRows {
  /** Canonical JSON, in UTF-8. */
  readonly entries: readonly Buffer[];
  /** Leaf hash and stamp of each entry. */
  readonly sealed: readonly Buffer[];
  /** By account, hash and month. */
  readonly facts: ReadonlyMap<string, string>;
}

export function appendedRows(
  entries: readonly AuditEntry[],
  facts: readonly ArchivedFacts[],
  stamp: QueueStamp,
): AppendedRows {
  const lines = entries.map((entry) => Buffer.from(storableText(entry), 'utf8'));
  const sealed = lines.flatMap((line) => {
    const leaf = leafHash(line);
    return [leaf, stamp.of(leaf)];
  });
  return { entries: lines, sealed, facts: toFactsRows(facts) };
}

/** The facts stand in one order for all writers: two that insert the same ones then wait for each other in turn. */
export function appendParameters(
  batch: readonly AppendedRows[],
  isKept: (facts: string) => boolean = () => false,
): unknown[] {
  const facts = new Map(batch.flatMap((rows) => [...rows.facts]));
  const added = [...facts.keys()].filter((key) => !isKept(key)).sort();
  return [
    joined(batch.flatMap(({ entries }) => entries)),
    Buffer.concat(batch.flatMap(({ sealed }) => sealed)),
    `[${added.map((key) => facts.get(key)).join(',')}]`,
  ];
}

const LINE_BREAK = Buffer.from('\n');

function joined(lines: readonly Buffer[]): Buffer {
  return Buffer.concat(lines.flatMap((line, place) => (place === 0 ? [line] : [LINE_BREAK, line])));
}
