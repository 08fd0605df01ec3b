// The demo data as loaded, on both databases: totals equal to their records, ten accounts of known state, every
// reference of known code.
import { COMPANIES } from '../../src/seed/company-rows.js';
import { seedDemo } from '../../src/seed/seed-demo.js';
import { DATABASES, demoNow, useDatabase } from '../support/databases.js';

const STATES = `
  SELECT right(a.number, 2)::integer AS account, a.status,
    (SELECT coalesce(array_agg(category ORDER BY category), '{}') FROM services s
      WHERE s.account_id = a.account_id AND (s.ended_at IS NULL OR s.ended_at > $1)) AS services,
    (SELECT coalesce(array_agg(company_id || ' ' || kind || CASE WHEN to_at <= $1 THEN ' ended' ELSE '' END ORDER BY company_id), '{}')
      FROM service_relationships r WHERE r.account_id = a.account_id) AS relationships,
    (SELECT coalesce(array_agg(concat_ws(' ', kind, scope, company_id)), '{}') FROM approvals p
      WHERE p.account_id = a.account_id) AS approvals,
    (SELECT coalesce(array_agg(concat_ws(' ', form, grantee_subject, company_id, categories::text)), '{}') FROM delegations d
      WHERE d.account_id = a.account_id) AS delegations,
    (SELECT count(*)::integer FROM notices n WHERE n.account_id = a.account_id) AS notices
  FROM accounts a WHERE a.number <= 'ACCT-0010' ORDER BY a.number`;

const TWO = ['INTEREXCHANGE', 'LOCAL'];
const WITH = 'affiliate-active SERVICE';
const ASSIGNED = 'agent-payments ASSIGNMENT';
const NOTHING = {
  status: 'ACTIVE',
  services: TWO,
  relationships: [],
  approvals: [],
  delegations: [],
  notices: 0,
};

const KNOWN_STATES = [
  { ...NOTHING, account: 1, relationships: [WITH, ASSIGNED], delegations: ['WRITTEN delegate {BILLING}'] },
  { ...NOTHING, account: 2, services: ['LOCAL'], relationships: [WITH] },
  { ...NOTHING, account: 3, relationships: [`${WITH} ended`] },
  { ...NOTHING, account: 4, relationships: ['affiliate-second SERVICE'] },
  { ...NOTHING, account: 5 },
  { ...NOTHING, account: 6, status: 'CLOSED', services: [], relationships: [WITH] },
  { ...NOTHING, account: 7, relationships: [WITH, ASSIGNED], approvals: ['OPT_OUT MARKETING'] },
  {
    ...NOTHING,
    account: 8,
    relationships: [WITH, ASSIGNED],
    approvals: ['OPT_IN LOCATION affiliate-active'],
  },
  { ...NOTHING, account: 9, status: 'APPLICANT', services: [] },
  { ...NOTHING, account: 10 },
];

/** code, account, whether open, and what else it is known for. */
const KNOWN_REFERENCES = [
  ['CALL-0001', 'ACCT-0001', true, 'support t PASSWORD TELEPHONE'],
  ['CALL-0002', 'ACCT-0001', true, 'support t BIOGRAPHICAL TELEPHONE'],
  ['CAMPAIGN-0001', null, true, 'LOCAL approved'],
  ['CAMPAIGN-0002', null, true, 'LOCAL'],
  ['CAMPAIGN-0003', null, true, 'WIRELESS approved'],
  ['EMERGENCY-0001', 'ACCT-0001', true, 'psap'],
  ['FRAUD-0001', 'ACCT-0001', true, ''],
  ['LEGAL-0001', 'ACCT-0010', true, 'government SUBPOENA nondisclosure'],
  ['LEGAL-0002', 'ACCT-0010', true, 'government SUBPOENA expired'],
  ['LEGAL-0003', 'ACCT-0010', true, 'government PRESERVATION'],
  ['ONBOARD-0001', 'ACCT-0009', true, ''],
  ['TICKET-0001', 'ACCT-0001', true, ''],
];

const REFERENCES = `
  SELECT c.code, a.number, c.opened_at < $1 AND c.ended_at IS NULL AS open,
    concat_ws(' ', c.handled_by_subject, left(c.customer_consented::text, 1), c.customer_authn_method, c.customer_authn_channel,
      c.offering, CASE WHEN c.approved_at < $1 AND c.approved_by_subject <> c.opened_by_subject THEN 'approved' END,
      c.agency_company_id, c.instrument, CASE WHEN c.nondisclosure THEN 'nondisclosure' END,
      CASE WHEN c.expires_at <= $1 THEN 'expired' END) AS known_for
  FROM case_references c
  LEFT JOIN reference_accounts l USING (reference_id)
  LEFT JOIN accounts a ON a.account_id = coalesce(c.account_id, l.account_id)
  ORDER BY c.code`;

