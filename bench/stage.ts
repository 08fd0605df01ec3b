// All that stands ready before anything is asked: PostgreSQL with its rows, the issuer, every contestant in a process of its own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/clock.js';
import { onServer } from '../test/support/templates.js';
import { startContestant, type RunningContestant } from './contestant-process.js';
import { CONTESTANTS, type Contestant, type ContestantName } from './contestants.js';
import { fillDatabase } from './fill.js';
import { installPeers } from './install-peers.js';
import { AUDIENCE, startIssuer, type BenchIssuer } from './issuer.js';
import { openPostgres, type BenchPostgres } from './postgres.js';
import { say } from './progress.js';
import type { Asking } from './questions.js';
import { inCheckout } from './root.js';
import type { BenchSettings } from './settings.js';
import { usagePeriod } from './works.js';

export interface Stage {
  readonly postgres: BenchPostgres;
  readonly databaseUrl: string;
  /** What all contestants run on. */
  readonly node: string;
  readonly asking: Asking;
  readonly contestants: readonly RunningContestant[];
  readonly close: () => Promise<void>;
}

type Ends = (() => unknown)[];

export async function openStage(settings: BenchSettings): Promise<Stage> {
  const ends: Ends = [];
  const close = async () => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    return { ...(await prepare(settings, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepare(
  { contestants: names, profiles }: BenchSettings,
  ends: Ends,
): Promise<Omit<Stage, 'close'>> {
  const { node, chosen } = chooseContestants(names);
  const folder = mkdtempSync(join(tmpdir(), 'account-data-bench-'));
  ends.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const issuer = await startIssuer();
  ends.push(issuer.close);
  const postgres = await openPostgres(process.env['DATABASE_URL']);
  ends.push(postgres.stop);
  say('filling a database');
  const databaseUrl = await postgres.create('api');
  const accounts = await fillDatabase(databaseUrl, issuer.iss);
  const peerUrl = chosen.some(isPeer) ? await preparePeer(postgres, databaseUrl) : databaseUrl;
  const contestants: RunningContestant[] = [];
  for (const contestant of chosen) {
    say(`starting ${contestant.name}`);
    const url = isPeer(contestant) ? peerUrl : databaseUrl;
    const environment = environmentOf(issuer, url, join(folder, contestant.name));
    const running = await startContestant(contestant, { node, environment, profiles });
    ends.push(running.stop);
    contestants.push(running);
  }
  const asking = { issuer, accounts, period: usagePeriod(systemClock.now()) };
  return { postgres, databaseUrl, node, asking, contestants };
}

function isPeer({ asked }: Contestant): boolean {
  return asked === 'POSTGRAPHILE';
}

/** All run on one Node: that of the peers, when one of them is there. */
function chooseContestants(names: readonly ContestantName[]) {
  const chosen = CONTESTANTS.filter(({ name }) => names.includes(name));
  if (!chosen.some(isPeer)) return { node: process.execPath, chosen };
  const node = installPeers();
  if (node !== null) return { node, chosen };
  say('PostGraphile is left out: its packages, or a Node that it runs on, are not to be had');
  return { node: process.execPath, chosen: chosen.filter((contestant) => !isPeer(contestant)) };
}

/** The same rows in a database of its own, so that its row-level security is not in the way of anybody else's statements. */
async function preparePeer(postgres: BenchPostgres, databaseUrl: string): Promise<string> {
  const url = await postgres.create('peer', databaseUrl);
  await onServer(url, readFileSync(inCheckout('bench/peers/row-security.sql'), 'utf8'), 'VACUUM ANALYZE');
  return url;
}

const SECRET_BYTES = 32;

/** All limits are kept, and none is reached by one client that asks as fast as it can: what is told of them keeps its length. */
const LIMITS_OF_THE_BENCH = {
  RATE_PER_ADDRESS: '10000000',
  RATE_PER_CLIENT: '10000000',
  COST_BUDGET: '10000000',
  COST_RESTORE: '1000000',
};

/** The settings of the product in production; a contestant takes of them what it knows. */
export function environmentOf(issuer: BenchIssuer, databaseUrl: string, folder: string): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    TOKEN_ISSUER: issuer.iss,
    TOKEN_AUDIENCE: AUDIENCE,
    TOKEN_JWKS_URL: issuer.jwksUrl,
    AUDIT_SIGNING_KEY: randomBytes(SECRET_BYTES).toString('base64url'),
    CURSOR_KEY: randomBytes(SECRET_BYTES).toString('base64url'),
    ...LIMITS_OF_THE_BENCH,
  };
}
