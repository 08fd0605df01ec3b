// PostgreSQL is slow, in two ways by turns. One table is locked: what reads it ends with OPERATION_TIMEOUT and its statement with it, what
// does not is answered as ever. Every answer of PostgreSQL comes seconds late: what cannot end in its time ends with the errors of the
// table, and the process still answers. Afterwards everything is answered without an error.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { ErrorCode } from '../../src/errors.js';
import { Random } from '../../src/seed/random.js';
import { UNAVAILABLE } from './judge.js';
import { answersAgain, CLIENTS, startLoad, type Load } from './load.js';
import { OPERATIONS, type LoadOperation } from './operations.js';
import { startPostgresProxy, type PostgresProxy } from './postgres-proxy.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';
import type { Tally } from '../load/tally.js';

/** As it is when nobody sets OPERATION_SECONDS. */
const OPERATION_MS = 10_000;
/** docs/decisions/server-timeouts.md: cancelled, or where that cannot be told in two seconds ended by `statement_timeout` in five. */
const CANCELLED_MS = OPERATION_MS + 2000;
const ENDED_MS = OPERATION_MS + 5000;
/** Between two looks at a busy machine. */
const SLACK_MS = 2000;
const SLOW_FOR_MS = ENDED_MS + SLACK_MS;
const LATE_MS = [2000, 8000] as const;
const LOCKED_CLIENTS = 4;
const LOOKS_EVERY_MS = 250;

const readsInvoices = ({ guarded }: LoadOperation) =>
  guarded.some(([, coordinate]) => coordinate === 'Cpni.balance' || coordinate === 'Cpni.invoices');

export async function slowPostgres({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  let proxy: PostgresProxy | undefined;
  const stand = await openStand(tally, {
    environment: { OPERATION_SECONDS: String(OPERATION_MS / 1000) },
    through: async (url) => (proxy = await startPostgresProxy(url)).url,
  });
  const random = new Random(seed);
  for (let round = 1; round <= times['slow-rounds']; round += 1) {
    await lockTable(stand, seed + round, tally);
    const lateMs = random.integer(...LATE_MS);
    if (proxy !== undefined) await answerLate(stand, proxy, { seed: seed + round, lateMs }, tally);
    tally.say(`round ${round} of ${times['slow-rounds']}: answers came ${lateMs} ms late`);
  }
  await stand.close();
  proxy?.close();
  tally.require('guarded: HTTP 504 OPERATION_TIMEOUT', 'no operation was stopped');
  tally.require('statements that waited for the locked table', 'no statement was kept waiting');
}

async function lockTable(stand: Stand, seed: number, tally: Tally): Promise<void> {
  const { api, postgres } = stand;
  let accepted: readonly ErrorCode[] = [];
  const kept = await startLoad(api, {
    tally,
    seed,
    clients: LOCKED_CLIENTS,
    operations: OPERATIONS.filter(readsInvoices),
    accepted: () => accepted,
  });
  const others = await startLoad(api, {
    tally,
    seed,
    clients: CLIENTS - LOCKED_CLIENTS,
    operations: OPERATIONS.filter((operation) => !readsInvoices(operation)),
    accepted: () => [],
  });
  await answersAgain(kept, tally);
  const owner = new Client({ connectionString: postgres.url });
  await owner.connect();
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE invoices IN ACCESS EXCLUSIVE MODE');
  tally.count('times a table was locked');
  accepted = ['OPERATION_TIMEOUT'];
  const before = others.answered;
  await watchWaiting(postgres.url, tally);
  tally.count('answered beside the locked table', others.answered - before);
  if (others.answered === before) tally.violate('nothing was answered beside the locked table');
  await owner.query('ROLLBACK');
  await owner.end();
  await sleep(OPERATION_MS);
  accepted = [];
  await endWell(stand, [kept, others], tally);
}

/** Nothing waits on for the table once its operation is over. */
async function watchWaiting(connectionString: string, tally: Tally): Promise<void> {
  const watcher = new Client({ connectionString }); // a transaction would be shown the sessions as it saw them first
  await watcher.connect();
  const longest = new Map<string, number>();
  for (const until = Date.now() + SLOW_FOR_MS; Date.now() < until;) {
    await sleep(LOOKS_EVERY_MS);
    const { rows } = await watcher.query<{ statement: string; query: string; milliseconds: number }>(
      `SELECT pid || ' ' || query_start AS statement, application_name || ' ' || query AS query,
              extract(epoch FROM clock_timestamp() - query_start)::float8 * 1000 AS milliseconds
         FROM pg_stat_activity WHERE state = 'active' AND wait_event_type = 'Lock'`,
    );
    for (const { statement, query, milliseconds } of rows) {
      longest.set(statement, milliseconds);
      if (milliseconds > ENDED_MS + SLACK_MS)
        tally.violate(`a statement still waits after ${Math.round(milliseconds)} ms: ${query.slice(0, 200)}`);
    }
  }
  await watcher.end();
  tally.count('statements that waited for the locked table', longest.size);
  const left = [...longest.values()].filter((milliseconds) => milliseconds > CANCELLED_MS).length;
  tally.count('of them not cancelled in two seconds, left to statement_timeout', left);
}

async function answerLate(
  stand: Stand,
  proxy: PostgresProxy,
  { seed, lateMs }: { seed: number; lateMs: number },
  tally: Tally,
): Promise<void> {
  let accepted: readonly ErrorCode[] = [];
  const load = await startLoad(stand.api, { tally, seed, accepted: () => accepted });
  await answersAgain(load, tally);
  accepted = [...UNAVAILABLE, 'OPERATION_TIMEOUT'];
  proxy.delay(lateMs);
  tally.count('times every answer of PostgreSQL came late');
  for (const until = Date.now() + SLOW_FOR_MS; Date.now() < until;) {
    await sleep(LOOKS_EVERY_MS);
    await askLive(stand.api.port, tally);
  }
  proxy.delay(0);
  await answersAgain(load, tally);
  await sleep(lateMs + OPERATION_MS); // what began while it was slow
  accepted = [];
  await endWell(stand, [load], tally);
}

async function askLive(port: number, tally: Tally): Promise<void> {
  const status = await fetch(`http://127.0.0.1:${port}/health/live`, {
    signal: AbortSignal.timeout(5000),
  }).then(
    async (answer) => (await answer.arrayBuffer(), answer.status),
    () => 0,
  );
  tally.count(`while every answer is late, health/live: ${status}`);
  if (status !== 200) tally.violate('the process did not answer while its database was slow');
}

/** No error is accepted any more. */
async function endWell(stand: Stand, loads: readonly Load[], tally: Tally): Promise<void> {
  for (const load of loads) {
    await answersAgain(load, tally);
    await load.stop();
    await stand.check(load);
  }
}
