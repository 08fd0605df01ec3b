// PostgreSQL has no connection left: others hold all of max_connections, and the server's own were ended. Requests end with the errors
// of the table and never with a decision; once connections are given back everything is answered again by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { ErrorCode } from '../../src/errors.js';
import { Random } from '../../src/seed/random.js';
import { ask, createAgent } from '../load/ask.js';
import { judge, UNAVAILABLE } from './judge.js';
import { answersAgain, startLoad } from './load.js';
import { OPERATIONS } from './operations.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';
import type { Tally } from '../load/tally.js';

/** More than half of the time of an operation passes, so that some wait out and some do not. */
const LONGEST_MS = 8000;
const AT_ONCE = 20;
const TAKEN_WITHIN_MS = 30_000;

export async function exhaustConnections({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const stand = await openStand(tally);
  const random = new Random(seed);
  let accepted: readonly ErrorCode[] = [];
  const load = await startLoad(stand.api, { tally, seed, accepted: () => accepted });
  for (let round = 1; round <= times['full-rounds']; round += 1) {
    await answersAgain(load, tally);
    accepted = UNAVAILABLE;
    const others = await takeAll(stand, tally);
    await askWithout(stand, tally);
    await sleep(random.integer(0, LONGEST_MS));
    const began = Date.now();
    await Promise.all(others.map((other) => other.end()));
    await answersAgain(load, tally);
    tally.say(`round ${round} of ${times['full-rounds']}: answered again after ${Date.now() - began} ms`);
    await stand.check(load);
    accepted = [];
  }
  await answersAgain(load, tally);
  await load.stop();
  await stand.check(load);
  await stand.close();
}

/** Until the server has none: what it is given back in between is taken from it again. */
async function takeAll({ postgres }: Stand, tally: Tally): Promise<Client[]> {
  const held = [await connect(postgres.url)];
  const [watcher] = held;
  for (const until = Date.now() + TAKEN_WITHIN_MS; Date.now() < until;) {
    const taken = await Promise.all(
      Array.from({ length: AT_ONCE }, () => connect(postgres.url).catch(() => null)),
    );
    held.push(...taken.filter((client) => client !== null));
    if (taken.includes(null) && (await endThoseOfTheServer(watcher)) === 0) {
      tally.count('times every connection was taken');
      tally.count('connections held by others', held.length);
      return held;
    }
  }
  throw new Error('the server could not be kept from its connections');
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, application_name: 'others' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function endThoseOfTheServer(watcher: Client | undefined): Promise<number> {
  const ended = await watcher?.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND application_name <> 'others'`,
  );
  return ended?.rowCount ?? 0;
}

/** Whatever is asked while there is no connection: no value, and no decision. */
async function askWithout({ api }: Stand, tally: Tally): Promise<void> {
  const agent = createAgent();
  for (const operation of OPERATIONS.filter(({ guarded }) => guarded.length > 0)) {
    const token = operation.caller === null ? null : await api.mint(operation.caller);
    const reply = await ask({ port: api.port, agent, token, query: operation.query });
    const { ended, receipt, fault } = judge(operation, reply);
    tally.count(`asked while every connection is taken: ${ended}`);
    if (receipt !== null) tally.violate('a value was answered while there was no connection');
    if (fault !== null) tally.violate(fault);
  }
  agent.destroy();
}
