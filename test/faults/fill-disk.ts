// The disk of PostgreSQL is full: an audited answer becomes 503 without data, one that touches nothing guarded is still given as long as
// PostgreSQL reads, and when space is freed everything is answered again. PostgreSQL itself may end on a full disk: then it is started again,
// as a service manager would, and nothing else is done.
import { setTimeout as sleep } from 'node:timers/promises';
import { createApiProcess, type ApiProcess } from './api-process.js';
import { ask, createAgent } from '../load/ask.js';
import { checkReceipts, verifyAudit } from '../load/audit-check.js';
import { createDurablePostgres, type DurablePostgres } from '../load/durable-postgres.js';
import { judge } from './judge.js';
import { answersAgain, startLoad, type Load } from './load.js';
import { UNGUARDED_OPERATIONS } from './operations.js';
import type { FaultSettings } from './settings.js';
import { mountSmallDisk, type SmallDisk } from './small-disk.js';
import type { Tally } from '../load/tally.js';

const MEGABYTES = 192;
const UNTIL_FULL_MS = 30_000;
const FULL_FOR_MS = 3000;
const WITHHELD = 'guarded: HTTP 503 AUDIT_UNAVAILABLE';

export async function fillDisk({ seed }: FaultSettings, tally: Tally): Promise<void> {
  const disk = mountSmallDisk(MEGABYTES);
  if (typeof disk === 'string') {
    tally.count('skipped: no file system may be mounted here');
    tally.say(`skipped, because no file system may be mounted here: ${disk}`);
    return;
  }
  const postgres = await createDurablePostgres(disk.folder);
  await postgres.start();
  const api = await createApiProcess(tally, postgres.url);
  api.launch();
  await api.ready();
  const load = await startLoad(api, { tally, seed });
  await answersAgain(load, tally);
  disk.fill();
  tally.say(`the disk is full: ${disk.freeBytes()} bytes are free`);
  await untilWithheld(disk, tally);
  await whileFull(api, postgres, disk, tally);
  disk.free();
  await revive(postgres, tally);
  await comesBack(load, api, postgres, tally);
  await api.stop();
  await postgres.stop();
  disk.remove();
}

/** Pages that are there already still take entries, so the first refusal comes a little later. */
async function untilWithheld(disk: SmallDisk, tally: Tally): Promise<void> {
  for (const until = Date.now() + UNTIL_FULL_MS; Date.now() < until;) {
    await sleep(50);
    disk.fill(); // what PostgreSQL has given back meanwhile
    if (tally.counted(WITHHELD) > 0) return;
  }
  tally.violate('with the disk full no answer was withheld');
}

async function whileFull(
  api: ApiProcess,
  postgres: DurablePostgres,
  disk: SmallDisk,
  tally: Tally,
): Promise<void> {
  const agent = createAgent();
  const token = await api.mint('owner');
  for (const until = Date.now() + FULL_FOR_MS; Date.now() < until;) {
    disk.fill();
    for (const operation of UNGUARDED_OPERATIONS) {
      const { ended } = judge(
        operation,
        await ask({ port: api.port, agent, token: operation.caller && token, query: operation.query }),
      );
      const state = postgres.running() ? 'reads' : 'has ended';
      tally.count(`disk full, PostgreSQL ${state}, unguarded: ${ended}`);
    }
    await sleep(100);
  }
  agent.destroy();
  tally.require('disk full, PostgreSQL reads, unguarded: HTTP 200', 'nothing unguarded was answered');
}

async function revive(postgres: DurablePostgres, tally: Tally): Promise<void> {
  if (postgres.running()) {
    tally.count('PostgreSQL went on by itself');
    return;
  }
  await postgres.start();
  tally.count('PostgreSQL had ended on the full disk and was started again');
}

async function comesBack(
  load: Load,
  api: ApiProcess,
  postgres: DurablePostgres,
  tally: Tally,
): Promise<void> {
  await answersAgain(load, tally);
  const withheld = tally.counted(WITHHELD);
  const given = tally.counted('guarded: HTTP 200');
  await sleep(1000);
  tally.count('withheld in the second after all was answered again', tally.counted(WITHHELD) - withheld);
  if (tally.counted('guarded: HTTP 200') === given) tally.violate('audited answers did not come back');
  await load.stop();
  await checkReceipts({ databaseUrl: postgres.url }, load.takeReceipts(), tally);
  await verifyAudit(api, tally);
}
