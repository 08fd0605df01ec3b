// `npm run test:faults`: what the API promises while its parts are killed, filled up and cut off, on a real PostgreSQL with fsync on.
// Bounded in count and time, all traffic on 127.0.0.1; a tally at the end, and exit code 1 when any promise was broken.
import { createDurablePostgres, type DurablePostgres } from './durable-postgres.js';
import { fillDisk } from './fill-disk.js';
import { killApi } from './kill-api.js';
import { killEmbedded } from './kill-embedded.js';
import { killPostgres } from './kill-postgres.js';
import { loseReplies } from './lose-replies.js';
import { readSettings, type FaultSettings } from './settings.js';
import { Tally } from './tally.js';

type Part = (postgres: DurablePostgres, settings: FaultSettings, tally: Tally) => Promise<void>;

const PARTS: readonly (readonly [name: string, says: string, run: Part])[] = [
  ['api', 'kill -9 of the API', killApi],
  ['postgres', 'kill -9 of PostgreSQL', killPostgres],
  ['disk', 'the disk of PostgreSQL full', fillDisk],
  ['replies', 'the reply to the commit of the audit lost', loseReplies],
  ['embedded', 'kill -9 of the server with its embedded database', killEmbedded],
];

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  const tally = new Tally();
  const began = Date.now();
  console.log(`seed ${settings.seed}`);
  const postgres = await createDurablePostgres();
  await postgres.start();
  for (const [name, says, run] of PARTS) {
    if (settings.only !== null && !settings.only.includes(name)) continue;
    tally.begin(says);
    await run(postgres, settings, tally).catch((error: unknown) => {
      tally.violate(`the part could not go on: ${String(error)}`);
    });
  }
  await postgres.stop();
  tally.print();
  console.log(`${Math.round((Date.now() - began) / 1000)} s`);
  process.exit(tally.broken ? 1 : 0);
}

void main();
