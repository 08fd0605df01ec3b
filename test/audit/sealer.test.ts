// The sealer: every entry gets one place, whoever seals; nothing is signed that does not continue what was signed.
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { splitNotes } from '../../src/audit/checkpoint.js';
import { LogForked } from '../../src/audit/witness.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import { newEntry, newFolder, newKey, openTestLog } from './audit-log.js';

const newEntries = (count: number) => Array.from({ length: count }, () => newEntry());

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });

  const leaves = () =>
    held.database.query<{ index: number; id: string }>(
      'SELECT leaf_index::float8 AS index, entry_id AS id FROM audit_leaves ORDER BY leaf_index',
    );
  const waiting = async () => (await held.database.query('SELECT FROM audit_unsealed')).length;
  afterEach(() =>
    held.database.query(
      'TRUNCATE audit_entries, audit_facts, audit_unsealed, audit_leaves, audit_subtrees, audit_checkpoints, audit_sealer',
    ),
  );

  test('entries wait in the statement that records them, and are sealed in order, under one checkpoint a batch', async () => {
    const log = openTestLog(held.database, { batchSize: 4 });
    const entries = newEntries(10);
    await log.writer.append(entries, []);
    expect(await waiting()).toBe(10);
    await log.sealer.sealAll();
    expect(await waiting()).toBe(0);
    expect(await leaves()).toEqual(entries.map(({ entryId }, index) => ({ index, id: entryId })));
    expect(log.sealer.statistics()).toMatchObject({ logSize: 10, sealedEntries: 10, checkpoints: 3 });
    const { notes } = splitNotes(readFileSync(log.files.checkpoints, 'utf8'));
    expect(notes.map((note) => note.split('\n').slice(0, 2))).toEqual(
      [4, 8, 10].map((size) => ['log.test/audit', String(size)]),
    );
  });

  test('what was committed and not sealed when a process died is sealed by the next one', async () => {
    const keys = [newKey()] as const;
    const folder = newFolder();
    const dead = openTestLog(held.database, { keys, folder });
    await dead.record(newEntry());
    await dead.writer.append(newEntries(3), []);
    const next = openTestLog(held.database, { keys, folder, interval: 10 });
    next.sealer.start();
    await next.sealer.close();
    expect([await waiting(), next.sealer.statistics().logSize, next.faults]).toEqual([0, 4, []]);
  });

  test('a checkpoint half written when a process died is replaced by the whole one', async () => {
    const keys = [newKey()] as const;
    const folder = newFolder();
    const dead = openTestLog(held.database, { keys, folder });
    await dead.record(newEntry());
    await dead.record(newEntry());
    const whole = readFileSync(dead.files.checkpoints, 'utf8');
    writeFileSync(dead.files.checkpoints, whole.slice(0, -40));
    await openTestLog(held.database, { keys, folder }).sealer.sealAll();
    expect(readFileSync(dead.files.checkpoints, 'utf8')).toBe(whole);
  });

  test('the file of every node has every checkpoint, whoever sealed it', async () => {
    const keys = [newKey()] as const;
    const one = openTestLog(held.database, { keys });
    const other = openTestLog(held.database, { keys });
    await one.record(newEntry());
    await one.record(newEntry());
    await other.sealer.sealAll();
    const [ofOne, ofOther] = [one, other].map(({ files }) => readFileSync(files.checkpoints, 'utf8'));
    expect(ofOther).toBe(ofOne);
  });

  test('after a rotation the log goes on, and both keys are in the keys file with their sizes', async () => {
    const [former, present, folder] = [newKey(), newKey(), newFolder()];
    const before = openTestLog(held.database, { keys: [former], folder });
    await before.record(newEntry());
    await before.writer.append([newEntry()], []);
    const after = openTestLog(held.database, { keys: [present, former], folder });
    const other = openTestLog(held.database, { keys: [former, present] });
    await after.record(newEntry());
    expect(readFileSync(after.files.keys, 'utf8').trim().split('\n')).toEqual([
      `${before.signer.key.text} 1`,
      `${after.signer.key.text} 2`,
    ]);
    expect((await leaves()).length).toBe(3);
    await other.record(newEntry()); // a node that still signs with the former key, and knows the new one
    await after.record(newEntry());
    expect((await leaves()).length).toBe(5);
  });

  test('an entry that the writer did not stamp is not sealed, and does not keep others from it', async () => {
    const log = openTestLog(held.database);
    const stranger = openTestLog(held.database);
    await stranger.writer.append([newEntry()], []);
    const own = newEntry();
    await expect(log.record(own)).rejects.toThrow('1 entries in the queue of the audit log were not stamped');
    expect(await leaves()).toEqual([{ index: 0, id: own.entryId }]);
    expect(log.sealer.statistics().refusedEntries).toBe(1);
  });

  const FORKS: readonly (readonly [says: string, sql: string])[] = [
    ['ends before what was written out', 'DELETE FROM audit_checkpoints WHERE size = 2'],
    ['is empty', 'TRUNCATE audit_checkpoints'],
    [
      'has another checkpoint',
      `UPDATE audit_checkpoints SET note = replace(note, E'\\n2\\n', E'\\n3\\n') WHERE size = 2`,
    ],
    ['goes on from another frontier', `UPDATE audit_checkpoints SET frontier = sha256('x') WHERE size = 2`],
  ];
  test.each(FORKS)('a log that %s is not sealed on', async (_, sql) => {
    const log = openTestLog(held.database);
    await log.record(newEntry());
    await log.record(newEntry());
    await held.database.query(sql);
    await expect(log.record(newEntry())).rejects.toThrow(LogForked);
    expect((await leaves()).length).toBe(2);
  });

  test('what keeps the log from being sealed is told once, in words, and counted', async () => {
    const keys = [newKey()] as const;
    await openTestLog(held.database, { keys: [newKey()] }).writer.append([newEntry()], []);
    const log = openTestLog(held.database, { keys, interval: 5 });
    log.sealer.start();
    while (log.sealer.statistics().faults < 3) await sleep(5);
    await log.sealer.close();
    expect(log.faults).toHaveLength(1);
    expect(log.said).toEqual([
      '1 entries in the queue of the audit log were not stamped by its writer, and are not sealed',
    ]);
    expect(log.sealer.statistics().sealLag).toBeGreaterThan(0);
  });

  test('an entry put back into the queue is not sealed a second time', async () => {
    const log = openTestLog(held.database);
    await log.writer.append([newEntry()], []);
    await held.database.query('CREATE TABLE kept AS SELECT * FROM audit_unsealed');
    await log.sealer.sealAll();
    await held.database.query('INSERT INTO audit_unsealed OVERRIDING SYSTEM VALUE SELECT * FROM kept');
    await held.database.query('DROP TABLE kept');
    await expect(log.sealer.sealAll()).rejects.toThrow(LogForked);
    expect((await leaves()).length).toBe(1);
  });
});

