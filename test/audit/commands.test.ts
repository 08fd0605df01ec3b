// `account-data audit` as an auditor meets it: real processes, on PostgreSQL and beside a running embedded database.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectPostgres } from '../../src/records/connect.js';
import type { Database } from '../../src/records/database.js';
import { openDatabase } from '../../src/records/open-database.js';
import { createTestDatabase, DATABASES, demoNow } from '../support/databases.js';
import { startEmbeddedCopy } from '../support/embedded-copies.js';
import { LOG_NAME, newEntry, newFolder, newKey, openTestLog, type TestLog } from './audit-log.js';
import { runCommand, type Ended } from '../support/run-program.js';

interface Place {
  readonly settings: Record<string, string>;
  readonly open: () => Promise<Database>;
  readonly drop: () => Promise<void>;
}

const PLACES: Record<(typeof DATABASES)[number], () => Promise<Place>> = {
  PostgreSQL: async () => {
    const made = await createTestDatabase({ seeded: false });
    return {
      settings: { DATABASE_URL: made.url, DEMO: 'on', DATA_DIR: newFolder() },
      open: () => connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' }),
      drop: () => made.drop(),
    };
  },
  PGlite: async () => {
    const copy = await startEmbeddedCopy('migrated', demoNow());
    const access = { applicationName: 'tests', dataFolder: copy.folder, access: 'SHARE' } as const;
    return { settings: { DATA_DIR: copy.folder }, open: () => openDatabase(access), drop: () => copy.stop() };
  },
};

describe.each(DATABASES)('on %s', (kind) => {
  const key = newKey();
  const entries = Array.from({ length: 6 }, () => newEntry());
  let place: Place;
  let database: Database;
  let log: TestLog;
  let settings: Record<string, string>;

  beforeAll(async () => {
    place = await PLACES[kind]();
    database = await place.open();
    log = openTestLog(database, { keys: [key] });
    await log.record(...entries.slice(0, 2));
    await log.record(...entries.slice(2));
    settings = {
      ...place.settings,
      AUDIT_LOG_NAME: LOG_NAME,
      AUDIT_SIGNING_KEY: key.export({ type: 'pkcs8', format: 'pem' }) as string,
      AUDIT_CHECKPOINT_FILE: log.files.checkpoints,
      AUDIT_KEYS_FILE: log.files.keys,
    };
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });

  async function run(words: readonly string[], { input = '', env = settings } = {}): Promise<Ended> {
    const { code, out, err } = await runCommand(['audit', ...words], env, { input });
    return { code, out: out.trim(), err: err.trim() };
  }

  test('verify says what it compared, and nothing on standard error where nobody watches', async () => {
    const said = 'verified: 6 entries, log of size 6, 2 checkpoints (2 from the file)';
    expect(await run(['verify'])).toEqual({ code: 0, out: said, err: '' });
    expect((await run(['verify', '--from', '2'])).out).toBe(said.replace('6 entries', '4 entries'));
    expect(await run(['verify', '--from', '3'])).toMatchObject({
      code: 1,
      err: 'account-data: there is no checkpoint of size 3',
    });
  });

  test('key prints the verifier key, and a proof holds under it without any database', async () => {
    const { out: vkey } = await run(['key']);
    expect(vkey).toBe(log.signer.key.text);
    const { out: proof } = await run(['prove', entries[3]?.entryId ?? '']);
    const nothing = { DATA_DIR: newFolder() };
    expect(await run(['verify-proof', '-', '--key', vkey], { input: proof, env: nothing })).toEqual({
      code: 0,
      out: `proven: the entry is leaf 3 of the log ${LOG_NAME} of size 6`,
      err: '',
    });
    const forged = await run(['verify-proof', '-', '--key', vkey], {
      input: proof.replace('"READ"', '"LOOKUP"'),
      env: nothing,
    });
    expect(forged).toMatchObject({ code: 1, out: expect.stringMatching(/^NOT proven: /) });
    expect(await run(['verify-proof', '-'], { input: proof, env: nothing })).toMatchObject({
      code: 1,
      out: '',
    });
  });

  test('consistency proves that one checkpoint continues another, from a file too', async () => {
    const { out: proof } = await run(['consistency', '2', '6']);
    const file = join(newFolder(), 'proof.json');
    writeFileSync(file, proof);
    expect(await run(['verify-proof', file])).toMatchObject({
      code: 0,
      out: `proven: the log of size 2 is the beginning of the log ${LOG_NAME} of size 6`,
    });
    expect(await run(['consistency', '6', '2'])).toMatchObject({ code: 1, out: '' });
  });

  test('verify names the first entry that was changed, and ends with 1', async () => {
    const changed = entries[4]?.entryId ?? '';
    await database.query(
      `UPDATE audit_entries SET entry = entry || '{"purpose": null}' WHERE entry_id = $1`,
      [changed],
    );
    const { code, out } = await run(['verify']);
    expect([code, out.split('\n')]).toEqual([
      1,
      [
        `ENTRY_CHANGED at leaf 4, entry ${changed} of account ${entries[4]?.accountId ?? ''}: the entry is not what was sealed`,
        'NOT verified: 6 entries, log of size 6, 2 checkpoints (2 from the file)',
      ],
    ]);
  });

  test('without the file of checkpoints verify says what it cannot know', async () => {
    const { out } = await run(['verify'], { env: { ...settings, AUDIT_CHECKPOINT_FILE: '/nowhere/at-all' } });
    expect(out).toContain('no checkpoints were written out: entries cut off at the end cannot be known');
  });

  test('no private key is printed or kept by any command', async () => {
    const secret = key.export({ format: 'jwk' }).d ?? '';
    const { out } = await run(['key']);
    expect(
      [out, readFileSync(log.files.keys, 'utf8'), readFileSync(log.files.checkpoints, 'utf8')].join(),
    ).not.toContain(secret);
  });
});
