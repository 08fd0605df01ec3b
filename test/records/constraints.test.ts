// What the database refuses by itself, whoever writes.
import { ensureMonthPartitions } from '../../src/records/month-partitions.js';
import { DATABASES, useDatabase } from '../support/databases.js';
import {
  call,
  DAY,
  GONE,
  id,
  insert,
  insertSamples,
  MISSING,
  MOON,
  NEW,
  NOON,
  on,
  SUN,
} from './sample-records.js';

const invoice = {
  invoice_id: id(801),
  number: 'X',
  period_from: on(-2),
  period_to: on(-1),
  issued_at: on(0),
  due_at: on(9),
  total_amount: 1,
};
const service = { service_id: id(802), category: 'LOCAL', type: 'SIP_TRUNKING', started_at: on(-1) };
const opened = {
  opened_by_issuer: 'embedded',
  opened_by_subject: 'opener',
  opened_at: on(-1),
  reference_id: id(803),
  code: 'X',
};
const version = {
  text: 'x',
  legal_overlay: true,
  affiliate_sharing: 'CONSENT',
  approval_uses: 'ENABLED',
  published_at: on(0),
};

const REFUSED: readonly (readonly [
  says: string,
  table: string,
  row: Record<string, unknown>,
  problem: RegExp,
])[] = [
  ['a service of an applicant', 'services', { ...service, account_id: NEW }, /only a customer/],
  ['a call of an applicant', 'call_records', call(NEW, 3), /only a customer/],
  ['a call of no account', 'call_records', call(MISSING, 3), /only a customer/],
  [
    'an account number that is taken',
    'accounts',
    {
      account_id: id(800),
      number: 'ACCT-SUN',
      kind: 'BUSINESS',
      status: 'ACTIVE',
      since: on(0),
      name: 'x',
      created_at: on(0),
    },
    /account_numbers_pkey/,
  ],
  [
    'a number in service elsewhere',
    'phone_numbers',
    { account_id: MOON, number_id: id(804), number: '+12065550111', type: 'MOBILE', assigned_at: on(0) },
    /phone_number_accounts_pkey/,
  ],
  [
    'a number that is not E.164',
    'phone_numbers',
    { account_id: MOON, number_id: id(804), number: '2065550111', type: 'MOBILE', assigned_at: on(0) },
    /number_check/,
  ],
  [
    'a route of another account',
    'phone_numbers',
    {
      account_id: MOON,
      number_id: id(804),
      number: '+12065550199',
      type: 'MOBILE',
      assigned_at: on(0),
      primary_route_id: id(31),
    },
    /primary_route_id_fkey/,
  ],
  [
    'an invoice in another currency than the account',
    'invoices',
    { ...invoice, account_id: MOON, currency: 'USD' },
    /currency_fkey/,
  ],
  [
    'a campaign approved by who opened it',
    'case_references',
    {
      ...opened,
      kind: 'CAMPAIGN',
      offering: 'LOCAL',
      approved_by_issuer: 'embedded',
      approved_by_subject: 'opener',
      approved_at: on(0),
    },
    /approved_by_another/,
  ],
  ['a campaign without an offering', 'case_references', { ...opened, kind: 'CAMPAIGN' }, /campaign_complete/],
  [
    'a legal request without an instrument',
    'case_references',
    { ...opened, kind: 'LEGAL_REQUEST', agency_company_id: 'agency' },
    /legal_request_complete/,
  ],
  [
    'a second policy version in force',
    'policy_versions',
    { ...version, version: 'x', effective_from: on(0) },
    /one_version_in_force/,
  ],
  [
    'a designation of a person and a company at once',
    'delegations',
    {
      account_id: SUN,
      delegation_id: id(805),
      grantee_kind: 'COMPANY',
      grantee_issuer: 'a',
      grantee_subject: 'b',
      company_id: 'agent',
      form: 'WRITTEN',
      categories: [],
      from_at: on(0),
    },
    /delegations_check/,
  ],
  [
    'a call before any month was made for it',
    'call_records',
    { ...call(SUN, 3), started_at: '2019-01-01T00:00:00Z' },
    /no partition/,
  ],
];

