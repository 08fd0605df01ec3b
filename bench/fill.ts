// The rows of a run: the demo data, some more accounts, a few with many calls; and which of them are asked for.
import { systemClock } from '../src/clock.js';
import { EMBEDDED_ISSUER } from '../src/identity/caller.js';
import { connectPostgres } from '../src/records/connect.js';
import type { DataSourceDatabase } from '../src/records/database.js';
import { migrate } from '../src/records/migrate.js';
import { seedBulk } from '../src/seed/seed-bulk.js';
import { seedDemo } from '../src/seed/seed-demo.js';
import { CALLS_OF_W3, type WorkName } from './works.js';

const MORE_ACCOUNTS = 1200;
const CALLS_OF_MORE = 100;
const ACCOUNTS_OF_MANY_CALLS = 16;
/** About: every account has 85 to 115 percent of it. */
export const MANY_CALLS = Math.ceil(CALLS_OF_W3 * 1.2);

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
export const KEEP_READABLE = `
  DELETE FROM company_accounts c WHERE company_id = 'affiliate-active' AND NOT EXISTS (
    SELECT FROM accounts a
      JOIN service_relationships r USING (account_id)
      JOIN services s USING (account_id)
     WHERE a.account_id = c.account_id AND a.status = 'ACTIVE' AND s.ended_at IS NULL
       AND r.company_id = c.company_id AND r.to_at IS NULL
       AND NOT EXISTS (SELECT FROM approvals p WHERE p.account_id = a.account_id AND p.kind = 'OPT_OUT')
     GROUP BY a.account_id
    HAVING bool_or(s.category = 'LOCAL') AND count(DISTINCT s.category) > 1)`;

export interface AskedAccount {
  readonly number: string;
  /** The subject that owns it. */
  readonly owner: string;
}

/** Accounts with all that a work reads of one; none where it reads those of the company. */
export type AskedAccounts = Partial<Record<WorkName, readonly AskedAccount[]>>;

export async function fillDatabase(url: string, iss: string): Promise<AskedAccounts> {
  return withLogin(url, async (database) => {
    const now = systemClock.now();
    await migrate(database);
    await seedDemo(database, { now });
    await seedBulk(database, { now, accounts: MORE_ACCOUNTS, callsPerAccount: CALLS_OF_MORE, append: true });
    await seedBulk(database, {
      now,
      accounts: ACCOUNTS_OF_MANY_CALLS,
      callsPerAccount: MANY_CALLS,
      append: true,
    });
    await renameIssuer(database, iss);
    await database.query(KEEP_READABLE);
    await database.query('VACUUM ANALYZE');
    return {
      W1: await accountsWith(database, `${rowsAtLeast('invoices', 6)} AND ${callsAtLeast(50)}`),
      W3: await accountsWith(database, `${callsAtLeast(CALLS_OF_W3)} AND ${PLACES_KNOWN}`),
    };
  });
}

export async function renameIssuer(database: DataSourceDatabase, iss: string): Promise<void> {
  await database.query(RENAME_ISSUER.replace('<to>', iss).replace('<from>', EMBEDDED_ISSUER));
}

export async function withLogin<T>(
  url: string,
  work: (database: DataSourceDatabase) => Promise<T>,
): Promise<T> {
  const database = await connectPostgres(url, { applicationName: 'bench', role: 'LOGIN' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export function accountsWith(database: DataSourceDatabase, condition: string): Promise<AskedAccount[]> {
  return database.query<AskedAccount>(
    `SELECT a.number, o.subject AS owner FROM accounts a JOIN account_owners o USING (account_id)
     WHERE a.status = 'ACTIVE' AND ${condition} ORDER BY a.account_id`,
  );
}

export function callsAtLeast(least: number): string {
  return rowsAtLeast('call_records', least);
}

function rowsAtLeast(table: string, least: number): string {
  return `a.account_id IN (SELECT account_id FROM ${table} GROUP BY account_id HAVING count(*) >= ${least})`;
}

const PLACES_KNOWN = `EXISTS (SELECT FROM call_records c WHERE c.account_id = a.account_id AND c.place IS NOT NULL)`;
