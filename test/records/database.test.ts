// The database as every room uses it, on both: statements, transactions, savepoints, and what its errors do not say.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { connectPostgres } from '../../src/records/connect.js';
import type { Database } from '../../src/records/database.js';
import { createTestDatabase, DATABASES, useDatabase } from '../support/databases.js';

const INSERT = 'INSERT INTO companies VALUES ($1, $1, $2, false)';
const COUNT = 'SELECT count(*)::integer AS count FROM companies';

describe.each(DATABASES)('%s', (kind) => {
  const statements: string[] = [];
  const held = useDatabase(kind, { seeded: false, onStatement: (sql) => statements.push(sql) });
  const count = async () => (await held.database.query<{ count: number }>(COUNT))[0]?.count;

  beforeEach(() => held.database.query('DELETE FROM companies'));

  test('rows come back from SELECT and from RETURNING, and nothing from a plain change', async () => {
    expect(await held.database.query(`${INSERT} RETURNING company_id`, ['a', 'AGENT'])).toEqual([
      { company_id: 'a' },
    ]);
    expect(await held.database.query(`UPDATE companies SET name = 'b' RETURNING name`)).toEqual([
      { name: 'b' },
    ]);
    expect(await held.database.query(`UPDATE companies SET name = 'c'`)).toEqual([]);
    expect(await held.database.query('SELECT name FROM companies')).toEqual([{ name: 'c' }]);
  });

  test('a transaction whose work fails leaves nothing', async () => {
    const failing = held.database.transaction(async (inside) => {
      await inside.query(INSERT, ['a', 'AGENT']);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toBe(0);
  });

  test('an inner transaction that fails leaves the outer one whole', async () => {
    await held.database.transaction(async (outer) => {
      await outer.query(INSERT, ['a', 'AGENT']);
      await outer.transaction((inner) => inner.query(INSERT, ['b', 'NONSENSE'])).catch(() => undefined);
    });
    expect(await count()).toBe(1);
  });

  test('inside a transaction the outer database is refused at once, for it may have no other connection', async () => {
    const using = held.database.transaction(() => held.database.query(COUNT));
    await expect(using).rejects.toThrow(
      'inside a transaction only the database handed to its work may be used',
    );
    expect(await count()).toBe(0);
  });

  test('more statements than connections at once all get their turn', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => held.database.query('SELECT $1::integer AS n', [n])),
    );
    expect(answers).toEqual(Array.from({ length: 40 }, (_, n) => [{ n }]));
  });

  test.each(['by itself', 'of a transaction'])(
    'a failed statement %s tells neither its parameters nor the row that offends',
    async (where) => {
      const insert = (on: Database) => on.query(INSERT, ['secret-company', 'AGENT']);
      await insert(held.database);
      const failing = where === 'by itself' ? insert(held.database) : held.database.transaction(insert);
      const error: unknown = await failing.catch((told: unknown) => told);
      expect(error).toMatchObject({ code: '23505' });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret-company');
    },
  );

  test('the observer sees every statement and no parameter', async () => {
    statements.length = 0;
    await held.database.query('SELECT $1::text AS one', ['a value']);
    expect(statements).toEqual(['SELECT $1::text AS one']);
  });
});

describe('PostgreSQL only', () => {
  const held = useDatabase('PostgreSQL', {
    seeded: false,
    role: 'API',
    applicationName: 'the API',
    statementTimeoutMs: 200,
  });

  test('the API works as account_data_api, and may not alter a table', async () => {
    expect(await held.database.query('SELECT current_user AS role')).toEqual([{ role: 'account_data_api' }]);
    await expect(held.database.query('ALTER TABLE accounts ADD COLUMN x integer')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('the server knows the program by its name', async () => {
    expect(await held.database.query(`SELECT current_setting('application_name') AS name`)).toEqual([
      { name: 'the API' },
    ]);
  });

  test('a statement that runs too long is ended', async () => {
    await expect(held.database.query('SELECT pg_sleep(30)')).rejects.toMatchObject({ code: '57014' });
  });

  test('a server that is not there is DATABASE_UNAVAILABLE', async () => {
    const connecting = connectPostgres('postgresql://nobody@127.0.0.1:1/none', { applicationName: 'tests' });
    await expect(connecting).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  test('a server that takes a connection and says nothing is DATABASE_UNAVAILABLE', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const connecting = connectPostgres(`postgresql://nobody@127.0.0.1:${port}/none`, {
      applicationName: 'tests',
    });
    await expect(connecting).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    silent.close();
  }, 30_000);

  test('a server that ends its connections is DATABASE_UNAVAILABLE, and serves again afterwards', async () => {
    const made = await createTestDatabase({ seeded: false });
    const database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
    await expect(database.query('SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
    while ((await database.query('SELECT 1').catch(() => null)) === null) await sleep(20); // until the pool knows of the loss
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
    await made.drop();
  });
});
