// Connections to the embedded database take turns: statements are not mixed, transactions are apart, and a
// connection that is lost leaves nothing behind.
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { Client } from 'pg';
import { socketDirectoryOf, socketIn } from '../../src/records/embedded-socket.js';
import { startEmbeddedCopy, type EmbeddedCopy } from '../support/embedded-copies.js';
import { demoNow } from '../support/databases.js';

let copy: EmbeddedCopy;
const clients: Client[] = [];

beforeAll(async () => {
  copy = await startEmbeddedCopy('migrated', demoNow());
  for (let left = 3; left > 0; left -= 1) clients.push(await connectClient());
});

afterAll(async () => {
  for (const client of clients) await client.end();
  await copy.stop();
});

async function connectClient(): Promise<Client> {
  const client = new Client({ host: socketDirectoryOf(copy.folder), user: 'postgres', database: 'postgres' });
  await client.connect();
  return client;
}

function client(place: number): Client {
  const found = clients[place];
  if (found === undefined) throw new Error('there is no such client');
  return found;
}

/** Longer than one read of the socket, so that another connection's messages could come between. */
const LONG = 'x'.repeat(300_000);

test('statements of several connections at once each get their own answer', async () => {
  const answers = await Promise.all(
    clients.map(async (one, place) => {
      const own: unknown[] = [];
      for (let turn = 0; turn < 20; turn += 1) {
        const { rows } = await one.query<{ sent: string; place: number }>(
          `SELECT left($1::text, 6) AS sent, ${place} AS place`,
          [`${place}-${String(turn).padStart(4, '0')}${LONG}`],
        );
        own.push(rows[0]);
      }
      return own;
    }),
  );
  const expected = clients.map((_, place) =>
    Array.from({ length: 20 }, (__, turn) => ({ sent: `${place}-${String(turn).padStart(4, '0')}`, place })),
  );
  expect(answers).toEqual(expected);
});

test('a statement of another connection waits for the end of a transaction, and sees it whole', async () => {
  await client(0).query('BEGIN');
  await client(0).query(`INSERT INTO companies VALUES ('one', 'One', 'AGENT', false)`);
  const counted = client(1).query<{ count: number }>('SELECT count(*)::integer AS count FROM companies');
  await client(0).query(`INSERT INTO companies VALUES ('two', 'Two', 'AGENT', false)`);
  await client(0).query('COMMIT');
  expect((await counted).rows).toEqual([{ count: 2 }]);
});

test('a connection lost inside a transaction rolls it back, and the others go on', async () => {
  const lost = await connectClient();
  lost.on('error', () => undefined);
  await lost.query('BEGIN');
  await lost.query('DELETE FROM companies');
  const counted = client(1).query<{ count: number }>('SELECT count(*)::integer AS count FROM companies');
  (lost as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
  expect((await counted).rows).toEqual([{ count: 2 }]);
});

test('a connection lost in the middle of a statement leaves the others in step', async () => {
  const socket = connect(socketIn(socketDirectoryOf(copy.folder)));
  await once(socket, 'connect');
  const parse = Buffer.from('\0SELECT 1\0\0\0', 'latin1');
  const length = Buffer.alloc(4);
  length.writeInt32BE(parse.length + 4);
  socket.write(Buffer.concat([Buffer.from('P'), length, parse]));
  await once(socket, 'data'); // ParseComplete, and no Sync follows
  const answered = client(1).query('SELECT 2 AS two');
  socket.destroy();
  expect((await answered).rows).toEqual([{ two: 2 }]);
});
