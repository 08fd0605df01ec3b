// The connections of the audit: one that fails or hangs harms its own statement alone.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommitPool } from '../../src/records/commit-pool.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';

/** Between the pool and PostgreSQL, so that a connection can be cut. */
const sockets = new Set<Socket>();
const between = createServer((socket) => {
  const { hostname, port } = new URL(made.url);
  const server = connect(Number(port || 5432), hostname);
  socket.pipe(server).pipe(socket);
  for (const end of [socket, server]) end.on('error', () => undefined);
  socket.on('close', () => server.destroy());
  sockets.add(socket);
});
let made: TestDatabase;
let pool: CommitPool;

beforeAll(async () => {
  made = await createTestDatabase({ seeded: false });
  await once(between.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(made.url);
  url.hostname = '127.0.0.1';
  url.port = String((between.address() as AddressInfo).port);
  pool = await CommitPool.open(url.toString(), { applicationName: 'tests', preparedStatements: true });
});
afterAll(async () => {
  await pool.close();
  between.close();
  await made.drop();
});

function never(): AbortSignal {
  return new AbortController().signal;
}

test('a connection that is lost at work rejects its statement, and the next one is served', async () => {
  const statement = pool.query('SELECT pg_sleep(30)', [], never());
  const lost = expect(statement).rejects.toThrow('Connection terminated unexpectedly');
  await sleep(100);
  for (const socket of sockets) socket.destroy(); // no word from the server, as when it is killed
  await lost;
  await expect(pool.query('SELECT 1', [], never())).resolves.toHaveLength(1);
});

test('statements that hang are given up one after another, and the next one is served', async () => {
  for (let time = 0; time < 5; time += 1) {
    const late = new AbortController();
    const statement = pool.query('SELECT pg_sleep(2)', [], late.signal);
    statement.catch(() => undefined); // nobody waits for what was given up
    await sleep(20);
    late.abort();
  }
  await expect(pool.query('SELECT 1', [], never())).resolves.toHaveLength(1);
});
