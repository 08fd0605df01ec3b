// Which tables are spread by account, and where all others are when the data lie on several machines.
import type { Database } from '../../src/records/database.js';

/** Tables that have no account at the head of their key, and where they are instead. */
export const APART = {
  // Looked up by something else than the account, to find the account: each spread by its own key.
  account_numbers: 'spread by number',
  phone_number_accounts: 'spread by number',
  login_accounts: 'spread by login',
  backup_answers: 'spread by login',
  company_accounts: 'spread by company',
  // The carrier's own, small: a copy on every machine.
  companies: 'everywhere',
  api_clients: 'everywhere',
  trusted_documents: 'everywhere',
  policy_versions: 'everywhere',
  case_references: 'everywhere',
  legal_reviews: 'everywhere',
  breaches: 'everywhere',
  opt_out_failures: 'everywhere',
  complaints: 'everywhere',
  // Of no account: on one machine.
  access_changes: 'apart',
  token_revocations: 'everywhere',
  dpop_proofs: 'apart',
  login_attempts: 'apart',
  oidc_payloads: 'apart',
  imports: 'apart',
  rate_windows: 'apart',
  cost_budgets: 'apart',
  site_visits: 'apart',
  site_page_views: 'apart',
  site_cookie_choices: 'apart',
  // The log is one: its tree has one root.
  audit_leaves: 'apart',
  audit_subtrees: 'apart',
  audit_checkpoints: 'apart',
  audit_sealer: 'apart',
  audit_tombstones: 'apart',
} as const satisfies Record<string, 'everywhere' | 'apart' | `spread by ${string}`>;

export async function allTables(database: Database): Promise<string[]> {
  const found = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND relname <> 'schema_migrations' ORDER BY 1`,
  );
  return found.map(({ name }) => name);
}

export async function spreadTables(database: Database): Promise<string[]> {
  return (await allTables(database)).filter((table) => !(table in APART));
}
