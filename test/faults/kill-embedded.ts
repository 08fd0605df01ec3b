// `kill -9` of the server with its embedded database. It does not fsync and promises nothing for a crash of the machine; what is promised is
// that the next start needs no repair. What of the clients' log survived is counted and told.
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../src/seed/random.js';
import { createApiProcess } from './api-process.js';
import { findUnrecorded, verifyAudit } from '../load/audit-check.js';
import { answersAgain, startLoad } from './load.js';
import type { FaultSettings } from './settings.js';
import type { Tally } from '../load/tally.js';

const LATEST_MS = 1500;

export async function killEmbedded({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const random = new Random(seed);
  const api = await createApiProcess(tally);
  api.launch();
  await api.ready();
  const load = await startLoad(api, { tally, seed });
  for (let kill = 1; kill <= times['embedded-kills']; kill += 1) {
    await answersAgain(load, tally);
    await sleep(random.integer(50, LATEST_MS));
    await api.kill();
    tally.count('kills of the server');
    api.launch();
    const milliseconds = await api.ready();
    tally.count('starts without repair');
    tally.say(`kill ${kill} of ${times['embedded-kills']}: ready again after ${milliseconds} ms`);
    await answersAgain(load, tally);
  }
  await load.stop();
  const lost = await findUnrecorded({ dataFolder: api.folder }, load.takeReceipts(), tally);
  tally.count('answers whose entry did not survive', lost.length);
  await verifyAudit(api, tally);
  await api.stop();
}