/** Each answers the days, or days and destinations, where a total and its records differ. */
const DIFFERENCES = {
  'usage per day': `
    SELECT * FROM (
      SELECT account_id, day, sum(seconds) AS seconds, sum(calls) AS calls, sum(messages) AS messages FROM (
        SELECT account_id, (started_at AT TIME ZONE 'UTC')::date AS day, billed_seconds AS seconds, 1 AS calls, 0 AS messages
          FROM call_records
        UNION ALL SELECT account_id, (sent_at AT TIME ZONE 'UTC')::date, 0, 0, 1 FROM message_records) AS record
      GROUP BY account_id, day) AS summed
    FULL JOIN usage_totals t USING (account_id, day)
    WHERE (summed.seconds, summed.calls, summed.messages) IS DISTINCT FROM (t.billed_seconds, t.calls::bigint, t.messages::bigint)`,
  'calls and seconds per destination': `
    SELECT * FROM (
      SELECT account_id, (started_at AT TIME ZONE 'UTC')::date AS day, destination_country AS country, destination_prefix AS prefix,
        sum(billed_seconds) AS seconds, count(*) AS calls
      FROM call_records GROUP BY 1, 2, 3, 4) AS summed
    FULL JOIN (SELECT * FROM destination_totals WHERE calls > 0) AS t USING (account_id, day, country, prefix)
    WHERE (summed.seconds, summed.calls) IS DISTINCT FROM (t.billed_seconds, t.calls::bigint)`,
  'messages per destination': `
    SELECT * FROM (
      SELECT account_id, (sent_at AT TIME ZONE 'UTC')::date AS day, destination_country AS country,
        destination_prefix AS prefix, count(*) AS messages
      FROM message_records GROUP BY 1, 2, 3, 4) AS summed
    FULL JOIN (SELECT * FROM destination_totals WHERE messages > 0) AS t USING (account_id, day, country, prefix)
    WHERE summed.messages IS DISTINCT FROM t.messages`,
};

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind);
  const now = () => new Date(demoNow());

  test('the ten accounts have their known state and nothing besides', async () => {
    expect(await held.database.query(STATES, [now()])).toEqual(KNOWN_STATES);
  });

  test('every reference of known code is as the demo callers need it', async () => {
    const found = await held.database.query<Record<string, unknown>>(REFERENCES, [now()]);
    expect(found.map(({ code, number, open, known_for }) => [code, number, open, known_for])).toEqual(
      KNOWN_REFERENCES,
    );
  });

  test.each(Object.entries(DIFFERENCES))('totals equal the sums of the records: %s', async (_, sql) => {
    expect(await held.database.query(sql)).toEqual([]);
  });

  test('the emergency call is about a call of that account whose place is known', async () => {
    const sql = `SELECT c.calling_number = r.calling_number AS same, r.place IS NOT NULL AS placed
      FROM case_references c JOIN call_records r USING (account_id, call_id) WHERE c.code = 'EMERGENCY-0001'`;
    expect(await held.database.query(sql)).toEqual([{ same: true, placed: true }]);
  });

  test('the hold on the tenth account is in force and rests on the preservation request', async () => {
    const sql = `SELECT a.number, c.code FROM legal_holds h JOIN accounts a USING (account_id) JOIN case_references c USING (reference_id)
      WHERE h.released_at IS NULL AND h.until_at > $1`;
    expect(await held.database.query(sql, [now()])).toEqual([{ number: 'ACCT-0010', code: 'LEGAL-0003' }]);
  });

  test('each legal request was reviewed by two who did not enter it', async () => {
    const sql = `SELECT c.code, count(*)::integer AS reviewers FROM case_references c JOIN legal_reviews v USING (reference_id)
      WHERE v.reviewer_subject <> c.entered_by_subject AND v.at <= $1 GROUP BY c.code ORDER BY c.code`;
    const codes = ['LEGAL-0001', 'LEGAL-0002', 'LEGAL-0003'];
    expect(await held.database.query(sql, [now()])).toEqual(codes.map((code) => ({ code, reviewers: 2 })));
  });

  test('the policy version of 2015-03-30 is in force with its text and parameters', async () => {
    const sql = `SELECT version, legal_overlay, affiliate_sharing, approval_uses, text ~ 'Customer Proprietary Network Information' AS whole
      FROM policy_versions WHERE effective_from <= $1 AND (effective_to IS NULL OR effective_to > $1)`;
    expect(await held.database.query(sql, [now()])).toEqual([
      {
        version: '2015-03-30',
        legal_overlay: true,
        affiliate_sharing: 'EXISTING_RELATIONSHIP',
        approval_uses: 'ENABLED',
        whole: true,
      },
    ]);
  });

  test('every company but the carrier has a registered client of its own id', async () => {
    const found = await held.database.query<{ client_id: string }>(
      `SELECT client_id FROM api_clients WHERE company_id = client_id AND issuer = 'embedded'`,
    );
    const companies = Object.keys(COMPANIES).filter((id) => id !== 'carrier');
    expect(found.map(({ client_id }) => client_id).sort()).toEqual(companies.sort());
  });

  test('the first account is rich: numbers with routes and E911 addresses, trunks, places, messages, six invoices', async () => {
    const count = (table: string, rest = '') =>
      `(SELECT count(*) FROM ${table} t WHERE t.account_id = a.account_id ${rest})`;
    const [rich] = await held.database.query<{ rich: boolean }>(`SELECT
      ${count(
        'phone_numbers',
        `AND primary_route_id IS NOT NULL AND failover_route_id IS NOT NULL
        AND EXISTS (SELECT FROM emergency_addresses e WHERE e.account_id = t.account_id AND e.number = t.number)`,
      )} >= 3
      AND ${count('trunks')} >= 2 AND ${count('call_records', 'AND place IS NOT NULL')} >= 10
      AND ${count('message_records')} >= 10 AND ${count('invoices')} >= 6 AND ${count('invoice_call_lines')} >= 10 AS rich
      FROM accounts a WHERE number = 'ACCT-0001'`);
    expect(rich).toEqual({ rich: true });
  });

  test('a database that holds accounts is left as it is', async () => {
    expect(await seedDemo(held.database, { now: demoNow() })).toEqual({ seeded: false });
  });
});
