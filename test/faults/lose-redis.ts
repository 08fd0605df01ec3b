// Redis is killed, or hangs, under load: each node counts by itself with full windows and still counts, nothing is permitted or refused by
// it, and once Redis is back it counts there again by itself.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { Random } from '../../src/seed/random.js';
import { CAN_STOP_REDIS, startRedis, type RedisServer } from '../support/redis-server.js';
import { until } from '../support/until.js';
import { createApiProcess, type ApiProcess } from './api-process.js';
import { ask, createAgent } from '../load/ask.js';
import { answersAgain, startLoad } from './load.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';
import type { Tally } from '../load/tally.js';

const LEAST_MS = 1000;
const LATEST_MS = 3000;
const MOST_REQUESTS = 5;
const STRANGERS = '{ accountByNumber(number: "ACCT-0001") { number } }';
/** Three persons, for whoever is over its limit stays so until its window ends. */
const PERSONS: readonly (readonly [when: string, who: DemoCallerName])[] = [
  ['with Redis', 'owner'],
  ['without Redis', 'billing'],
  ['with Redis again', 'fraud'],
];

export async function loseRedis({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  if (!CAN_STOP_REDIS) {
    tally.count('not run: no redis-server here');
    tally.say('not run: no redis-server here');
    return;
  }
  let redis = await startRedis();
  const environment = { REDIS_URL: redis.url, AUDIT_SIGNING_KEY: randomBytes(32).toString('base64url') };
  const stand = await openStand(tally, { environment });
  const random = new Random(seed);
  const load = await startLoad(stand.api, { tally, seed, accepted: () => [] });
  for (let loss = 1; loss <= times['redis-losses']; loss += 1) {
    await answersAgain(load, tally);
    const back = loss % 2 === 0 ? hang(redis, tally) : await kill(redis, tally);
    await sleep(random.integer(LEAST_MS, LATEST_MS));
    await answersAgain(load, tally);
    await askAsStranger(stand.api, tally);
    redis = await back();
    await untilCounted(redis, tally);
    await stand.check(load);
    tally.say(`loss of Redis ${loss} of ${times['redis-losses']}`);
  }
  await load.stop();
  if ((await storeFaults(stand.api)) === 0) tally.violate('no loss of Redis was told in the metrics');
  await countStill(stand, redis, environment, tally);
  await stand.check(load);
  await stand.close();
}

type Back = () => Promise<RedisServer>;

async function kill(redis: RedisServer, tally: Tally): Promise<Back> {
  await redis.stop();
  tally.count('kills of Redis');
  return () => startRedis(Number(new URL(redis.url).port));
}

function hang(redis: RedisServer, tally: Tally): Back {
  redis.signal('SIGSTOP');
  tally.count('times Redis hung');
  return async () => {
    redis.signal('SIGCONT');
    const client = new Redis(redis.url);
    await client.flushall(); // what is counted from now on is seen
    client.disconnect();
    return redis;
  };
}

async function untilCounted({ url }: RedisServer, tally: Tally): Promise<void> {
  const client = new Redis(url);
  await until(async () => (await client.dbsize()) > 0);
  client.disconnect();
  tally.count('times Redis counted again by itself');
}

/** An account without a tie answers as one that does not exist, whoever counts. */
async function askAsStranger(api: ApiProcess, tally: Tally): Promise<void> {
  const agent = createAgent();
  const token = await api.mint('affiliate-second');
  const { status, body } = await ask({ port: api.port, agent, token, query: STRANGERS });
  agent.destroy();
  const refused = status === 200 && body.includes('"code":"NOT_FOUND"');
  tally.count(`a stranger without Redis: ${refused ? 'NOT_FOUND' : `HTTP ${String(status)}`}`);
  if (!refused) tally.violate(`without Redis a stranger was answered ${body.slice(0, 200)}`);
}

async function storeFaults({ port }: ApiProcess): Promise<number> {
  const metrics = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
  return Number(/^account_data_limit_store_faults_total (\d+)/m.exec(metrics)?.[1] ?? 0);
}

/** By a server with a small limit: it holds with Redis, without and again. */
async function countStill(
  { postgres }: Stand,
  redis: RedisServer,
  environment: NodeJS.ProcessEnv,
  tally: Tally,
): Promise<void> {
  const api = await createApiProcess(tally, postgres.url, {
    ...environment,
    RATE_PER_CLIENT: String(MOST_REQUESTS),
  });
  api.launch();
  await api.ready();
  let running = redis;
  for (const [when, who] of PERSONS) {
    if (when === 'without Redis') await running.stop();
    if (when === 'with Redis again') {
      running = await startRedis(Number(new URL(redis.url).port));
      await sleep(LATEST_MS);
    }
    const answered = await askUntilLimited(api, who);
    tally.count(`${when}, answered of a limit of ${MOST_REQUESTS}`, answered);
    if (answered !== MOST_REQUESTS) tally.violate(`${when}, ${answered} of ${MOST_REQUESTS} were answered`);
  }
  await api.stop();
  await running.stop();
}

async function askUntilLimited(api: ApiProcess, who: DemoCallerName): Promise<number> {
  const agent = createAgent();
  const token = await api.mint(who);
  const statuses: (number | null)[] = [];
  for (let request = 0; request < 2 * MOST_REQUESTS; request += 1)
    statuses.push((await ask({ port: api.port, agent, token, query: '{ viewer { kind } }' })).status);
  agent.destroy();
  return statuses.every((status) => status === 200 || status === 429)
    ? statuses.filter((status) => status === 200).length
    : Number.NaN;
}
