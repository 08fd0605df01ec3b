// What callers have used, in each store: taken whole or not at all, never twice, come back with time, and counted on by every node
// itself while the store is gone.
import { setTimeout as sleep } from 'node:timers/promises';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { SharedMemory } from '../../src/records/shared-memory.js';
import { purgeLimits } from '../../src/records/stores/limit-store.js';
import { openBuckets, type CostBuckets } from '../../src/server/cost-buckets.js';
import { Rate } from '../../src/server/rates.js';
import type { LimitStore } from '../../src/server/server-limits.js';
import { StoreGuard } from '../../src/server/store-guard.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import {
  CAN_STOP_REDIS,
  HAS_REDIS,
  REDIS_TESTS,
  startRedis,
  type RedisServer,
} from '../support/redis-server.js';

/** More in one instant would wait for each other's row longer than a store is waited for. */
const AT_ONCE = 16;
const SIZE = { capacity: 100, restoreRate: 0.001 };
let payers = 0;
const somebody = (): string => `payer-${++payers}`;

interface Place {
  /** As one more node opens it. */
  open(): Promise<LimitStore>;
  close(): Promise<void>;
}

const opened: (() => Promise<void>)[] = [];

function inPostgres(): Place {
  let made: Promise<TestDatabase> | undefined;
  return {
    open: async () => {
      made ??= createTestDatabase({ seeded: false });
      const database = await connectPostgres((await made).url, { applicationName: 'tests' });
      opened.push(() => database.close());
      return { kind: 'POSTGRESQL', database };
    },
    close: async () => (await made)?.drop(),
  };
}

function inRedis(): Place {
  let server: Promise<RedisServer> | undefined;
  return {
    open: async () => {
      server ??= startRedis();
      const memory = await SharedMemory.open((await server).url, () => undefined);
      opened.push(() => memory.close());
      return { kind: 'REDIS', memory };
    },
    close: async () => (await server)?.stop(),
  };
}

const ALONE: Place = { open: () => Promise.resolve(null), close: () => Promise.resolve() };

const PLACES = [
  { where: 'memory', nodes: 1, place: ALONE, runs: true },
  { where: 'PostgreSQL', nodes: 2, place: inPostgres(), runs: true },
  { where: REDIS_TESTS, nodes: 2, place: inRedis(), runs: HAS_REDIS },
];

