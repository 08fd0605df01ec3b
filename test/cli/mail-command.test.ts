// The commands of the outbox, each in a process of its own: what waits and what is dead is told without an address in full, and
// dead letters are sent again when a person says so.
import { tmpdir } from 'node:os';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { SUN } from '../records/sample-records.js';
import { addAccounts, emptyOutbox, OWNER, queue, rowOf } from '../notify/outbox.js';
import { runCommand, type Ended } from '../support/run-program.js';

const ABSENT = '019abcde-0000-7000-8000-000000000000';

let made: TestDatabase;
let database: DataSourceDatabase;

beforeAll(async () => {
  made = await createTestDatabase({ seeded: false });
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  await addAccounts(database);
});

afterAll(async () => {
  await database.close();
  await made.drop();
});

beforeEach(() => emptyOutbox(database));

function run(...words: readonly string[]): Promise<Ended> {
  return runCommand(['mail', ...words], { DATABASE_URL: made.url, DEMO: 'on' }, { cwd: tmpdir() });
}

async function dead(fault: string): Promise<string> {
  const id = await queue(database);
  await database.query(
    'UPDATE outbox_messages SET dead_at = created_at, attempts = 3, last_fault = $2 WHERE message_id = $1',
    [id, fault],
  );
  return id;
}

const isDead = async (id: string) => (await rowOf(database, id))?.dead;

test('list tells what waits and what is dead, and no address in full', async () => {
  const [waiting, lost, sent] = [await queue(database), await dead('SMTP_550'), await queue(database)];
  await database.query('UPDATE outbox_messages SET sent_at = created_at WHERE message_id = $1', [sent]);
  const { code, out, err } = await run('list');
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['message', 'kind', 'to', 'state', 'since', 'next attempt', 'attempts', 'fault'],
    [waiting, 'ACCOUNT_CHANGED', 'o***@c***', 'waiting', NOON, NOON, '0', '-'],
    [lost, 'ACCOUNT_CHANGED', 'o***@c***', 'dead', NOON, '-', '3', 'SMTP_550'],
    [''],
  ]);
});

const NOON = '2026-11-25T12:00:00.000Z';

test('list --state tells one state, at most as many as asked for', async () => {
  const lost = await dead('SMTP_550');
  await queue(database);
  const { out } = await run('list', '--state', 'dead', '--limit', '1');
  expect(out).toContain(lost);
  expect(out.trimEnd().split('\n')).toHaveLength(2);
  expect((await run('list', '--state', 'sent')).out).toBe('nothing: no mail stands so\n');
});

test('show tells one mail with its text, and its address by the first letters', async () => {
  const id = await dead('SMTP_550');
  const { code, out } = await run('show', id);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    accountId: SUN,
    messageId: id,
    kind: 'ACCOUNT_CHANGED',
    state: 'dead',
    recipient: 'o***@c***',
    text: expect.stringContaining('- the password'),
  });
  expect(out).not.toContain(OWNER);
});

test('retry --dry-run says which, and changes nothing; retry has them sent again, with all attempts before them', async () => {
  const ids = [await dead('SMTP_550'), await dead('SMTP_451')];
  const [first = '', second = ''] = ids;
  const tried = await run('retry', '--all', '--dry-run');
  expect(tried.out).toBe(ids.map((id) => `${id}  would be sent again\n`).join(''));
  expect([await isDead(first), await isDead(second)]).toEqual([true, true]);
  expect((await run('retry', '--all', '--fault', 'SMTP_451')).out).toBe(`${second}  is sent again\n`);
  expect(await rowOf(database, second)).toMatchObject({ dead: false, attempts: 0 });
  expect((await run('retry', first)).out).toBe(`${first}  is sent again\n`);
  expect(await isDead(first)).toBe(false);
});

test('retry touches neither what was sent nor a dead letter without its text', async () => {
  const [lost, sent] = [await dead('SMTP_550'), await queue(database)];
  await database.query('UPDATE outbox_messages SET body = NULL WHERE message_id = $1', [lost]);
  await database.query('UPDATE outbox_messages SET sent_at = created_at WHERE message_id = $1', [sent]);
  expect((await run('retry', '--all')).out).toBe('nothing: no dead letter is so\n');
  expect((await run('retry', lost, sent)).out).toBe('nothing: no dead letter is so\n');
});

test.each([
  { words: ['retry'], told: 'name dead letters, or say --all' },
  { words: ['retry', ABSENT, '--all'], told: 'name dead letters, or say --all' },
  { words: ['retry', 'not-an-id'], told: 'the id of a message is needed' },
  {
    words: ['retry', '--all', '--kind', 'NEWSLETTER'],
    told: "'--kind <kind>' argument 'NEWSLETTER' is invalid",
  },
  { words: ['show', ABSENT], told: 'there is no mail of that id' },
])('$words is refused: $told', async ({ words, told }) => {
  const { code, out, err } = await run(...words);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(told);
});