describe.each(DATABASES)('on %s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  beforeAll(() => insertSamples(held.database));

  test.each(REFUSED)('%s is refused', async (_, table, row, problem) => {
    await expect(insert(held.database, table, row)).rejects.toThrow(problem);
  });

  test.each([
    [
      'a customer becomes an applicant again',
      `UPDATE accounts SET status = 'APPLICANT' WHERE account_id = $1`,
    ],
    ['an account number changes', `UPDATE accounts SET number = 'OTHER' WHERE account_id = $1`],
  ])('that %s is refused', async (_, sql) => {
    await expect(held.database.query(sql, [SUN])).rejects.toThrow(/does not/);
  });

  test('look-ups are kept without being written to', async () => {
    const numbers = await held.database.query('SELECT account_id FROM account_numbers WHERE number = $1', [
      'ACCT-GONE',
    ]);
    expect(numbers).toEqual([{ account_id: GONE }]);
    const companies = await held.database.query(
      'SELECT account_id FROM company_accounts WHERE company_id = $1 ORDER BY 1',
      ['stranger'],
    );
    expect(companies).toEqual([{ account_id: MOON }]);
  });

  test('a released number is free for another account', async () => {
    await held.database.query('UPDATE phone_numbers SET released_at = $1 WHERE number_id = $2', [
      on(0),
      id(42),
    ]);
    await insert(held.database, 'phone_numbers', {
      account_id: MOON,
      number_id: id(806),
      number: '+12065550112',
      type: 'MOBILE',
      assigned_at: on(0),
    });
    const holder = await held.database.query(
      'SELECT account_id FROM phone_number_accounts WHERE number = $1',
      ['+12065550112'],
    );
    expect(holder).toEqual([{ account_id: MOON }]);
  });

  test('months are made once, whichever part of them is asked for, and may be asked for again', async () => {
    const january = Date.parse('2031-01-31T23:59:59Z');
    const months = () =>
      held.database.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relname LIKE 'call_records_2031%' AND relkind = 'r' ORDER BY 1`,
      );
    await ensureMonthPartitions(held.database, january, january + DAY);
    await ensureMonthPartitions(held.database, january - DAY, january + 2 * DAY);
    expect(await months()).toEqual([{ name: 'call_records_2031_01' }, { name: 'call_records_2031_02' }]);
    await insert(held.database, 'call_records', {
      ...call(SUN, 3),
      started_at: '2031-01-31T23:59:59.999999Z',
    });
    const [placed] = await held.database.query(
      `SELECT tableoid::regclass::text AS name FROM call_records WHERE started_at > $1`,
      [on(300)],
    );
    expect(placed).toEqual({ name: 'call_records_2031_01' });
  });

  test('an audit entry of a month that nobody made is kept all the same', async () => {
    await insert(held.database, 'audit_entries', {
      account_id: SUN,
      entry_id: id(901),
      at: new Date(NOON + 9000 * DAY).toISOString(),
      kind: 'READ',
      request_id: 'r',
      outcome: 'DENY',
      reason: 'X',
      entry: {},
    });
    expect(await held.database.query('SELECT tableoid::regclass::text AS name FROM audit_entries')).toEqual([
      { name: 'audit_entries_default' },
    ]);
  });

  test('a month whose entries lie in the default partition stays there, and the next is made', async () => {
    const late = NOON + 9000 * DAY;
    await ensureMonthPartitions(held.database, late, late + 31 * DAY);
    const entries = await held.database.query(
      'SELECT tableoid::regclass::text AS name FROM audit_entries WHERE at >= $1',
      [new Date(late).toISOString()],
    );
    expect(entries).toEqual([{ name: 'audit_entries_default' }]);
    const made = await held.database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relname ~ '^audit_entries_20[4-9]._..$' AND relkind = 'r'`,
    );
    expect(made).toHaveLength(1);
  });
});