describe('several sealers on one database', () => {
  const held = useDatabase('PostgreSQL', { seeded: false });

  test('no place is left out or taken twice, and every checkpoint is the same in every file', async () => {
    const keys = [newKey()] as const;
    const logs = Array.from({ length: 4 }, () =>
      openTestLog(held.database, { keys, batchSize: 7, interval: 1 }),
    );
    for (const { sealer } of logs) sealer.start();
    const stealing = setInterval(() => {
      void held.database.query('DELETE FROM audit_sealer'); // the lease is lost again and again
    }, 3);
    const entries = newEntries(400);
    await Promise.all(
      logs.flatMap(({ writer }, node) =>
        entries.filter((_, place) => place % 4 === node).map((entry) => writer.append([entry], [])),
      ),
    );
    clearInterval(stealing);
    for (const { sealer } of logs) await sealer.close();
    const rows = await held.database.query<{ index: number; id: string }>(
      'SELECT leaf_index::float8 AS index, entry_id AS id FROM audit_leaves ORDER BY leaf_index',
    );
    expect(rows.map(({ index }) => index)).toEqual(entries.map((_, index) => index));
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(entries.map(({ entryId }) => entryId)));
    expect(logs.flatMap(({ faults }) => faults)).toEqual([]);
    for (const { sealer } of logs) await sealer.sealAll();
    const files = logs.map(({ files: { checkpoints } }) => readFileSync(checkpoints, 'utf8'));
    expect(new Set(files).size).toBe(1);
  });
});
