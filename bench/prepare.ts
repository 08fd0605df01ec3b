// What a measured server needs around it: the demo data and some hundred accounts more, and an issuer whose keys it fetches.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/clock.js';
import { EMBEDDED_ISSUER } from '../src/identity/caller.js';
import type { DemoCallerName } from '../src/identity/demo-callers.js';
import { createDemoIssuer } from '../src/identity/demo-issuer.js';
import { openSigningKeys, publicPart } from '../src/identity/signing-keys.js';
import { connectPostgres } from '../src/records/connect.js';
import { migrate } from '../src/records/migrate.js';
import { seedBulk } from '../src/seed/seed-bulk.js';
import { seedDemo } from '../src/seed/seed-demo.js';

const MORE_ACCOUNTS = 1200;
const AUDIENCE = 'https://api.bench.example/graphql';
const SECRET_BYTES = 32;

/** In every column that names an issuer: the demo's logins become those of an issuer outside, as in production. */
const RENAME_ISSUER = `
  DO $$ DECLARE found record; BEGIN
    SET LOCAL session_replication_role = replica; -- a key and what refers to it change one after the other
    FOR found IN SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name ~ '(^|_)issuer$' LOOP
      EXECUTE format('UPDATE %I SET %2$I = %3$L WHERE %2$I = %4$L',
        found.table_name, found.column_name, '<to>', '<from>');
    END LOOP;
  END $$`;

/** The affiliate keeps the accounts that it may read in full: a hundred refusals would be less work than a hundred accounts. */
const KEEP_READABLE = `
  DELETE FROM company_accounts c WHERE company_id = 'affiliate-active' AND NOT EXISTS (
    SELECT FROM accounts a
      JOIN service_relationships r USING (account_id)
      JOIN services s USING (account_id)
     WHERE a.account_id = c.account_id AND a.status = 'ACTIVE' AND s.ended_at IS NULL
       AND r.company_id = c.company_id AND r.to_at IS NULL
       AND NOT EXISTS (SELECT FROM approvals p WHERE p.account_id = a.account_id AND p.kind = 'OPT_OUT')
     GROUP BY a.account_id
    HAVING bool_or(s.category = 'LOCAL') AND count(DISTINCT s.category) > 1)`;

export async function fillDatabase(url: string, iss: string): Promise<void> {
  const database = await connectPostgres(url, { applicationName: 'bench', role: 'LOGIN' });
  try {
    const now = systemClock.now();
    await migrate(database);
    await seedDemo(database, { now });
    await seedBulk(database, { now, accounts: MORE_ACCOUNTS, callsPerAccount: 100, append: true });
    await database.query(RENAME_ISSUER.replace('<to>', iss).replace('<from>', EMBEDDED_ISSUER));
    await database.query(KEEP_READABLE);
    await database.query('VACUUM ANALYZE');
  } finally {
    await database.close();
  }
}

export interface BenchIssuer {
  readonly iss: string;
  readonly mint: (name: DemoCallerName) => Promise<string>;
  /** Of every server that is measured. */
  readonly settings: NodeJS.ProcessEnv;
  close(): void;
}

export async function startBenchIssuer(): Promise<BenchIssuer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'account-data-bench-'));
  const keys = (await openSigningKeys(dataFolder, systemClock).read()).map(publicPart);
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify({ keys }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const iss = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const { mint } = await createDemoIssuer({ iss, audience: AUDIENCE, dataFolder, clock: systemClock });
  return {
    iss,
    mint,
    settings: {
      DEMO: 'on', // outside it a company's token needs a proof of possession, which the clients here do not make
      DATA_DIR: dataFolder,
      TOKEN_ISSUER: iss,
      TOKEN_AUDIENCE: AUDIENCE,
      TOKEN_JWKS_URL: iss.replace('localhost', '127.0.0.1'),
      AUDIT_SIGNING_KEY: randomBytes(SECRET_BYTES).toString('base64url'),
      CURSOR_KEY: randomBytes(SECRET_BYTES).toString('base64url'),
    },
    close() {
      server.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