for (const { where, nodes, place, runs } of PLACES) {
  (runs ? describe : describe.skip)(where, () => {
    const faults: unknown[] = [];
    const guard = () => new StoreGuard((error) => faults.push(error));
    let stores: LimitStore[] = [];
    let buckets: CostBuckets[] = [];

    beforeAll(async () => {
      stores = await Promise.all(Array.from({ length: nodes }, () => place.open()));
      buckets = stores.map((store) => openBuckets(SIZE, store, guard()));
    });
    afterAll(async () => {
      for (const close of opened.splice(0)) await close();
      await place.close();
    });
    afterEach(() => {
      expect(faults).toEqual([]);
    });
    const node = (index: number): CostBuckets => {
      const chosen = buckets[index % nodes];
      if (chosen === undefined) throw new Error('there is no such node');
      return chosen;
    };

    test('who asks for the first time has all of its points', async () => {
      expect(await node(0).take(somebody(), 30)).toEqual({ granted: true, available: 70 });
    });

    test('many that spend at once, on every node, spend no more than there is', async () => {
      const payer = somebody();
      const taken = await Promise.all(Array.from({ length: 40 }, (_, index) => node(index).take(payer, 7)));
      expect(taken.filter(({ granted }) => granted)).toHaveLength(14);
      const left = taken.map(({ available }) => available).sort((one, other) => one - other);
      expect(left[0]).toBeCloseTo(2, 1);
    });

    test('what is refused takes nothing', async () => {
      const payer = somebody();
      await node(0).take(payer, 90);
      expect(await node(1).take(payer, 11)).toMatchObject({ granted: false });
      expect(await node(0).take(payer, 10)).toMatchObject({ granted: true });
      expect(await node(0).take(somebody(), 101)).toEqual({ granted: false, available: 100 });
    });

    test('what was not used comes back, and never more than there can be', async () => {
      const payer = somebody();
      await node(0).take(payer, 100);
      await node(1).give(payer, 60);
      expect((await node(0).take(payer, 0)).available).toBeCloseTo(60, 1);
      await node(1).give(payer, 1000);
      expect((await node(0).take(payer, 0)).available).toBe(100);
    });

    test('what comes back goes with what its payer asks for next, once', async () => {
      const payer = somebody();
      await node(0).take(payer, 100);
      const given = node(0).give(payer, 60);
      expect((await node(0).take(payer, 10)).available).toBeCloseTo(50, 1);
      await given;
      expect((await node(0).take(payer, 0)).available).toBeCloseTo(50, 1);
    });

    test('what was used beyond what was taken is owed', async () => {
      const payer = somebody();
      await node(0).take(payer, 90);
      await node(0).give(payer, -20);
      const { granted, available } = await node(1).take(payer, 1);
      expect([granted, Math.round(available)]).toEqual([false, -10]);
    });

    test('what is taken ahead is spent once, and on all nodes together there is no more than there is', async () => {
      const payer = somebody();
      const granted: boolean[] = [];
      for (let index = 0; index < 60; index++) granted.push((await node(index).take(payer, 3)).granted);
      const spent = 3 * granted.filter(Boolean).length;
      await sleep(600); // what was held ahead is back by then
      const { available } = await node(0).take(payer, 0);
      expect(spent + available).toBeCloseTo(100, 1);
      expect(available).toBeLessThan(30); // nobody is refused for long while a tenth is held by the other
    });

    test('who asks often is told at each time what is left', async () => {
      const payer = somebody();
      const told: number[] = [];
      for (let index = 0; index < 30; index++) told.push((await node(0).take(payer, 1)).available);
      told.forEach((available, index) => {
        expect(available).toBeCloseTo(99 - index, 1);
      });
    });

    test('points come back with time', async () => {
      const quick = openBuckets({ capacity: 100, restoreRate: 200 }, stores[0] ?? null, guard());
      const payer = somebody();
      await quick.take(payer, 100);
      const { available: soon } = await quick.take(payer, 0);
      await sleep(300);
      const { available: later } = await quick.take(payer, 0);
      expect(later - soon).toBeGreaterThan(50);
      await sleep(500);
      expect((await quick.take(payer, 0)).available).toBe(100);
    });

    test('a rate counts what every node was asked, and tells what is left and when there is more', async () => {
      const rates = stores.map((store) => new Rate('client', 10, store, guard()));
      const countBy = async (index: number, who: string) => rates[index % nodes]?.count(who);
      const payer = somebody();
      const counted = await Promise.all(Array.from({ length: 16 }, (_, index) => countBy(index, payer)));
      expect(counted.filter((each) => each?.refusal === null)).toHaveLength(10);
      const refused = counted.find((each) => each?.refusal !== null);
      expect(refused?.refusal).toMatchObject({
        code: 'RATE_LIMITED',
        message: 'there are at most 10 requests of one client in 60 seconds',
        extensions: { limit: 'client', most: 10 },
      });
      expect(refused?.state).toMatchObject({ most: 10, remaining: 0 });
      expect(refused?.state.seconds).toBeGreaterThan(50);
      expect(refused?.state.seconds).toBeLessThanOrEqual(60);
      expect((await rates[0]?.count(somebody()))?.refusal).toBeNull();
    });

    test('requests counted ahead are told as left, and none is let through beyond the limit', async () => {
      const most = 400;
      const rates = stores.map((store) => new Rate('client', most, store, guard()));
      const countBy = async (index: number) => rates[index % nodes]?.count(payer);
      const payer = somebody();
      for (let index = 1; index <= 40; index++) {
        const counted = await countBy(0);
        expect([counted?.refusal, counted?.state.remaining]).toEqual([null, most - index]);
      }
      let admitted = 40;
      for (let asked = 0; asked < 2 * most; asked += AT_ONCE) {
        const counted = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => countBy(index)));
        admitted += counted.filter((each) => each?.refusal === null).length;
      }
      expect(admitted).toBeLessThanOrEqual(most);
      expect(admitted).toBeGreaterThanOrEqual(most * (1 - 0.02 * nodes));
    });
  });
}

