// All that stands ready before anything is asked: PostgreSQL with its rows, the issuer, every contestant in a process of its own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/clock.js';
import { startContestant, type RunningContestant } from './contestant-process.js';
import { CONTESTANTS } from './contestants.js';
import { fillDatabase } from './fill.js';
import { AUDIENCE, startIssuer, type BenchIssuer } from './issuer.js';
import { openPostgres, type BenchPostgres } from './postgres.js';
import { say } from './progress.js';
import type { Asking } from './questions.js';
import type { BenchSettings } from './settings.js';
import { usagePeriod } from './works.js';

export interface Stage {
  readonly postgres: BenchPostgres;
  readonly databaseUrl: string;
  readonly asking: Asking;
  readonly contestants: readonly RunningContestant[];
  readonly close: () => Promise<void>;
}

export async function openStage({ contestants: names }: BenchSettings): Promise<Stage> {
  const ends: (() => unknown)[] = [];
  const close = async () => {
    for (const end of ends.toReversed()) await end();
  };
  try {
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
    const contestants: RunningContestant[] = [];
    for (const contestant of CONTESTANTS.filter(({ name }) => names.includes(name))) {
      say(`starting ${contestant.name}`);
      const environment = environmentOf(issuer, databaseUrl, folder);
      const running = await startContestant(contestant, { node: process.execPath, environment });
      ends.push(running.stop);
      contestants.push(running);
    }
    const asking = { issuer, accounts, period: usagePeriod(systemClock.now()) };
    return { postgres, databaseUrl, asking, contestants, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const SECRET_BYTES = 32;

/** The settings of the product in production; a contestant takes of them what it knows. */
function environmentOf(issuer: BenchIssuer, databaseUrl: string, folder: string): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    TOKEN_ISSUER: issuer.iss,
    TOKEN_AUDIENCE: AUDIENCE,
    TOKEN_JWKS_URL: issuer.jwksUrl,
    AUDIT_SIGNING_KEY: randomBytes(SECRET_BYTES).toString('base64url'),
    CURSOR_KEY: randomBytes(SECRET_BYTES).toString('base64url'),
  };
}
