// The role that the API works as can read and add, and can neither alter a table nor rewrite what is append-only.
import type { Database } from '../../src/records/database.js';
import { useDatabase } from '../support/databases.js';
import { call, id, insert, insertSamples, on, SUN } from './sample-records.js';

const held = useDatabase('PostgreSQL', { seeded: false });
beforeAll(() => insertSamples(held.database));

/** Everything is taken back at the end; the role holds for this transaction only. */
async function asApi<T>(work: (database: Database) => Promise<T>): Promise<T> {
  class Done extends Error {}
  let answer: T | undefined;
  await held.database
    .transaction(async (database) => {
      await database.query('SET LOCAL ROLE account_data_api');
      answer = await work(database);
      throw new Done();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Done)) throw error;
    });
  return answer as T;
}

/** Written once: table, and a column of it. */
const APPEND_ONLY = {
  audit_entries: 'reason',
  policy_acceptances: 'at',
  call_records: 'billed_seconds',
  message_records: 'segments',
  invoice_lines: 'amount',
  invoice_call_lines: 'amount',
  reference_accounts: 'reference_id',
  legal_reviews: 'at',
  contact_versions: 'since',
  sign_ups: 'at',
  identity_verifications: 'at',
} as const;

const KEPT = [
  'accounts',
  'backup_answers',
  'login_accounts',
  'contacts',
  'approvals',
  'notices',
  'outbox_messages',
  'delegations',
  'case_references',
  'legal_holds',
  'policy_versions',
  'service_relationships',
  'services',
  'invoices',
];

const REFUSED: readonly string[] = [
  ...Object.entries(APPEND_ONLY).map(([table, column]) => `UPDATE ${table} SET ${column} = ${column}`),
  ...[...Object.keys(APPEND_ONLY), ...KEPT].flatMap((table) => [`DELETE FROM ${table}`, `TRUNCATE ${table}`]),
  'UPDATE approvals SET kind = kind',
  'UPDATE approvals SET at = at',
  'UPDATE notices SET sent_at = sent_at',
  'UPDATE outbox_messages SET recipient = recipient',
  'UPDATE outbox_messages SET subject = subject',
  'UPDATE outbox_messages SET created_at = created_at',
  'UPDATE delegations SET categories = categories',
  'UPDATE case_references SET instrument = instrument',
  'UPDATE policy_versions SET text = text',
  'UPDATE invoices SET total_amount = total_amount',
  'UPDATE accounts SET account_id = account_id',
  'UPDATE audit_entries_default SET reason = reason',
  'DELETE FROM audit_entries_default',
  'ALTER TABLE audit_entries ADD COLUMN x text',
  'ALTER TABLE approvals DISABLE TRIGGER ALL',
  'DROP TABLE audit_entries',
  'CREATE TABLE x (y text)',
  'CREATE INDEX x ON accounts (name)',
  `SELECT ensure_month_partitions('audit_entries', '2040-01-01', '2040-02-01')`,
];

test.each(REFUSED)('%s is refused', async (sql) => {
  await expect(asApi((database) => database.query(sql))).rejects.toThrow(/permission denied|must be owner/);
});

test('it can hand on no privilege, to itself neither', async () => {
  const attempt = asApi(async (database) => {
    await database.query('GRANT UPDATE ON audit_entries TO account_data_api');
    await database.query('UPDATE audit_entries SET reason = reason');
  });
  await expect(attempt).rejects.toThrow(/permission denied/);
});

test('every table can be read', async () => {
  const tables = await held.database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace`,
  );
  expect(tables.length).toBeGreaterThan(30);
  await asApi(async (database) => {
    for (const { name } of tables) await database.query(`SELECT count(*) FROM ${name}`);
  });
});

const ALLOWED: readonly (readonly [says: string, sql: string, parameters: readonly unknown[]])[] = [
  [
    'an audit entry is added',
    `INSERT INTO audit_entries (account_id, entry_id, at, kind, request_id, outcome, reason, entry) VALUES ($1, $2, $3, 'READ', 'r', 'PERMIT', 'OK_SELF', '{}')`,
    [SUN, id(901), on(0)],
  ],
  [
    'an approval is revoked',
    'UPDATE approvals SET revoked_at = $2 WHERE account_id = $1 RETURNING 1',
    [SUN, on(0)],
  ],
  [
    'a notice is marked bounced',
    'UPDATE notices SET bounced_at = $2 WHERE account_id = $1 RETURNING 1',
    [SUN, on(0)],
  ],
  [
    'a relationship is ended',
    'UPDATE service_relationships SET to_at = $2 WHERE account_id = $1 RETURNING 1',
    [SUN, on(0)],
  ],
  [
    'a number is released, and its look-up with it',
    'UPDATE phone_numbers SET released_at = $2 WHERE account_id = $1 AND released_at IS NULL RETURNING 1',
    [SUN, on(0)],
  ],
  [
    'an account is opened, and its look-up with it',
    `INSERT INTO accounts (account_id, number, kind, status, since, name, created_at) VALUES ($1, 'ACCT-X', 'RESIDENTIAL', 'APPLICANT', $2, 'x', $2)`,
    [id(900), on(0)],
  ],
];

test.each(ALLOWED)('%s', async (_, sql, parameters) => {
  await expect(asApi((database) => database.query(sql, parameters))).resolves.toBeDefined();
});

test('a call record is added through its table, into the month that was made', async () => {
  const age = 9;
  const found = await asApi(async (database) => {
    await insert(database, 'call_records', call(SUN, age));
    return database.query('SELECT call_id AS id FROM call_records WHERE call_id = $1', [id(100 + age)]);
  });
  expect(found).toEqual([{ id: id(100 + age) }]);
});
