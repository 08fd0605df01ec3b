// Three nodes as in production behind nginx, with PgBouncer in transaction mode before PostgreSQL and Redis for what they share. One after
// the other is killed under load: nothing is lost but what it had open, and the others go on.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { renameIssuer, withLogin } from '../../bench/fill.js';
import { Random } from '../../src/seed/random.js';
import { createServerProcess, type ServerProcess } from '../load/server-process.js';
import type { Tally } from '../load/tally.js';
import { CAN_STOP_REDIS, startRedis } from '../support/redis-server.js';
import { countLogged } from './api-process.js';
import { startNginx, startPgbouncer, versionOf } from './in-front.js';
import { answersAgain, CLIENTS, startLoad } from './load.js';
import { OPERATIONS } from './operations.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';

const NODES = 3;
const LOGIN = 'api_behind_pooler';
const LEAST_MS = 500;
const LATEST_MS = 2000;
/** Of a person, through every node by turns. */
const COUNTED = 12;

/** A company's token must be bound to a key in production, and those here are not. */
const OF_PERSONS = OPERATIONS.filter(({ caller }) => caller !== null && !caller.startsWith('affiliate'));

export async function loseNode({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const versions = [versionOf('nginx', '-v'), versionOf('pgbouncer', '--version')];
  if (!CAN_STOP_REDIS || versions.includes(null)) {
    tally.count('not run: it takes nginx, pgbouncer and redis-server');
    tally.say('not run: it takes nginx, pgbouncer and redis-server');
    return;
  }
  tally.say(versions.join(', '));
  const secrets = {
    AUDIT_SIGNING_KEY: randomBytes(32).toString('base64url'),
    CURSOR_KEY: randomBytes(32).toString('base64url'),
  };
  const stand = await openStand(tally, { environment: secrets }); // migrates, fills, mints
  await makeLogin(stand);
  await withLogin(stand.postgres.url, (database) =>
    renameIssuer(database, `http://localhost:${stand.api.port}/oidc`),
  );
  const postgres = new URL(stand.postgres.url);
  const pgbouncer = await startPgbouncer(Number(postgres.port), LOGIN);
  const redis = await startRedis();
  const nodes = await Promise.all(
    Array.from({ length: NODES }, () =>
      startNode(tally, {
        ...secrets,
        NODE_ENV: 'production',
        DEMO: 'off',
        DATABASE_URL: `postgresql://${LOGIN}@127.0.0.1:${pgbouncer.port}/postgres`,
        PREPARED_STATEMENTS: 'off',
        REDIS_URL: redis.url,
        TOKEN_ISSUER: `http://localhost:${stand.api.port}/oidc`,
        TOKEN_AUDIENCE: `http://localhost:${stand.api.port}/graphql`,
        OPERATION_SECONDS: '60',
        LOG_LEVEL: 'error',
      }),
    ),
  );
  const nginx = await startNginx(nodes.map(({ port }) => port));
  const front = { ...stand.api, port: nginx.port };
  await countThroughAll(front, tally);

  let lostSince = 0;
  const load = await startLoad(front, {
    tally,
    seed,
    operations: OF_PERSONS,
    accepted: () => [],
    onReply: (_, { whole }) => {
      if (!whole) lostSince += 1;
    },
  });
  const random = new Random(seed);
  for (let kill = 1; kill <= times['node-kills']; kill += 1) {
    await answersAgain(load, tally);
    await sleep(random.integer(LEAST_MS, LATEST_MS));
    lostSince = 0;
    const node = nodes[kill % NODES];
    await node?.kill();
    tally.count('kills of a node');
    await answersAgain(load, tally);
    tally.count('requests lost with a node', lostSince);
    if (lostSince > CLIENTS) tally.violate(`${lostSince} requests were lost with one node`);
    node?.launch();
    await node?.ready();
    await stand.check(load);
    tally.say(`node ${kill} of ${times['node-kills']}: ${lostSince} requests lost with it`);
  }
  await load.stop();
  await stand.check(load);
  tally.require('kills of a node', 'no node was killed');
  await nginx.stop();
  for (const node of nodes) await node.stop();
  await pgbouncer.stop();
  await redis.stop();
  await stand.close();
}

/** What a pooler cannot hand on as settings of a connection is the login's own. */
async function makeLogin({ postgres }: Stand): Promise<void> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`CREATE ROLE ${LOGIN} LOGIN IN ROLE account_data_api`);
  await client.query(`ALTER ROLE ${LOGIN} SET role = 'account_data_api'`);
  await client.query(`ALTER ROLE ${LOGIN} SET statement_timeout = '65s'`);
  await client.end();
}

async function startNode(tally: Tally, environment: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const node = await createServerProcess({
    environment,
    onLine: (line) => {
      countLogged(line, tally);
    },
  });
  node.launch();
  await node.ready();
  return node;
}

/** Whichever node answers, the window is one: every answer leaves one request less. */
async function countThroughAll(front: Stand['api'], tally: Tally): Promise<void> {
  const token = await front.mint('noc');
  const left: number[] = [];
  for (let request = 0; request < COUNTED; request += 1) {
    const answer = await fetch(`http://127.0.0.1:${front.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ viewer { kind } }' }),
    });
    await answer.arrayBuffer();
    left.push(Number(/"client";r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]));
  }
  const steps = left.slice(1).map((each, place) => (left[place] ?? Number.NaN) - each);
  tally.count('requests counted through all nodes', COUNTED);
  if (!steps.every((step) => step === 1))
    tally.violate(`the window of one person went ${left.join(', ')} through several nodes`);
}
