// What most parts stand on: a PostgreSQL and a server on it, ready; and the end of a round, the clients' log held against the audit.
import type { Clock } from '../../src/clock.js';
import { createApiProcess, type ApiProcess } from './api-process.js';
import { checkReceipts, verifyAudit } from '../load/audit-check.js';
import { createDurablePostgres, type DurablePostgres } from '../load/durable-postgres.js';
import type { Load } from './load.js';
import type { Tally } from '../load/tally.js';

export interface Stand {
  readonly postgres: DurablePostgres;
  readonly api: ApiProcess;
  /** Breaks a promise for every value received without its entry, for a log that does not verify, for a server that ended. */
  check(load: Load): Promise<void>;
  close(): Promise<void>;
}

export interface StandSettings {
  /** The environment of the server, beside the usual. */
  readonly environment?: NodeJS.ProcessEnv;
  /** By which tokens are minted. */
  readonly clock?: Clock;
  /** Where the server finds its database, if not straight. */
  readonly through?: (url: string) => Promise<string>;
}

export async function openStand(tally: Tally, settings: StandSettings = {}): Promise<Stand> {
  const { environment = {}, clock, through = (url) => Promise.resolve(url) } = settings;
  const postgres = await createDurablePostgres();
  await postgres.start();
  const api = await createApiProcess(tally, await through(postgres.url), environment, clock);
  api.launch();
  await api.ready();
  return {
    postgres,
    api,
    async check(load) {
      if (!api.running()) tally.violate(`the server ended by itself:\n${api.output()}`);
      await checkReceipts({ databaseUrl: postgres.url }, load.takeReceipts(), tally);
      await verifyAudit(api, tally);
    },
    async close() {
      tally.require('values received', 'no client received a value');
      await api.stop();
      await postgres.stop();
    },
  };
}