describe('PostgreSQL alone', () => {
  const place = inPostgres();
  afterAll(async () => {
    for (const close of opened.splice(0)) await close();
    await place.close();
  });

  test('windows that are over and budgets long full are forgotten, others are kept', async () => {
    const { database } = (await place.open()) as { database: DataSourceDatabase };
    await database.query(`INSERT INTO rate_windows VALUES ('over', 1, 999), ('running', 1, 1001);`);
    await database.query(
      `INSERT INTO cost_budgets VALUES ('old', 1, now() - interval '25 hours', true), ('new', 1, now(), true)`,
    );
    await purgeLimits(database, 1000);
    const keys = await database.query(
      'SELECT key FROM rate_windows UNION SELECT key FROM cost_budgets ORDER BY 1',
    );
    expect(keys).toEqual([{ key: 'new' }, { key: 'running' }]);
  });

  test('a window of a clock that was set back since is over, also for whom it was full', async () => {
    const store = await place.open();
    const { database } = store as { database: DataSourceDatabase };
    const rate = new Rate('client', 2, store, new StoreGuard(() => undefined));
    const ahead = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * 3_600_000);
    const [some, full] = [somebody(), somebody()];
    for (const who of [some, full, full, full]) await rate.count(who);
    ahead.mockRestore();
    for (const who of [some, full]) {
      const { refusal, state } = await rate.count(who);
      expect([refusal, state.remaining]).toEqual([null, 1]);
      expect(state.seconds).toBeLessThanOrEqual(60);
    }
    expect(
      await database.query('SELECT key FROM rate_windows WHERE expire > $1', [Date.now() + 60_000]),
    ).toEqual([]);
  });

  test('while a table is gone each node counts by itself, is told of the fault once a second, and shares again afterwards', async () => {
    const store = await place.open();
    const { database } = store as { database: DataSourceDatabase };
    const owner = await connectPostgres(urlOf(database), { applicationName: 'tests', role: 'LOGIN' });
    opened.push(() => owner.close());
    const faults: unknown[] = [];
    const guard = new StoreGuard((error) => faults.push(error));
    const buckets = openBuckets(SIZE, store, guard);
    const rate = new Rate('client', 2, store, guard);
    await owner.query('ALTER TABLE cost_budgets RENAME TO gone');
    const payer = somebody();
    expect(await buckets.take(payer, 60)).toEqual({ granted: true, available: 40 });
    expect(await buckets.take(payer, 60)).toMatchObject({ granted: false });
    expect((await rate.count(payer)).state.remaining).toBe(1); // the store rests, whatever is asked of it
    expect(faults).toHaveLength(1);
    await owner.query('ALTER TABLE gone RENAME TO cost_budgets');
    await sleep(1_100);
    expect(await buckets.take(payer, 60)).toEqual({ granted: true, available: 40 });
    expect(await database.query('SELECT points FROM cost_budgets WHERE key = $1', [payer])).toHaveLength(1);
  });

  test('a store that does not answer in time counts as gone, and its statement is cancelled', async () => {
    const store = await place.open();
    const { database } = store as { database: DataSourceDatabase };
    const owner = await connectPostgres(urlOf(database), { applicationName: 'tests', role: 'LOGIN' });
    opened.push(() => owner.close());
    const faults: unknown[] = [];
    const buckets = openBuckets(SIZE, store, new StoreGuard((error) => faults.push(error)));
    await owner.transaction(async (inside) => {
      await inside.query('LOCK TABLE cost_budgets IN ACCESS EXCLUSIVE MODE');
      expect(await buckets.take(somebody(), 1)).toEqual({ granted: true, available: 99 });
      expect(faults).toMatchObject([{ code: 'OPERATION_STOPPED' }]);
      expect(
        await inside.query(
          `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        ),
      ).toEqual([]);
    });
  });
});

function urlOf(database: DataSourceDatabase): string {
  return (database.dataSource.options as { url?: string }).url ?? '';
}

(CAN_STOP_REDIS ? describe : describe.skip)(`${REDIS_TESTS} stopped and started`, () => {
  test('while it is gone each node counts by itself, and shares again once it is back', async () => {
    let server = await startRedis();
    const port = Number(new URL(server.url).port);
    const memory = await SharedMemory.open(server.url, () => undefined);
    const faults: unknown[] = [];
    const guard = new StoreGuard((error) => faults.push(error));
    const buckets = openBuckets(SIZE, { kind: 'REDIS', memory }, guard);
    const payer = somebody();
    await buckets.take(payer, 10);
    await server.stop();
    expect(await buckets.take(payer, 60)).toEqual({ granted: true, available: 40 });
    expect(await buckets.take(payer, 60)).toMatchObject({ granted: false });
    expect(faults.length).toBeGreaterThan(0);
    server = await startRedis(port);
    let taken = await buckets.take(payer, 0);
    while (taken.available < 100) {
      await sleep(100);
      taken = await buckets.take(payer, 0);
    }
    await memory.close();
    await server.stop();
  });

  test('it need not be there at the start', async () => {
    const faults: string[] = [];
    const memory = await SharedMemory.open('redis://127.0.0.1:1', (what) => faults.push(what));
    const buckets = openBuckets(SIZE, { kind: 'REDIS', memory }, new StoreGuard(() => undefined));
    expect(await buckets.take(somebody(), 60)).toEqual({ granted: true, available: 40 });
    await memory.close();
    expect(faults[0]).toBe('Redis cannot be reached');
  });
});
