// All that stands ready before anything is asked, set as in production: PostgreSQL with fsync, the tables made and filled by its
// owner, the server with a login that may not alter them, an issuer outside, and a proxy whose word for the clients' addresses is
// believed. Mail has no server and waits.
import { randomBytes } from 'node:crypto';
import { accountsWith, callsAtLeast, renameIssuer, withLogin, type AskedAccount } from '../../bench/fill.js';
import { AUDIENCE, startIssuer } from '../../bench/issuer.js';
import { systemClock } from '../../src/clock.js';
import { migrate } from '../../src/records/migrate.js';
import { seedBulk } from '../../src/seed/seed-bulk.js';
import { seedDemo } from '../../src/seed/seed-demo.js';
import { createDurablePostgres } from '../load/durable-postgres.js';
import { createServerProcess, type ServerProcess } from '../load/server-process.js';
import { onServer } from '../support/templates.js';
import { Credentials } from './credentials.js';
import { GuardedValues, readGuardedValues } from './guarded-values.js';

export const LOGIN = 'soak_api';
const MORE_ACCOUNTS = 100;
const CALLS_OF_MORE = 60;
const OWNERS = 30;
const KNOWN = Array.from({ length: 10 }, (_, index) => `ACCT-${String(index + 1).padStart(4, '0')}`);
const SECRET_BYTES = 32;

export interface Stage {
  /** As the owner of the tables. */
  readonly databaseUrl: string;
  readonly server: ServerProcess;
  readonly credentials: Credentials;
  readonly owners: readonly AskedAccount[];
  readonly values: GuardedValues;
  readonly close: () => Promise<void>;
}

export async function openStage(onLine: (line: string, values: GuardedValues) => void): Promise<Stage> {
  const postgres = await createDurablePostgres();
  await postgres.start();
  const issuer = await startIssuer();
  const { owners, values } = await fill(postgres.url, issuer.iss);
  await onServer(postgres.url, `CREATE ROLE ${LOGIN} LOGIN`, `GRANT account_data_api TO ${LOGIN}`);
  const server = await createServerProcess({
    environment: {
      NODE_ENV: 'production',
      DATABASE_URL: postgres.url.replace('postgres@', `${LOGIN}@`),
      TOKEN_ISSUER: issuer.iss,
      TOKEN_AUDIENCE: AUDIENCE,
      TOKEN_JWKS_URL: issuer.jwksUrl,
      AUDIT_SIGNING_KEY: secret(),
      CURSOR_KEY: secret(),
      TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'info',
    },
    onLine: (line) => {
      onLine(line, values);
    },
  });
  return {
    databaseUrl: postgres.url,
    server,
    credentials: await Credentials.of(issuer),
    owners,
    values,
    async close() {
      await server.stop();
      issuer.close();
      await postgres.stop();
    },
  };
}

function fill(url: string, iss: string): Promise<Pick<Stage, 'owners' | 'values'>> {
  return withLogin(url, async (database) => {
    const now = systemClock.now();
    await migrate(database);
    await seedDemo(database, { now });
    await seedBulk(database, { now, accounts: MORE_ACCOUNTS, callsPerAccount: CALLS_OF_MORE, append: true });
    await renameIssuer(database, iss);
    await database.query('VACUUM ANALYZE');
    const owners = (await accountsWith(database, callsAtLeast(1))).slice(0, OWNERS);
    const accounts = new Set([...KNOWN, ...owners.map(({ number }) => number)]);
    return { owners, values: new GuardedValues(await readGuardedValues(database, [...accounts])) };
  });
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
