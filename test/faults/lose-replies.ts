// The reply to the commit of an audit entry is lost, the connection cut or silent: whether it was committed is unknown, so the answer
// is AUDIT_UNAVAILABLE without data, and once replies come again the server goes on, however many were lost.
import type { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApiProcess, type ApiProcess } from './api-process.js';
import { ask, createAgent } from '../load/ask.js';
import { checkReceipts, verifyAudit } from '../load/audit-check.js';
import { createDurablePostgres } from '../load/durable-postgres.js';
import { judge } from './judge.js';
import type { Receipt } from '../load/audit-check.js';
import { answersAgain, startLoad } from './load.js';
import { GUARDED_OPERATIONS, UNGUARDED_OPERATIONS, type LoadOperation } from './operations.js';
import { startPostgresProxy, type Loss, type PostgresProxy } from './postgres-proxy.js';
import type { FaultSettings } from './settings.js';
import type { Tally } from '../load/tally.js';

/** Between answers that fail, so that the server's connections are made anew meanwhile. */
const PAUSE_MS = 100;
const LOSSES: readonly Loss[] = ['CUT', 'HANG'];

export async function loseReplies({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const postgres = await createDurablePostgres();
  await postgres.start();
  const proxy = await startPostgresProxy(postgres.url);
  const api = await createApiProcess(tally, proxy.url);
  api.launch();
  await api.ready();
  const client = await createClient(api, tally);
  for (const loss of LOSSES) {
    await loseOneByOne(proxy, client, { loss, times: times['lost-replies'] }, tally);
    const load = await startLoad(api, { tally, seed });
    await answersAgain(load, tally); // none is lost now
    proxy.lose(loss);
    await sleep(2 * PAUSE_MS);
    proxy.lose('NONE');
    await answersAgain(load, tally);
    await load.stop();
    await checkReceipts({ databaseUrl: postgres.url }, load.takeReceipts(), tally);
  }
  await verifyAudit(api, tally);
  client.agent.destroy();
  await api.stop();
  proxy.close();
  await postgres.stop();
}

interface LosingClient {
  readonly agent: Agent;
  readonly asks: (operation: LoadOperation) => Promise<{ ended: string; receipt: Receipt | null }>;
}

async function createClient(api: ApiProcess, tally: Tally): Promise<LosingClient> {
  const agent = createAgent();
  const token = await api.mint('owner');
  return {
    agent,
    asks: async (operation) => {
      const reply = await ask({
        port: api.port,
        agent,
        token: operation.caller && token,
        query: operation.query,
      });
      const { ended, receipt, fault } = judge(operation, reply);
      if (fault !== null) tally.violate(fault);
      return { ended, receipt };
    },
  };
}

/** Alone, so that each lost reply belongs to one request. */
async function loseOneByOne(
  proxy: PostgresProxy,
  { asks }: LosingClient,
  { loss, times }: { loss: Loss; times: number },
  tally: Tally,
): Promise<void> {
  const [operation] = GUARDED_OPERATIONS;
  if (operation === undefined) throw new Error('there is no guarded operation');
  for (let time = 1; time <= times; time += 1) {
    proxy.lose(loss);
    const began = Date.now();
    const { ended, receipt } = await asks(operation);
    tally.count(`${loss}: ${ended}`);
    if (proxy.lost !== 1) tally.violate(`${proxy.lost} replies to the audit were lost for one request`);
    if (receipt !== null || ended !== 'HTTP 503 AUDIT_UNAVAILABLE')
      tally.violate(`without the reply to its commit an answer ended with ${ended}`);
    proxy.lose('NONE');
    tally.say(`${loss} ${time} of ${times}: ${ended} after ${Date.now() - began} ms`);
    for (const open of UNGUARDED_OPERATIONS)
      tally.count(`after ${loss}, unguarded: ${(await asks(open)).ended}`);
    await sleep(PAUSE_MS);
  }
}
