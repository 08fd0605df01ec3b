// "A customer of a telecommunications carrier is a person or entity to which the telecommunications carrier is currently providing
// service." (47 CFR 64.2003(f)) Who has only signed up has no CPNI, and the database refuses it in every table that holds any.
import { useDatabase } from '../support/databases.js';

const held = useDatabase('PostgreSQL');

/** What has a key of an account and is no CPNI: who the customer is, the customer's rights, the carrier's papers and the log. */
const NO_CPNI = [
  'account_numbers',
  'account_owners',
  'accounts',
  'approvals',
  'audit_entries',
  'audit_facts',
  'audit_leaves',
  'audit_unsealed',
  'breach_accounts',
  'case_references',
  'company_accounts',
  'contact_versions',
  'contacts',
  'delegations',
  'idempotency_keys',
  'identity_verifications',
  'legal_holds',
  'notices',
  'outbox_messages',
  'policy_acceptances',
  'reference_accounts',
  'service_relationships',
  'sign_ups',
];

/** Rows of what has rows of its own there: kept by triggers of, or bound by key to, a table that refuses an applicant. */
const BEHIND = ['invoice_call_lines', 'invoice_lines', 'phone_number_accounts'];

/** What a copy of a customer's row needs to be no duplicate: new ids and numbers, and nothing of the other account. */
const COPIED_AS: Readonly<Record<string, string>> = {
  phone_numbers: `'{"number": "+15035559999", "primary_route_id": null, "failover_route_id": null, "service_id": null}'`,
};

async function tablesOfAccounts(): Promise<string[]> {
  const rows = await held.database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function tablesThatRefuse(): Promise<string[]> {
  const rows = await held.database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE p.proname = 'refuse_applicants' AND NOT c.relispartition ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

test('every table of accounts that is not known to hold no CPNI refuses an applicant', async () => {
  const refusing = await tablesThatRefuse();
  expect(refusing.length).toBeGreaterThan(10);
  expect([...refusing, ...BEHIND, ...NO_CPNI].sort()).toEqual((await tablesOfAccounts()).sort());
});

test('a row of a customer is refused for an applicant, table by table', async () => {
  const [applicant] = await held.database.query<{ id: string }>(
    `SELECT account_id AS id FROM accounts WHERE number = 'ACCT-0009'`,
  );
  for (const table of await tablesThatRefuse()) {
    const [row] = await held.database.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    expect([table, row]).toEqual([table, expect.anything()]);
    const copy = held.database.query(
      `INSERT INTO "${table}" SELECT (jsonb_populate_record(source, to_jsonb(source)
         || jsonb_build_object('account_id', $1::text) || ${COPIED_AS[table] ?? `'{}'`}::jsonb)).*
       FROM "${table}" AS source LIMIT 1`,
      [applicant?.id],
    );
    await expect(copy).rejects.toThrow(`only a customer has rows in ${table}`);
  }
});

test('and nobody becomes an applicant again, who could have CPNI', async () => {
  await expect(
    held.database.query(`UPDATE accounts SET status = 'APPLICANT' WHERE number = 'ACCT-0002'`),
  ).rejects.toThrow('a customer does not become an applicant again');
});
