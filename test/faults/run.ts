// `npm run test:faults`: what the API promises while its parts are killed, filled up, cut off, slowed down, poisoned and set to
// another time, on a real PostgreSQL with fsync on.
// Bounded in count and time, all traffic on 127.0.0.1; a tally at the end, and exit code 1 when any promise was broken.
import { exhaustConnections } from './exhaust-connections.js';
import { fillDisk } from './fill-disk.js';
import { jumpClock } from './jump-clock.js';
import { killApi } from './kill-api.js';
import { killEmbedded } from './kill-embedded.js';
import { killPostgres } from './kill-postgres.js';
import { loseNode } from './lose-node.js';
import { loseReplies } from './lose-replies.js';
import { loseRedis } from './lose-redis.js';
import { migrateBeside } from './migrate-beside.js';
import { poisonRequests } from './poison-requests.js';
import { restartPostgres } from './restart-postgres.js';
import { readSettings, type FaultSettings } from './settings.js';
import { slowPostgres } from './slow-postgres.js';
import { Tally } from '../load/tally.js';
import { terminateApi } from './terminate-api.js';

/** Each has a PostgreSQL and a server of its own. */
type Part = (settings: FaultSettings, tally: Tally) => Promise<void>;

const PARTS: readonly (readonly [name: string, says: string, run: Part])[] = [
  ['api', 'kill -9 of the API', killApi],
  ['postgres', 'kill -9 of PostgreSQL', killPostgres],
  ['restart', 'PostgreSQL shut down and started again', restartPostgres],
  ['slow', 'PostgreSQL slow', slowPostgres],
  ['connections', 'every connection of PostgreSQL taken by others', exhaustConnections],
  ['sigterm', 'SIGTERM under load', terminateApi],
  ['poison', 'poisoned requests', poisonRequests],
  ['clock', 'the clock of the server jumps by hours', jumpClock],
  ['migrations', 'migrations beside a server that runs', migrateBeside],
  ['redis', 'Redis killed or hanging', loseRedis],
  ['nodes', 'a node of three behind nginx and PgBouncer killed', loseNode],
  ['disk', 'the disk of PostgreSQL full', fillDisk],
  ['replies', 'the reply to the commit of the audit lost', loseReplies],
  ['embedded', 'kill -9 of the server with its embedded database', killEmbedded],
];

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings === null) return;
  const tally = new Tally();
  const began = Date.now();
  console.log(`seed ${settings.seed}`);
  for (const [name, says, run] of PARTS) {
    if (settings.only !== null && !settings.only.includes(name)) continue;
    tally.begin(says);
    await run(settings, tally).catch((error: unknown) => {
      tally.violate(`the part could not go on: ${String(error)}`);
    });
  }
  tally.print();
  console.log(`${Math.round((Date.now() - began) / 1000)} s`);
  process.exit(tally.broken ? 1 : 0);
}

// What is due at the end of the process (servers, folders, mounts) is due when a signal ends it too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

void main();
