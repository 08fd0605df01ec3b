// What must hold once the load has gone: nothing of it is kept open, and the server ends by SIGTERM, also while it is asked.
import { setTimeout as sleep } from 'node:timers/promises';
import { queryOnce } from '../../bench/postgres.js';
import type { Tally } from '../load/tally.js';
import { LOGIN, type Stage } from './stage.js';
import { readMetrics } from './watch.js';

/** Fewer than there are clients: its connections to the database, which it keeps for a while. */
const MOST_MORE_HANDLES = 12;
const WITHIN_MS = 20_000;
const LOOKS_EVERY_MS = 500;

export async function checkHandles(port: number, before: number, tally: Tally): Promise<void> {
  const handles = await lowestWithin(
    async () => (await readMetrics(port)).handles,
    before + MOST_MORE_HANDLES,
  );
  tally.say(`handles: ${before} before the load, ${handles} after it`);
  if (handles > before + MOST_MORE_HANDLES)
    tally.violate(`${handles} handles are open, ${before} were before`);
}

export async function checkTermination({ server, databaseUrl }: Stage, tally: Tally): Promise<void> {
  const began = performance.now();
  server.signal('SIGTERM');
  const ended = await server.ended();
  const seconds = (performance.now() - began) / 1000;
  tally.say(`SIGTERM: ended with ${ended} after ${seconds.toFixed(1)} s, under load`);
  if (ended !== 0) tally.violate(`after SIGTERM the server ended with ${ended}:\n${server.output()}`);
  const left = await lowestWithin(() => connectionsOf(databaseUrl), 0);
  if (left > 0) tally.violate(`${left} connections to the database are left`);
}

async function connectionsOf(databaseUrl: string): Promise<number> {
  const statement = `SELECT count(*)::int AS left FROM pg_stat_activity WHERE usename = '${LOGIN}'`;
  return (await queryOnce<{ left: number }>(databaseUrl, statement)).left;
}

/** The first that is low enough, or the last one. */
async function lowestWithin(look: () => Promise<number>, enough: number): Promise<number> {
  const until = performance.now() + WITHIN_MS;
  for (;;) {
    const found = await look();
    if (found <= enough || performance.now() > until) return found;
    await sleep(LOOKS_EVERY_MS);
  }
}
