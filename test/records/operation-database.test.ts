// The database of one operation: its statements name the request, and none runs on once its time is over.
import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres } from '../../src/records/connect.js';
import { DataSourceDatabase } from '../../src/records/database.js';
import { forOperation } from '../../src/records/operation-database.js';
import { nameRequest, withoutRequest } from '../../src/records/request-comment.js';
import { createTestDatabase, DATABASES, useDatabase, type TestDatabase } from '../support/databases.js';

const STOPPED = { code: 'OPERATION_STOPPED' };
const INSERT = 'INSERT INTO companies VALUES ($1, $1, $2, false)';
const COUNT = 'SELECT count(*)::integer AS count FROM companies';

interface Session {
  readonly state: string;
  readonly query: string;
}

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const begin = (requestId = 'request-1') => {
    const over = new AbortController();
    const operation = forOperation(held.database, { requestId, signal: over.signal });
    return {
      operation,
      end: () => {
        over.abort();
      },
    };
  };

  test('while there is time it is the database as it is', async () => {
    const { operation } = begin();
    await operation.transaction(async (inside) => {
      await inside.query(INSERT, ['kept', 'AGENT']);
      await inside.transaction((inner) => inner.query(INSERT, ['x', 'NONSENSE'])).catch(() => undefined);
    });
    expect(await operation.query(`DELETE FROM companies RETURNING company_id`)).toEqual([
      { company_id: 'kept' },
    ]);
  });

  test('inside its transaction it is refused, as the database is', async () => {
    const { operation } = begin();
    const using = operation.transaction(() => operation.query(COUNT));
    await expect(using).rejects.toThrow('inside a transaction only the database handed to its work');
  });

  test('once the time is over nothing more is begun', async () => {
    const { operation, end } = begin();
    end();
    await expect(operation.query(COUNT)).rejects.toMatchObject(STOPPED);
    await expect(operation.transaction((inside) => inside.query(COUNT))).rejects.toMatchObject(STOPPED);
  });

  test('a transaction whose time is over before its commit leaves nothing', async () => {
    const { operation, end } = begin();
    const working = operation.transaction(async (inside) => {
      await inside.query(INSERT, ['late', 'AGENT']);
      end();
    });
    await expect(working).rejects.toMatchObject(STOPPED);
    expect(await held.database.query(COUNT)).toEqual([{ count: 0 }]);
  });

  test('what waits for a connection stops waiting, and gives back the one that comes', async () => {
    const { operation, end } = begin();
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const holders = Array.from({ length: 10 }, () => held.database.transaction(() => opened));
    const waiting = operation.query(COUNT);
    end();
    await expect(waiting).rejects.toMatchObject(STOPPED);
    open();
    await Promise.all(holders);
    const answers = Array.from({ length: 20 }, () => held.database.query(COUNT));
    await expect(Promise.all(answers)).resolves.toHaveLength(20);
  });
});

