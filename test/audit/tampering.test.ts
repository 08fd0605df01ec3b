// What a superuser of the database does to the log, and where verification finds it: each with the exported file of
// checkpoints as the witness. The log: nine entries, sealed three by three.
import { readFileSync } from 'node:fs';
import type { DecisionEntry } from '../../src/audit/entry.js';
import { openTestLog, newEntry, newKey, type TestLog } from './audit-log.js';
import { splitNotes } from '../../src/audit/checkpoint.js';
import { createLogReader } from '../../src/audit/log-reader.js';
import { trusted } from '../../src/audit/trusted-keys.js';
import type { Finding } from '../../src/audit/verify-finding.js';
import { verifyLog } from '../../src/audit/verify-log.js';
import { entryLeaf } from '../../src/audit/leaf.js';
import { useDatabase } from '../support/databases.js';

const held = useDatabase('PostgreSQL', { seeded: false });

const keys = [newKey()] as const;
let log: TestLog;
let entries: DecisionEntry[];

beforeEach(async () => {
  await held.database.query(
    'TRUNCATE audit_entries, audit_facts, audit_unsealed, audit_leaves, audit_subtrees, audit_checkpoints, audit_sealer',
  );
  log = openTestLog(held.database, { keys });
  entries = Array.from({ length: 9 }, (_, place) => newEntry({ at: Date.now() + place }));
  for (const place of [0, 3, 6]) await log.record(...entries.slice(place, place + 3));
});

function verify(exported = readFileSync(log.files.checkpoints, 'utf8')) {
  return verifyLog(createLogReader(held.database), {
    keys: [trusted(log.signer.key)],
    exported: splitNotes(exported).notes,
  });
}

const found = async (): Promise<readonly Finding[]> => (await verify()).findings;
const entryAt = (place: number): DecisionEntry => entries[place] ?? newEntry();
const idsAt = (place: number) => {
  const { accountId, entryId } = entryAt(place);
  return { accountId, entryId };
};
const sql = (statement: string, parameters: unknown[] = []) => held.database.query(statement, parameters);

/** Moves the leaves from this place on by one, as many places as the table has. */
async function shiftLeaves(from: number, by: 1 | -1): Promise<void> {
  await sql('UPDATE audit_leaves SET leaf_index = leaf_index + 1000 WHERE leaf_index >= $1', [from]);
  await sql('UPDATE audit_leaves SET leaf_index = leaf_index - 1000 + $1 WHERE leaf_index >= 1000', [by]);
}

async function insertEntry(entry: DecisionEntry): Promise<void> {
  await sql(
    `INSERT INTO audit_entries (account_id, entry_id, at, kind, request_id, outcome, reason, entry)
     VALUES ($1, $2, to_timestamp($3::float8 / 1000), 'READ', 'r', 'PERMIT', 'OK', $4)`,
    [entry.accountId, entry.entryId, entry.at, JSON.stringify(entry)],
  );
}

async function insertLeaf(index: number, entry: DecisionEntry): Promise<void> {
  await sql(
    `INSERT INTO audit_leaves (leaf_index, account_id, entry_id, at, leaf_hash)
     VALUES ($1, $2, $3, to_timestamp($4::float8 / 1000), $5)`,
    [index, entry.accountId, entry.entryId, entry.at, entryLeaf(entry)],
  );
}

const change = (place: number, path: string, value: unknown) =>
  sql(
    `UPDATE audit_entries SET entry = jsonb_set(entry, string_to_array($2, '.'), $3::jsonb) WHERE entry_id = $1`,
    [entryAt(place).entryId, path, JSON.stringify(value)],
  );

/** The entry as the change makes it, hashed anew and put in the place of the leaf. */
async function rehash(place: number, changes: Partial<DecisionEntry>): Promise<void> {
  await sql('UPDATE audit_leaves SET leaf_hash = $2 WHERE entry_id = $1', [
    entryAt(place).entryId,
    entryLeaf({ ...entryAt(place), ...changes }),
  ]);
}

test('nothing is found in a log that nobody touched', async () => {
  expect(await verify()).toEqual({ entries: 9, size: 9, checkpoints: 3, findings: [] });
});

