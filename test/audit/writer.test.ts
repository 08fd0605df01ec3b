// The writer: what is recorded is what is sealed, one bad or hanging commit harms nobody else, and the API's role can add alone.
import fc from 'fast-check';
import { Client } from 'pg';
import { canonicalJson } from '../../src/audit/canonical-json.js';
import type { AuditEntry } from '../../src/audit/entry.js';
import { columnsOf } from '../../src/audit/entry-row.js';
import { archiveFacts, type ArchivedFacts, type AuditFacts } from '../../src/audit/facts-archive.js';
import { entryLeaf } from '../../src/audit/leaf.js';
import { createLogReader } from '../../src/audit/log-reader.js';
import { QueueStamp } from '../../src/audit/queue-stamp.js';
import { trusted } from '../../src/audit/trusted-keys.js';
import { verifyLog } from '../../src/audit/verify-log.js';
import { AuditUnavailable, AuditWriter, type AuditStore } from '../../src/audit/writer.js';
import { toIso } from '../../src/clock.js';
import { CommitPool } from '../../src/records/commit-pool.js';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createTestDatabase, DATABASES, useDatabase, type TestDatabase } from '../support/databases.js';
import { newEntry, newKey, openTestLog } from './audit-log.js';

interface Recorded {
  readonly entry: AuditEntry;
  readonly leaf: Buffer;
}

const RECORDED = `SELECT e.entry, u.leaf_hash AS leaf FROM audit_entries e
  JOIN audit_unsealed u ON u.account_id = e.account_id AND u.entry_id = e.entry_id AND u.at = e.at
 WHERE e.entry_id = ANY($1::uuid[]) ORDER BY u.place`;

const stamp = new QueueStamp([newKey()]);

