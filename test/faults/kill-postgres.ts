// `kill -9` of PostgreSQL, postmaster and children, at random instants: while it is away nothing guarded is answered, afterwards the
// API answers again by itself, and nothing received before, during or after is unrecorded.
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../src/seed/random.js';
import { createApiProcess } from './api-process.js';
import { checkReceipts, verifyAudit } from '../load/audit-check.js';
import { createDurablePostgres } from '../load/durable-postgres.js';
import { answersAgain, startLoad } from './load.js';
import { GUARDED_OPERATIONS } from './operations.js';
import { ask, createAgent } from '../load/ask.js';
import { judge } from './judge.js';
import type { FaultSettings } from './settings.js';
import type { Tally } from '../load/tally.js';

const LATEST_MS = 1500;

export async function killPostgres({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const postgres = await createDurablePostgres();
  await postgres.start();
  const random = new Random(seed);
  const api = await createApiProcess(tally, postgres.url);
  api.launch();
  await api.ready();
  const load = await startLoad(api, { tally, seed });
  const token = await api.mint('owner');
  for (let kill = 1; kill <= times['postgres-kills']; kill += 1) {
    await sleep(random.integer(50, LATEST_MS));
    await postgres.kill();
    tally.count('kills of PostgreSQL');
    await askWithout(api.port, token, tally);
    await sleep(random.integer(0, LATEST_MS));
    const began = Date.now();
    await postgres.start();
    tally.count('starts of PostgreSQL without repair');
    await answersAgain(load, tally);
    if (!api.running()) tally.violate(`the API ended with its database:\n${api.output()}`);
    await checkReceipts({ databaseUrl: postgres.url }, load.takeReceipts(), tally);
    await verifyAudit(api, tally);
    tally.say(
      `kill ${kill} of ${times['postgres-kills']}: answered again ${Date.now() - began} ms after the restart began`,
    );
  }
  await load.stop();
  await checkReceipts({ databaseUrl: postgres.url }, load.takeReceipts(), tally);
  await verifyAudit(api, tally);
  await api.stop();
  await postgres.stop();
  tally.require('values received', 'no client received a value');
}

/** Asked and answered while no database is there: an answer that holds a value would come from nowhere. */
async function askWithout(port: number, token: string, tally: Tally): Promise<void> {
  const agent = createAgent();
  for (const operation of GUARDED_OPERATIONS.filter(({ caller }) => caller === 'owner')) {
    const { ended, receipt, fault } = judge(
      operation,
      await ask({ port, agent, token, query: operation.query }),
    );
    tally.count(`asked while PostgreSQL is away: ${ended}`);
    if (receipt !== null) tally.violate('a value was answered while there was no database');
    if (fault !== null) tally.violate(fault);
  }
  agent.destroy();
}