describe.each([
  ['a connection for each statement', false],
  ['one behind the other on one connection', true],
])('PostgreSQL, %s', (_, pipelines) => {
  let made: TestDatabase;
  /** As the server connects. */
  let database: DataSourceDatabase;
  /** Sees what others run. */
  let watcher: DataSourceDatabase;

  beforeAll(async () => {
    made = await createTestDatabase({ seeded: false });
    database = await connectPostgres(made.url, { applicationName: 'operations', pipelines });
    watcher = await connectPostgres(made.url, { applicationName: 'watcher', role: 'LOGIN' });
  });

  afterAll(async () => {
    await database.close();
    await watcher.close();
    await made.drop();
  });

  const SLEEP = 'SELECT pg_sleep(60)';

  const sessions = () =>
    watcher.query<Session>(
      `SELECT state, query FROM pg_stat_activity
       WHERE application_name = 'operations' AND datname = current_database()`,
    );

  const running = async (requestId: string) =>
    (await sessions()).filter(({ state, query }) => state === 'active' && query.includes(requestId));

  async function untilRunning(requestId: string): Promise<void> {
    while ((await running(requestId)).length === 0) await sleep(10);
  }

  test.each(['a statement', 'a statement of a transaction'])(
    '%s that runs when the time is over is cancelled at the server, and its connection serves again',
    async (what) => {
      const over = new AbortController();
      const requestId = what.replaceAll(' ', '-');
      const operation = forOperation(database, { requestId, signal: over.signal });
      const answer =
        what === 'a statement'
          ? operation.query(SLEEP)
          : operation.transaction((inside) => inside.query(SLEEP));
      answer.catch(() => undefined);
      await untilRunning(requestId);
      over.abort();
      await expect(answer).rejects.toMatchObject(STOPPED);
      expect(await running(requestId)).toEqual([]);
      const states = new Set((await sessions()).map(({ state }) => state));
      expect([...states]).toEqual(['idle']);
    },
  );

  test('many statements at once are each answered with their own rows, and one that fails harms none', async () => {
    const operation = forOperation(database, { requestId: 'many', signal: new AbortController().signal });
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, (_none, n) =>
        n % 7 === 3
          ? operation.query('SELECT 1 / $1::int', [0])
          : operation.query('SELECT $1::int AS n, pg_backend_pid() AS pid', [n]),
      ),
    );
    answers.forEach((answer, n) => {
      if (n % 7 === 3) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
      else expect(answer).toMatchObject({ status: 'fulfilled', value: [{ n }] });
    });
    const pids = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [(answer.value[0] as { pid: number }).pid] : [],
    );
    if (pipelines) expect(new Set(pids.slice(0, 3)).size).toBe(1);
    else expect(new Set(pids).size).toBeGreaterThan(1);
  });

  test('all that run when the time is over are cancelled, and the connections serve again', async () => {
    const over = new AbortController();
    const operation = forOperation(database, { requestId: 'several', signal: over.signal });
    const answers = [1, 2, 3].map(() => operation.query(SLEEP));
    const settled = Promise.allSettled(answers);
    await untilRunning('several');
    over.abort();
    for (const answer of await settled) expect(answer).toMatchObject({ status: 'rejected', reason: STOPPED });
    expect(await running('several')).toEqual([]);
    const next = forOperation(database, { requestId: 'next', signal: new AbortController().signal });
    await expect(Promise.all([1, 2, 3].map(() => next.query(COUNT)))).resolves.toHaveLength(3);
  });

  test('a session sees the request before the statement, so that a long one still tells it', async () => {
    const requestId = 'c0ffee00-0000-4000-8000-000000000000';
    const operation = forOperation(database, { requestId, signal: new AbortController().signal });
    await operation.query(COUNT);
    expect(await sessions()).toContainEqual({ state: 'idle', query: `/* request=${requestId} */ ${COUNT}` });
  });

  test('a statement that has run for a second is told while it runs, with the session that runs it', async () => {
    const told: number[] = [];
    const scope = { requestId: 'slow', signal: new AbortController().signal };
    const operation = forOperation(database, { ...scope, onSlow: (processId) => told.push(processId) });
    const answer = operation.query<{ pid: number }>('SELECT pg_backend_pid() AS pid, pg_sleep(1.5)');
    await operation.query('SELECT 1');
    const [ran] = await answer;
    expect(told).toContain(ran?.pid);
  });

  describe('a statement that repeats', () => {
    const REPEATED = 'SELECT $1::text AS repeated';
    const OF_REPEATED = `SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%AS repeated%'`;
    let single: DataSourceDatabase;

    beforeEach(async () => {
      single = await connectPostgres(made.url, { applicationName: 'repeats', poolSize: 1, pipelines });
    });

    afterEach(() => single.close());

    async function repeat(times: number): Promise<unknown[]> {
      const answers: unknown[] = [];
      for (let run = 0; run < times; run += 1) {
        const scope = { requestId: `run-${run}`, signal: new AbortController().signal };
        answers.push(...(await forOperation(single, scope).query(REPEATED, [String(run)])));
      }
      return answers;
    }

    test('is prepared once, without the name of a request, and answers as before', async () => {
      expect(await repeat(12)).toEqual(Array.from({ length: 12 }, (_, run) => ({ repeated: String(run) })));
      expect(await single.query(OF_REPEATED)).toEqual([{ statement: REPEATED }]);
    });

    test('is sent as it stands until then', async () => {
      await repeat(5);
      expect(await single.query(OF_REPEATED)).toEqual([]);
    });

    test('is sent as it stands again where the server has forgotten it', async () => {
      await repeat(8);
      await single.query('DEALLOCATE ALL');
      expect(await repeat(8)).toHaveLength(8);
      expect(await single.query(OF_REPEATED)).toEqual([]);
    });

    test('is sent as it stands again where its table was changed', async () => {
      await single.query('CREATE TEMPORARY TABLE changed AS SELECT 1 AS value');
      const read = () =>
        forOperation(single, { requestId: 'changed', signal: new AbortController().signal }).query(
          'SELECT value FROM changed',
        );
      for (let run = 0; run < 8; run += 1) await read();
      await single.query('ALTER TABLE changed ALTER COLUMN value TYPE text');
      expect(await read()).toEqual([{ value: '1' }]);
    });

    test('that fails for another reason is not sent twice', async () => {
      const seen: string[] = [];
      const counted = await connectPostgres(made.url, {
        applicationName: 'fails',
        poolSize: 1,
        pipelines,
        onStatement: (sql) => seen.push(sql),
      });
      for (let run = 0; run < 8; run += 1)
        await expect(counted.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
      await counted.close();
      expect(seen.filter((sql) => sql.startsWith('SELECT 1 /'))).toHaveLength(8);
    });

    test('is never prepared where the settings say so', async () => {
      await single.close();
      const settings = { applicationName: 'unprepared', poolSize: 1, preparedStatements: false, pipelines };
      single = await connectPostgres(made.url, settings);
      await repeat(12);
      expect(await single.query(OF_REPEATED)).toEqual([]);
    });
  });

  test('a cancellation that comes late ends nobody else’s statement: until it was told the connection serves nobody', async () => {
    const single = await connectPostgres(made.url, { applicationName: 'single', poolSize: 1, pipelines });
    const late = new DataSourceDatabase(single.dataSource, 'POSTGRESQL', {
      cancel: async (session) => {
        await sleep(100);
        await single.cancel?.(session);
      },
      names: null,
      pipelines,
      close: () => Promise.resolve(),
    });
    const over = new AbortController();
    const answer = forOperation(late, { requestId: 'short', signal: over.signal }).query(
      'SELECT pg_sleep(0.05)',
    );
    setTimeout(() => {
      over.abort();
    }, 10);
    const [, next] = await Promise.allSettled([
      answer,
      single.query('SELECT pg_sleep(0.3) IS NOT NULL AS ended'),
    ]);
    await single.close();
    expect(next).toMatchObject({ status: 'fulfilled', value: [{ ended: true }] });
  });

  test('where the server cannot be told, the connection is dropped and another serves', async () => {
    const unreachable = new DataSourceDatabase(database.dataSource, 'POSTGRESQL', {
      cancel: () => Promise.reject(new Error('no connection')),
      names: null,
      pipelines,
      close: () => Promise.resolve(),
    });
    const over = new AbortController();
    const operation = forOperation(unreachable, { requestId: 'unreachable', signal: over.signal });
    const answer = operation.query(SLEEP);
    answer.catch(() => undefined);
    await untilRunning('unreachable');
    over.abort();
    await expect(answer).rejects.toMatchObject(STOPPED);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await watcher.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE '/* request=unreachable%'`,
    );
  });
});

describe('embedded', () => {
  const held = useDatabase('PGlite', { seeded: false });

  test('whoever asked is told in time, the statement ends by itself, and the next is answered', async () => {
    const over = new AbortController();
    const operation = forOperation(held.database, { requestId: 'slow', signal: over.signal });
    const answer = operation.query('SELECT count(*) FROM generate_series(1, 3000000)');
    answer.catch(() => undefined);
    await sleep(5);
    over.abort();
    await expect(answer).rejects.toMatchObject(STOPPED);
    expect(await held.database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('the name of a request in a statement', () => {
  test.each([
    ['an id', '0190-abc_9', '/* request=0190-abc_9 */ SELECT 1'],
    ['the end of a comment', 'a */ DROP TABLE x; /*', 'SELECT 1'],
    ['a line break', 'a\nb', 'SELECT 1'],
    ['nothing', '', 'SELECT 1'],
    ['more than an id', 'a'.repeat(65), 'SELECT 1'],
  ])('%s', (_, requestId, expected) => {
    expect(nameRequest('SELECT 1', requestId)).toBe(expected);
  });

  test('is taken off again for whoever observes statements', () => {
    expect(withoutRequest(nameRequest('SELECT 1', 'a-1'))).toBe('SELECT 1');
    expect(withoutRequest('SELECT /* request=a-1 */ 1')).toBe('SELECT /* request=a-1 */ 1');
  });
});