function newFacts(): ArchivedFacts {
  const { accountId, at } = newEntry();
  const caller = { kind: 'CUSTOMER', subject: 'owner', roles: [] } as const;
  const grant = null as unknown as AuditFacts['grant'];
  return archiveFacts(
    { accountId, at },
    { caller, grant, account: null, party: false, relationships: [], approvals: [], notices: [] },
  );
}

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });

  const recorded = (entries: readonly AuditEntry[]) =>
    held.database.query<Recorded>(RECORDED, [entries.map(({ entryId }) => entryId)]);

  test('whatever an entry says, the bytes that come back are the bytes that were hashed', async () => {
    const log = openTestLog(held.database);
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const entry = fc
      .record({
        requestId: text,
        reference: fc.option(text),
        coordinates: fc.array(text, { maxLength: 3 }),
        facts: fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 3 }),
        at: fc.integer({ min: 0, max: Date.UTC(2200, 0) }),
      })
      .map((changes) => newEntry(changes));
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), async (entries) => {
        await log.writer.append(entries, []);
        const rows = await recorded(entries);
        expect(rows.map(({ entry: { entryId } }) => entryId)).toEqual(entries.map(({ entryId }) => entryId));
        for (const row of rows) expect(entryLeaf(row.entry)).toEqual(row.leaf);
      }),
      { numRuns: kind === 'PGlite' ? 30 : 100 },
    );
  });

  test('what neither the database nor canonical JSON can hold is recorded as U+FFFD, and nothing else is bent', async () => {
    const entry = newEntry({
      reference: 'a\0b',
      facts: ['\ud800x', 'x\udc00', '\u{1f600}', '\\u0000', '\u2028"\\/'],
    });
    await openTestLog(held.database).writer.append([entry], []);
    const [row] = await recorded([entry]);
    expect(row?.entry).toMatchObject({
      reference: 'a\ufffdb',
      facts: ['\ufffdx', 'x\ufffd', '\u{1f600}', '\\u0000', '\u2028"\\/'],
    });
  });

  test('the columns are those of the entry, to the millisecond and in the order of its lists', async () => {
    const log = openTestLog(held.database);
    const entries = [0, 1, 1_795_715_735_906, Date.UTC(2199, 11, 31, 23, 59, 59, 999)].map((at, place) =>
      newEntry({
        at,
        categories: place % 2 === 0 ? ['AMOUNT_OF_USE', 'BILLING'] : [],
        callDetail: place % 2 === 0,
        purpose: place % 2 === 0 ? 'SELF_ACCESS' : null,
      }),
    );
    await log.writer.append(entries, []);
    const { columns } = await held.database
      .query<{ columns: Record<string, unknown>[] }>(
        `SELECT json_agg(to_jsonb(e) - 'entry' ORDER BY at) AS columns FROM audit_entries e WHERE entry_id = ANY($1::uuid[])`,
        [entries.map(({ entryId }) => entryId)],
      )
      .then(([row]) => row ?? { columns: [] });
    const written = columns.map(({ at, ...rest }) => ({ ...rest, at: toIso(Date.parse(String(at))) }));
    expect(written).toEqual(entries.map((entry) => columnsOf(entry)));
  });

  test('facts are sent once, and kept although they are not sent again', async () => {
    const sent: unknown[] = [];
    const store: AuditStore = {
      query: (sql, parameters) => {
        sent.push(parameters[2]);
        return held.database.query(sql, parameters);
      },
    };
    const writer = new AuditWriter(store, { deadline: 5000, batchSize: 500, stamp });
    const facts = newFacts();
    await writer.append([newEntry()], [facts]);
    await writer.append([newEntry()], [facts]);
    expect(sent).toEqual([expect.stringContaining(facts.factsHash), '[]']);
    const kept = await held.database.query(
      `SELECT facts->'caller'->>'kind' AS kind FROM audit_facts WHERE account_id = $1`,
      [facts.accountId],
    );
    expect(kept).toEqual([{ kind: 'CUSTOMER' }]);
  });

  test('facts whose commit failed are sent again', async () => {
    const sent: unknown[] = [];
    const store: AuditStore = {
      query: (sql, parameters) => {
        sent.push(parameters[2]);
        return sent.length === 1
          ? Promise.reject(new Error('no answer'))
          : held.database.query(sql, parameters);
      },
    };
    const writer = new AuditWriter(store, { deadline: 5000, batchSize: 500, stamp });
    const facts = newFacts();
    await expect(writer.append([newEntry()], [facts])).rejects.toThrow(AuditUnavailable);
    await writer.append([newEntry()], [facts]);
    expect(sent[1]).toEqual(sent[0]);
  });

  test('an entry that the database refuses takes no other request with it', async () => {
    const { writer } = openTestLog(held.database);
    const good = [newEntry(), newEntry()] as const;
    const outcomes = await Promise.allSettled([
      writer.append([good[0]], []),
      writer.append([newEntry(), newEntry({ accountId: 'no account' })], []),
      writer.append([good[1]], []),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(AuditUnavailable) });
    expect(await recorded(good)).toHaveLength(2);
  });

  test('its numbers: entries, commits and failures since the start', async () => {
    const { writer } = openTestLog(held.database);
    const waiting = writer.append([newEntry(), newEntry()], []);
    expect(writer.statistics()).toMatchObject({ queueDepth: 2, entries: 0, commits: 0 });
    await waiting;
    await writer.append([newEntry({ accountId: 'no account' })], []).catch(() => undefined);
    const numbers = writer.statistics();
    expect(numbers).toMatchObject({ queueDepth: 0, entries: 2, commits: 1, failedCommits: 1 });
    expect(numbers.longestCommit).toBeGreaterThan(0);
    expect(numbers.commitTime).toBeGreaterThanOrEqual(numbers.longestCommit);
  });
});

