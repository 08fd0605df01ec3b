// Months that need no longer be kept are dropped whole, under a signed tombstone, and the log still adds up.
import { readFileSync } from 'node:fs';
import type { DecisionEntry } from '../../src/audit/entry.js';
import { splitNotes } from '../../src/audit/checkpoint.js';
import { createLogReader } from '../../src/audit/log-reader.js';
import { judgeMonth, listMonths, purgeMonth, type MonthJudgement } from '../../src/audit/purge-month.js';
import { monthBounds, RETENTION, retainedUntil } from '../../src/audit/retention.js';
import { trusted } from '../../src/audit/trusted-keys.js';
import { verifyLog } from '../../src/audit/verify-log.js';
import { openTombstone, signTombstone } from '../../src/audit/verify-tombstones.js';
import { newEntry, newKey, openTestLog, type TestLog } from '../audit/audit-log.js';
import { useDatabase } from '../support/databases.js';

const held = useDatabase('PostgreSQL');
const keys = [newKey()] as const;
let log: TestLog;

const NOW = Date.parse('2026-11-23T12:00:00Z');
const OLD = '2024-01';
const inMonth = (month: string, day: number) =>
  Date.parse(`${month}-${String(day).padStart(2, '0')}T12:00:00Z`);
const sql = (statement: string, parameters: unknown[] = []) => held.database.query(statement, parameters);

let old: DecisionEntry[];

beforeEach(async () => {
  await sql(
    'TRUNCATE audit_entries, audit_facts, audit_unsealed, audit_leaves, audit_subtrees, audit_checkpoints, audit_sealer, audit_tombstones',
  );
  await sql('DELETE FROM legal_holds');
  log = openTestLog(held.database, { keys });
  old = [3, 4, 30].map((day) => newEntry({ at: inMonth(OLD, day) }));
  const [first, ...rest] = old;
  if (first === undefined) throw new Error('no entry was made');
  await log.record(newEntry({ at: inMonth('2023-12', 31) }), first);
  await log.record(...rest, newEntry({ at: inMonth('2024-02', 1) }), newEntry({ at: inMonth('2026-11', 1) }));
});

async function purge(month: string, entries = old.length): Promise<MonthJudgement> {
  return purgeMonth(held.database, { month, entries }, { signer: log.signer, now: NOW });
}

function verify() {
  return verifyLog(createLogReader(held.database), {
    keys: [trusted(log.signer.key)],
    exported: splitNotes(readFileSync(log.files.checkpoints, 'utf8')).notes,
  });
}

const months = async () => (await listMonths(held.database, '2027-01')).map(({ month }) => month);

test('a month is dropped whole, and no other', async () => {
  expect(await purge(OLD)).toEqual({ month: OLD, entries: 3, refusal: null });
  expect(await months()).toEqual(['2023-12', '2024-02', '2026-11']);
  expect(await sql('SELECT entries::integer FROM audit_tombstones')).toEqual([{ entries: 3 }]);
});

test('after it the log still verifies, to the last leaf', async () => {
  await purge(OLD);
  const { findings, entries, size } = await verify();
  expect([findings, entries, size]).toEqual([[], 6, 6]);
});

test('the tombstone says what was dropped, signed with the key of the log', async () => {
  await purge(OLD);
  const [row] = (await sql('SELECT note FROM audit_tombstones')) as { note: string }[];
  expect(openTombstone(row?.note ?? '', [log.signer.key])).toMatchObject({
    month: OLD,
    entries: 3,
    purgedAt: '2026-11-23T12:00:00.000Z',
  });
  const stranger = openTestLog(held.database).signer.key;
  expect(openTombstone(row?.note ?? '', [stranger])).toBeNull();
});

test('a month that has a table of its own loses the table, with the facts of the month', async () => {
  await sql(`SELECT ensure_month_partitions('audit_entries', '2023-05-01', '2023-06-01')`);
  await sql(`SELECT ensure_month_partitions('audit_facts', '2023-05-01', '2023-06-01')`);
  const entry = newEntry({ at: inMonth('2023-05', 5) });
  await log.record(entry);
  await sql(`INSERT INTO audit_facts VALUES ($1, decode($2, 'hex'), '2023-05-01Z', '{}')`, [
    entry.accountId,
    entry.factsHash,
  ]);
  expect((await purge('2023-05', 1)).refusal).toBeNull();
  expect(
    await sql(`SELECT to_regclass('audit_entries_2023_05') AS t, to_regclass('audit_facts_2023_05') AS f`),
  ).toEqual([{ t: null, f: null }]);
  expect(await sql('SELECT 1 FROM audit_facts')).toEqual([]);
  expect((await verify()).findings).toEqual([]);
});

