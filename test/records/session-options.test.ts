// How a session begins: plans that are kept for the API alone, and what was gathered for PostgreSQL sent as one piece.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { connectPostgres, type ConnectionSettings } from '../../src/records/connect.js';
import { PostgresSocket } from '../../src/records/postgres-socket.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase({ seeded: false });
});
afterAll(() => made.drop());

test.each<[string, Partial<ConnectionSettings>, string]>([
  ['the API keeps its plans', { role: 'API' }, 'force_generic_plan'],
  ['without prepared statements there is none to keep', { role: 'API', preparedStatements: false }, 'auto'],
  ['a login that migrates or seeds plans as the server does', { role: 'LOGIN' }, 'auto'],
])('%s', async (_says, settings, mode) => {
  const database = await connectPostgres(made.url, { applicationName: 'tests', ...settings });
  try {
    const rows = await database.query(`SELECT current_setting('plan_cache_mode') AS mode`);
    expect(rows).toEqual([{ mode }]);
  } finally {
    await database.close();
  }
});

test('what is gathered arrives whole, in order, by one write', async () => {
  const arrived: Buffer[] = [];
  const server = createServer((socket) => socket.on('data', (bytes) => arrived.push(bytes)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = new PostgresSocket();
  await once(socket.connect((server.address() as AddressInfo).port, '127.0.0.1'), 'connect');
  const writes = jest.spyOn(socket, '_write');
  socket.cork();
  socket.write(Buffer.from([1, 2]));
  socket.write('é', 'utf8');
  socket.write(Buffer.from([3]));
  socket.uncork();
  socket.end();
  await once(socket, 'close');
  server.close();
  expect(writes).toHaveBeenCalledTimes(1);
  expect(Buffer.concat(arrived)).toEqual(Buffer.from([1, 2, 0xc3, 0xa9, 3]));
});

test('what comes is whole, in order, and kept when more comes', async () => {
  const sent = randomBytes(3_000_000);
  const server = createServer((socket) => socket.end(sent));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = new PostgresSocket();
  const pieces: Buffer[] = [];
  socket.on('data', (bytes) => pieces.push(bytes));
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'end');
  socket.destroy();
  server.close();
  expect(pieces.length).toBeGreaterThan(1);
  expect(Buffer.concat(pieces).equals(sent)).toBe(true);
});