test('nothing is found beside entries that wait to be sealed', async () => {
  await log.writer.append([newEntry(), newEntry()], []);
  expect(await found()).toEqual([]);
});

describe.each([
  ['the purpose', 'purpose', 'TELEMARKETING'],
  ['the outcome', 'decision.outcome', 'DENY'],
  ['the instant, by a millisecond', 'at', 1],
  ['who asked', 'actor.subject', 'somebody else'],
  ['a field that was released', 'coordinates', []],
])('%s of an entry is changed', (_, path, value) => {
  test('in the entry: found at that entry', async () => {
    await change(4, path, value);
    expect(await found()).toEqual([{ kind: 'ENTRY_CHANGED', index: 4, ...idsAt(4) }]);
  });
});

test.each([
  ['outcome', `outcome = 'DENY'`],
  ['purpose', 'purpose = NULL'],
  ['categories', `categories = '{TYPE,BILLING}'`],
  ['suppressed', 'suppressed = true'],
  ['reason', `reason = 'X'`],
  ['at', `at = at + interval '1 microsecond'`],
  ['at', `at = at - interval '1 year'`],
  ['account_id', `account_id = '00000000-0000-0000-0000-000000000001'`],
  ['entry_id', `entry_id = '00000000-0000-0000-0000-000000000001'`],
])(
  'only the column %s is changed (%s): found at that entry, by the name of the column',
  async (column, to) => {
    await sql(`UPDATE audit_entries SET ${to} WHERE entry_id = $1`, [entryAt(5).entryId]);
    const [first] = await found();
    expect(first).toEqual({ kind: 'COLUMN_CHANGED', index: 5, ...idsAt(5), detail: column });
  },
);

test('an entry is deleted: found at its place', async () => {
  await sql('DELETE FROM audit_entries WHERE entry_id = $1', [entryAt(2).entryId]);
  expect(await found()).toEqual([{ kind: 'ENTRY_MISSING', index: 2, ...idsAt(2) }]);
});

test('of several changes the first in the log is told first', async () => {
  await change(7, 'purpose', null);
  await sql('DELETE FROM audit_entries WHERE entry_id = $1', [entryAt(1).entryId]);
  expect((await found()).map(({ kind, index }) => [kind, index])).toEqual([
    ['ENTRY_MISSING', 1],
    ['ENTRY_CHANGED', 7],
  ]);
});

test('an entry and its leaf are deleted: its place is empty', async () => {
  await sql('DELETE FROM audit_entries WHERE entry_id = $1', [entryAt(4).entryId]);
  await sql('DELETE FROM audit_leaves WHERE entry_id = $1', [entryAt(4).entryId]);
  expect(await found()).toEqual([{ kind: 'LEAF_MISSING', index: 4 }]);
});

test('an entry and its leaf are deleted and the gap is closed: told of the entries sealed with it', async () => {
  await sql('DELETE FROM audit_entries WHERE entry_id = $1', [entryAt(4).entryId]);
  await sql('DELETE FROM audit_leaves WHERE entry_id = $1', [entryAt(4).entryId]);
  await shiftLeaves(5, -1);
  expect((await found())[0]).toEqual({ kind: 'LEAVES_REWRITTEN', index: 3, lastIndex: 5, ...idsAt(3) });
});

test('a forged entry is inserted: found by its id', async () => {
  const forged = newEntry();
  await insertEntry(forged);
  const { accountId, entryId } = forged;
  expect(await found()).toEqual([{ kind: 'ENTRY_INSERTED', index: null, accountId, entryId }]);
});

test('a forged entry takes the id of a real one, at another instant: found', async () => {
  await insertEntry({ ...entryAt(4), at: entryAt(4).at - 60_000 });
  expect(await found()).toEqual([{ kind: 'ENTRY_INSERTED', index: null, ...idsAt(4) }]);
});

test('a forged entry is inserted with a leaf at the end: found there', async () => {
  const forged = newEntry();
  await insertEntry(forged);
  await insertLeaf(9, forged);
  const { accountId, entryId } = forged;
  expect(await found()).toMatchObject([{ kind: 'LEAF_INSERTED', index: 9, accountId, entryId }]);
});

