// `kill -9` of the API at random instants, under load and while it starts: each start needs nobody, and nothing received is unrecorded.
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../src/seed/random.js';
import { createApiProcess } from './api-process.js';
import { checkReceipts, verifyAudit } from '../load/audit-check.js';
import { createDurablePostgres } from '../load/durable-postgres.js';
import { answersAgain, startLoad } from './load.js';
import type { FaultSettings } from './settings.js';
import type { Tally } from '../load/tally.js';

const LATEST_MS = 1500;
/** One kill in so many comes while the server still starts. */
const DURING_START = 0.2;

export async function killApi({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const postgres = await createDurablePostgres();
  await postgres.start();
  const random = new Random(seed);
  const api = await createApiProcess(tally, postgres.url);
  api.launch();
  await api.ready();
  const load = await startLoad(api, { tally, seed });
  for (let kill = 1; kill <= times['api-kills']; kill += 1) {
    await sleep(random.integer(50, LATEST_MS));
    await api.kill();
    tally.count('kills of the API under load');
    api.launch();
    if (random.chance(DURING_START)) {
      await sleep(random.integer(50, LATEST_MS));
      await api.kill();
      tally.count('kills of the API as it starts');
      api.launch();
    }
    const milliseconds = await api.ready();
    tally.count('starts without repair');
    await answersAgain(load, tally);
    await checkReceipts({ databaseUrl: postgres.url }, load.takeReceipts(), tally);
    await verifyAudit(api, tally);
    tally.say(`kill ${kill} of ${times['api-kills']}: ready again after ${milliseconds} ms`);
  }
  await load.stop();
  await checkReceipts({ databaseUrl: postgres.url }, load.takeReceipts(), tally);
  await verifyAudit(api, tally);
  await api.stop();
  await postgres.stop();
  tally.require('values received', 'no client received a value');
}
