// PostgreSQL is shut down in order and started again under load, as at every update of it: the errors of the table while it is away,
// and afterwards the same server answers again by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../src/seed/random.js';
import { answersAgain, startLoad } from './load.js';
import type { FaultSettings } from './settings.js';
import { openStand } from './stand.js';
import type { Tally } from '../load/tally.js';

const LATEST_MS = 1500;

export async function restartPostgres({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const stand = await openStand(tally);
  const random = new Random(seed);
  const load = await startLoad(stand.api, { tally, seed });
  for (let restart = 1; restart <= times.restarts; restart += 1) {
    await answersAgain(load, tally);
    await sleep(random.integer(0, LATEST_MS));
    await stand.postgres.shutDown();
    tally.count('shutdowns of PostgreSQL');
    await sleep(random.integer(0, LATEST_MS));
    const began = Date.now();
    await stand.postgres.start();
    await answersAgain(load, tally);
    await stand.check(load);
    tally.say(
      `restart ${restart} of ${times.restarts}: answered again ${Date.now() - began} ms after the start began`,
    );
  }
  await load.stop();
  await stand.check(load);
  await stand.close();
}
