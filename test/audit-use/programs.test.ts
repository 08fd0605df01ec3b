// The commands over recorded decisions as processes of their own: what they print, and with which code they end.
import { randomUUID } from 'node:crypto';
import { toGlobalId } from '../../src/graph/global-id.js';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { LOG_NAME, newEntry, newFolder, newKey, openTestLog } from '../audit/audit-log.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { runCommand, type Ended } from '../support/run-program.js';

const OLD = '2019-03';
const key = newKey();
const recent = newEntry({ requestId: '=formula, with a comma' });
const old = [1, 2].map((day) => newEntry({ at: Date.parse(`${OLD}-0${day}T00:00:00Z`) }));

let made: TestDatabase;
let database: DataSourceDatabase;
let settings: Record<string, string>;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  const log = openTestLog(database, { keys: [key] });
  await log.record(...old, recent);
  settings = {
    DATABASE_URL: made.url,
    DEMO: 'on',
    DATA_DIR: newFolder(),
    AUDIT_LOG_NAME: LOG_NAME,
    AUDIT_SIGNING_KEY: key.export({ type: 'pkcs8', format: 'pem' }) as string,
    AUDIT_CHECKPOINT_FILE: log.files.checkpoints,
    AUDIT_KEYS_FILE: log.files.keys,
  };
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

async function run(...words: readonly string[]): Promise<Ended> {
  const { code, out, err } = await runCommand(words, settings);
  return { code, out: out.trim(), err: err.trim() };
}

const idOf = ({ accountId, entryId }: { accountId: string; entryId: string }) =>
  toGlobalId('Decision', accountId, entryId);

test('replay names what cannot be decided again, prints the tally, and ends with 1', async () => {
  const { code, out, err } = await run('audit', 'replay', '--from', '2020-01-01');
  expect(code).toBe(1);
  expect(out).toContain(`FACTS_MISSING ${idOf(recent)}: was PERMIT`);
  expect(out).toMatch(/total +1$/);
  expect(err).toBe('100% 1/1 decisions');
});

test('replay of a range without a decision ends with 0', async () => {
  const { code, out } = await run('audit', 'replay', '--from', '2020-01-01', '--to', '2020-02-01');
  expect([code, out.split('\n').at(-1)]).toEqual([0, 'total                   0']);
});

test.each([
  [['audit', 'replay', '--from', '2026-02-30'], 'a day such as'],
  [['audit', 'replay', '--account', 'ACCT-9999'], 'there is no account of this number'],
  [['audit', 'export', '--purpose', 'CURIOSITY'], 'Allowed choices'],
  [['audit', 'purge', '--before', '2025-13'], 'a month such as'],
  [['audit', 'purge', '--before', '2025-01'], 'nothing is dropped without --yes'],
  [['policy', 'what-if'], 'say what would be different'],
  [['policy', 'what-if', '--version', '1999-01-01'], 'there is no policy version of this name'],
  [['report', 'certificate'], "required option '--year <year>'"],
  [['explain', toGlobalId('Decision', randomUUID(), randomUUID())], 'there is no such decision'],
])('%j is refused in words', async (words, message) => {
  const { code, out, err } = await run(...words);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(message);
});

test('explain tells of a decision whose words are of no list any more, and that its facts are gone', async () => {
  const { code, out } = await run('explain', idOf(recent));
  expect(code).toBe(1);
  expect(out).toContain('An affiliate of the carrier (affiliate-active) read ');
  expect(out).toContain('for PROVISION_OF_SERVICE: OK_RELATIONSHIP.');
  expect(out).toContain('not in the archive');
});

test('what-if says how many decisions nothing can be said of', async () => {
  const { code, out } = await run('policy', 'what-if', '--approval-uses', 'DISABLED');
  expect([code, out]).toEqual([
    0,
    '0 of 0 decisions would change; 3 lack their facts or their policy version',
  ]);
});

test('export writes CSV that no spreadsheet runs', async () => {
  const { code, out } = await run('audit', 'export', '--from', '2020-01-01', '--company', 'affiliate-active');
  expect(code).toBe(0);
  expect(out.split('\n')).toHaveLength(2);
  expect(out).toContain(`"'=formula, with a comma"`);
});

test('report prints the year', async () => {
  const { code, out } = await run('report', 'certificate', '--year', '2019', '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    year: 2019,
    uses: [{ company: 'affiliate-active', decisions: 2 }],
  });
});

test('purge tries, drops and is done; verify and the report know of it', async () => {
  expect((await run('audit', 'purge', '--before', '2020-01', '--dry-run')).out).toMatch(
    /^month +entries\n2019-03 +2 +would be dropped$/,
  );
  const { code, out } = await run('audit', 'purge', '--before', '2020-01', '--yes');
  expect([code, out]).toEqual([0, expect.stringMatching(/2019-03 +2 +dropped$/)]);
  expect((await run('audit', 'purge', '--before', '2020-01', '--yes')).out).toBe(
    'nothing to drop: no entry is that old',
  );
  const verified = await run('audit', 'verify');
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('log of size 3')]);
  const report = await run('report', 'certificate', '--year', '2019');
  expect(report.out).toContain('Not whole: the entries of 2019-03 were dropped under their tombstones.');
});