describe('refused', () => {
  test('while it must be kept', async () => {
    expect((await purge('2025-01', 0)).refusal).toBe('RETAINED');
    expect((await judgeMonth(held.database, { month: '2026-11', entries: 1 }, NOW)).refusal).toBe('RETAINED');
  });

  test('while an account in it is under a legal hold, and no longer when that is released', async () => {
    const hold = `INSERT INTO legal_holds (account_id, hold_id, reference_id, placed_at, released_at)
      SELECT account_id, gen_random_uuid(), (SELECT reference_id FROM case_references LIMIT 1), '2026-01-01Z', $1
        FROM account_numbers WHERE number = 'ACCT-0005'`;
    const [account] = (await sql(
      `SELECT account_id AS id FROM account_numbers WHERE number = 'ACCT-0005'`,
    )) as {
      id: string;
    }[];
    await log.record(newEntry({ at: inMonth(OLD, 7), ...(account && { accountId: account.id }) }));
    await sql(hold, [null]);
    expect((await purge(OLD, 4)).refusal).toBe('LEGAL_HOLD');
    expect(await months()).toContain(OLD);
    await sql(`UPDATE legal_holds SET released_at = '2026-02-01Z'`);
    expect((await purge(OLD, 4)).refusal).toBeNull();
  });

  test('while one of its entries waits to be sealed', async () => {
    await log.writer.append([newEntry({ at: inMonth(OLD, 9) })], []);
    expect((await purge(OLD, 4)).refusal).toBe('NOT_SEALED');
    await log.sealer.sealAll();
    expect((await purge(OLD, 4)).refusal).toBeNull();
  });

  test('when an entry is not what was sealed, for it is evidence', async () => {
    await sql(
      `UPDATE audit_entries SET entry = jsonb_set(entry, '{requestId}', '"another"') WHERE entry_id = $1`,
      [old[1]?.entryId],
    );
    expect((await purge(OLD)).refusal).toBe('CHANGED');
    expect(await months()).toContain(OLD);
    expect(await sql('SELECT 1 FROM audit_tombstones')).toEqual([]);
  });

  test('when an entry is gone already', async () => {
    await sql('DELETE FROM audit_entries WHERE entry_id = $1', [old[1]?.entryId]);
    expect((await purge(OLD, 2)).refusal).toBe('CHANGED');
  });

  test('by the database itself, without a tombstone', async () => {
    await expect(sql(`SELECT drop_audit_month('2024-01-01Z')`)).rejects.toThrow('under its tombstone alone');
  });

  test('to the role of the API', async () => {
    const asApi = held.database.transaction(async (database) => {
      await database.query('SET LOCAL ROLE account_data_api');
      await database.query(`INSERT INTO audit_tombstones VALUES ('2024-01-01Z', 1, '', now())`);
    });
    await expect(asApi).rejects.toThrow('permission denied');
  });
});

describe('who rules the database cannot hide a deletion behind a tombstone', () => {
  test('that it signed itself', async () => {
    await sql('DELETE FROM audit_entries WHERE entry_id = $1', [old[0]?.entryId]);
    const { signer } = openTestLog(held.database);
    const note = signTombstone(signer, { month: OLD, entries: 3, digest: Buffer.alloc(32), purgedAt: 'now' });
    await sql(`INSERT INTO audit_tombstones VALUES ('2024-01-01Z', 3, $1, now())`, [note]);
    const kinds = (await verify()).findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['ENTRY_MISSING', 'TOMBSTONE_FALSE']));
  });

  test('by moving an entry of another month into the one that was dropped', async () => {
    await purge(OLD);
    const moved = `'2024-01-15Z'::timestamptz`;
    await sql(`DELETE FROM audit_entries WHERE at >= '2026-11-01Z'`);
    await sql(`UPDATE audit_leaves SET at = ${moved} WHERE at >= '2026-11-01Z'`);
    expect((await verify()).findings).toMatchObject([{ kind: 'TOMBSTONE_FALSE', detail: OLD }]);
  });
});

describe('how long is kept', () => {
  test('every rule is at least a year, breaches two', () => {
    expect(Object.values(RETENTION).every(({ years }) => years >= 1)).toBe(true);
    expect(RETENTION.BREACH.years).toBe(2);
  });

  test('a month is kept until two years after its end, when the certificate of its year has long been made', () => {
    expect(retainedUntil('2024-01')).toBe('2026-02-01T00:00:00.000Z');
    expect(retainedUntil('2023-12')).toBe('2026-01-01T00:00:00.000Z');
    expect(monthBounds('2023-12')).toEqual({
      from: '2023-12-01T00:00:00.000Z',
      to: '2024-01-01T00:00:00.000Z',
    });
  });
});