test('a forged entry is inserted with a leaf in the middle: found there', async () => {
  const forged = newEntry();
  await insertEntry(forged);
  await shiftLeaves(4, 1);
  await insertLeaf(4, forged);
  const { accountId, entryId } = forged;
  expect((await found())[0]).toEqual({ kind: 'LEAF_INSERTED', index: 4, accountId, entryId });
});

test('a forged entry is put into the queue: never sealed, and what it says is not believed', async () => {
  const forged = newEntry();
  await insertEntry(forged);
  await sql(
    `INSERT INTO audit_unsealed (account_id, entry_id, at, leaf_hash, stamp)
     VALUES ($1, $2, to_timestamp($3::float8 / 1000), $4, $4)`,
    [forged.accountId, forged.entryId, forged.at, entryLeaf(forged)],
  );
  await expect(log.sealer.sealAll()).rejects.toThrow('not stamped');
  expect((await verify()).size).toBe(9);
});

test('an entry is changed between its commit and its seal: found before, and after', async () => {
  const entry = newEntry();
  const ids = { accountId: entry.accountId, entryId: entry.entryId };
  await log.writer.append([entry], []);
  await sql(`UPDATE audit_entries SET entry = entry || '{"purpose": null}' WHERE entry_id = $1`, [
    entry.entryId,
  ]);
  expect(await found()).toEqual([{ kind: 'WAITING_CHANGED', index: null, ...ids }]);
  await log.sealer.sealAll();
  expect(await found()).toEqual([{ kind: 'ENTRY_CHANGED', index: 9, ...ids }]);
});

test('two leaves sealed together are swapped: found at the first', async () => {
  await sql(
    'UPDATE audit_leaves SET leaf_index = CASE leaf_index WHEN 3 THEN 1005 WHEN 5 THEN 1003 END WHERE leaf_index IN (3, 5)',
  );
  await sql('UPDATE audit_leaves SET leaf_index = leaf_index - 1000 WHERE leaf_index >= 1000');
  expect((await found())[0]).toEqual({
    kind: 'ENTRY_REORDERED',
    index: 3,
    ...idsAt(5),
    detail: 'exchanged with leaf 5',
  });
});

test('two leaves of different checkpoints are swapped: told of the entries sealed with the first', async () => {
  await sql(
    'UPDATE audit_leaves SET leaf_index = CASE leaf_index WHEN 1 THEN 1008 WHEN 8 THEN 1001 END WHERE leaf_index IN (1, 8)',
  );
  await sql('UPDATE audit_leaves SET leaf_index = leaf_index - 1000 WHERE leaf_index >= 1000');
  expect((await found())[0]).toMatchObject({ kind: 'LEAVES_REWRITTEN', index: 0, lastIndex: 2 });
});

test('the entries of two leaves are swapped and their hashes stay: found at both', async () => {
  const swap = `UPDATE audit_leaves l SET account_id = o.account_id, entry_id = o.entry_id, at = o.at
    FROM audit_leaves o WHERE (l.leaf_index, o.leaf_index) IN ((3, 4), (4, 3))`;
  await sql('DROP INDEX audit_leaves_by_entry');
  await sql(swap);
  await sql('CREATE UNIQUE INDEX audit_leaves_by_entry ON audit_leaves (entry_id, account_id)');
  expect((await found()).map(({ kind, index }) => [kind, index])).toEqual([
    ['ENTRY_REORDERED', 3],
    ['ENTRY_REORDERED', 4],
  ]);
});

test('only a leaf is changed, not its entry: found at that leaf', async () => {
  await rehash(4, { purpose: null });
  expect(await found()).toEqual([{ kind: 'LEAF_CHANGED', index: 4, ...idsAt(4) }]);
});

test('entry and leaf are changed together: told of the entries sealed with it', async () => {
  await change(4, 'purpose', null);
  await rehash(4, { purpose: null });
  expect((await found())[0]).toEqual({ kind: 'LEAVES_REWRITTEN', index: 3, lastIndex: 5, ...idsAt(3) });
});