test('the canonical form of RFC 8785, section 3.2.2 and 3.2.3', () => {
  const value: unknown = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`);
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
  const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  expect(Object.keys(JSON.parse(canonicalJson(names)) as object).length).toBe(7);
  expect([...canonicalJson(names).matchAll(/:(\d)/g)].map(([, number]) => number).join('')).toBe('2467153');
});

describe('on connections of its own', () => {
  let made: TestDatabase;
  let pool: CommitPool;
  let api: DataSourceDatabase;
  let superuser: Client;
  const keys = [newKey()] as const;
  const stamp = new QueueStamp(keys);

  beforeAll(async () => {
    made = await createTestDatabase({ seeded: false });
    pool = await CommitPool.open(made.url, { applicationName: 'tests', preparedStatements: true });
    api = await connectPostgres(made.url, { applicationName: 'tests', role: 'API' });
    superuser = new Client({ connectionString: made.url });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await api.close();
    await pool.close();
    await made.drop();
  });

  test("the API's role records and seals, and the log verifies", async () => {
    const writer = new AuditWriter(pool, { deadline: 5000, batchSize: 500, stamp });
    const log = openTestLog(api, { keys });
    await writer.append([newEntry(), newEntry()], []);
    await log.sealer.sealAll();
    const report = await verifyLog(createLogReader(api), { keys: [trusted(log.signer.key)], exported: [] });
    expect(report).toMatchObject({ size: 2, findings: [] });
  });

  test.each([
    'UPDATE audit_leaves SET leaf_hash = leaf_hash',
    'DELETE FROM audit_leaves',
    'UPDATE audit_checkpoints SET note = note',
    'DELETE FROM audit_checkpoints',
    'DELETE FROM audit_subtrees',
    'UPDATE audit_unsealed SET stamp = stamp',
    'DELETE FROM audit_sealer',
    'TRUNCATE audit_unsealed',
  ])("the API's role is refused: %s", async (sql) => {
    await expect(api.query(sql)).rejects.toThrow('permission denied');
  });

  test('the commit waits for the disk where the server is set not to, and for the standby where it is set to', async () => {
    await superuser.query('CREATE TABLE seen (setting text)');
    await superuser.query('GRANT INSERT ON seen TO account_data_api');
    await superuser.query(`CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$`);
    await superuser.query(`CREATE CONSTRAINT TRIGGER see AFTER INSERT ON audit_unsealed
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION see()`);
    for (const setting of ['off', 'remote_apply']) {
      await superuser.query(`ALTER ROLE postgres SET synchronous_commit = '${setting}'`);
      const own = await CommitPool.open(made.url, { applicationName: 'tests', preparedStatements: true });
      await new AuditWriter(own, { deadline: 5000, batchSize: 500, stamp }).append([newEntry()], []);
      await own.close();
    }
    await superuser.query('ALTER ROLE postgres RESET synchronous_commit');
    await superuser.query('DROP TRIGGER see ON audit_unsealed');
    const { rows } = await superuser.query<{ setting: string }>('SELECT setting FROM seen');
    expect(rows.map(({ setting }) => setting)).toEqual(['on', 'remote_apply']);
  });

  test('a commit that hangs fails at its deadline, and the next one goes through on another connection', async () => {
    const writer = new AuditWriter(pool, { deadline: 300, batchSize: 500, stamp });
    await superuser.query('BEGIN');
    await superuser.query('LOCK TABLE audit_unsealed IN ACCESS EXCLUSIVE MODE');
    await expect(writer.append([newEntry()], [])).rejects.toThrow(AuditUnavailable);
    await expect(writer.append([newEntry()], [])).rejects.toThrow(AuditUnavailable);
    await superuser.query('ROLLBACK');
    await expect(writer.append([newEntry()], [])).resolves.toBeUndefined();
    expect(writer.statistics()).toMatchObject({ commits: 1, failedCommits: 2 });
  });

  test('connections that the server ended are replaced', async () => {
    const writer = new AuditWriter(pool, { deadline: 5000, batchSize: 500, stamp });
    await superuser.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await writer.append([newEntry()], []).catch(() => undefined);
    await expect(writer.append([newEntry()], [])).resolves.toBeUndefined();
  });
});