async function truncateTail(size: number): Promise<void> {
  const gone = 'SELECT entry_id FROM audit_leaves WHERE leaf_index >= $1';
  await sql(`DELETE FROM audit_entries WHERE entry_id IN (${gone})`, [size]);
  await sql('DELETE FROM audit_leaves WHERE leaf_index >= $1', [size]);
  await sql('DELETE FROM audit_checkpoints WHERE size > $1', [size]);
}

test('the tail is removed, entries, leaves and checkpoints: found where the log ends', async () => {
  await truncateTail(6);
  expect(await found()).toEqual([{ kind: 'LOG_CUT_OFF', index: 6 }]);
});

test('only the last checkpoints are removed: told of them, and not of the leaves that they covered', async () => {
  await sql('DELETE FROM audit_checkpoints WHERE size > 3');
  expect(await found()).toEqual([
    { kind: 'CHECKPOINT_MISSING', index: 6 },
    { kind: 'CHECKPOINT_MISSING', index: 9 },
  ]);
});

test('without the exported file a tail that was removed cannot be known', async () => {
  await truncateTail(6);
  expect((await verify('')).findings).toEqual([]);
});

test('everything is removed: found at the beginning', async () => {
  await sql('TRUNCATE audit_entries, audit_leaves, audit_subtrees, audit_checkpoints');
  expect(await found()).toEqual([{ kind: 'LOG_CUT_OFF', index: 0 }]);
});

async function rewriteAll(forger: TestLog): Promise<void> {
  await sql('TRUNCATE audit_entries, audit_leaves, audit_subtrees, audit_checkpoints, audit_sealer');
  const rewritten = entries.map((entry, place) => (place === 4 ? { ...entry, purpose: null } : entry));
  for (const place of [0, 3, 6]) await forger.record(...rewritten.slice(place, place + 3));
}

test('everything is rewritten with hashes computed anew and another key: found at the entries sealed with the change', async () => {
  await rewriteAll(openTestLog(held.database, { keys: [newKey()] }));
  const findings = await found();
  expect(findings.filter(({ kind }) => kind === 'CHECKPOINT_FORGED').map(({ index }) => index)).toEqual([
    3, 6, 9,
  ]);
  expect(findings.find(({ kind }) => kind === 'LEAVES_REWRITTEN')).toMatchObject({ index: 3, lastIndex: 5 });
});

test('the checkpoints of the database are put back over a rewritten log: found all the same', async () => {
  const kept = await sql('SELECT size, note, frontier FROM audit_checkpoints');
  await rewriteAll(openTestLog(held.database, { keys: [newKey()] }));
  await sql('DELETE FROM audit_checkpoints');
  await sql(
    `INSERT INTO audit_checkpoints (size, note, frontier)
     SELECT size, note, frontier FROM jsonb_to_recordset($1) AS row (size bigint, note text, frontier bytea)`,
    [
      JSON.stringify(
        (kept as { frontier: Buffer }[]).map((row) => ({
          ...row,
          frontier: `\\x${row.frontier.toString('hex')}`,
        })),
      ),
    ],
  );
  expect((await found())[0]).toMatchObject({ kind: 'LEAVES_REWRITTEN', index: 3, lastIndex: 5 });
});

test('a checkpoint is removed from the middle: found', async () => {
  await sql('DELETE FROM audit_checkpoints WHERE size = 3');
  expect(await found()).toEqual([{ kind: 'CHECKPOINT_MISSING', index: 3 }]);
});

test('a log that was cut back and goes on by a sealer without memory contradicts the file', async () => {
  await truncateTail(6);
  await openTestLog(held.database, { keys }).record(newEntry(), newEntry(), newEntry());
  const findings = await found();
  expect(findings.slice(0, 2)).toMatchObject([
    { kind: 'LEAVES_REWRITTEN', index: 6, lastIndex: 8 },
    { kind: 'CHECKPOINT_FORKED', index: 9 },
  ]);
});

test('the facts that an entry names are changed: found', async () => {
  await sql(
    `INSERT INTO audit_facts (account_id, facts_hash, month, facts) VALUES ($1, sha256('{}'), '2026-01-01Z', '{"a": 1}')`,
    [entryAt(0).accountId],
  );
  expect(await found()).toMatchObject([{ kind: 'FACTS_CHANGED', accountId: entryAt(0).accountId }]);
});
