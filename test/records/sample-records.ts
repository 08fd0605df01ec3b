// Four accounts with a little of everything, for tests that must know each row: SUN (business), MOON (one of each tie),
// NEW (applicant), GONE (closed). Instants are around NOON.
import type { Database } from '../../src/records/database.js';
import { ensureMonthPartitions } from '../../src/records/month-partitions.js';

export const NOON = Date.parse('2026-03-15T12:00:00Z');
export const DAY = 24 * 60 * 60 * 1000;

export const SUN = id(1);
export const MOON = id(2);
export const NEW = id(3);
export const GONE = id(4);
export const MISSING = id(9);

/** A readable UUID: its last digits are the number. */
export function id(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export function on(days: number): string {
  return new Date(NOON + days * DAY).toISOString();
}

type Values = Readonly<Record<string, unknown>>;

/** Table and columns are words of the test, never of a caller. */
export async function insert(database: Database, table: string, ...rows: readonly Values[]): Promise<void> {
  for (const row of rows) {
    const places = Object.keys(row).map((_, place) => `$${place + 1}`);
    const sql = `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`;
    await database.query(sql, Object.values(row));
  }
}

export async function insertSamples(database: Database): Promise<void> {
  await ensureMonthPartitions(database, NOON - 90 * DAY, NOON + 30 * DAY);
  await insertAccounts(database);
  await insertServices(database);
  await insertUsage(database);
  await insertInvoices(database);
  await insertRights(database);
  await insertReferences(database);
}

async function insertAccounts(database: Database): Promise<void> {
  const account = {
    kind: 'RESIDENTIAL',
    status: 'ACTIVE',
    since: on(-400),
    created_at: on(-400),
    name: 'Luna Park',
  };
  await insert(
    database,
    'accounts',
    {
      ...account,
      account_id: SUN,
      number: 'ACCT-SUN',
      kind: 'BUSINESS',
      dedicated_representative: true,
      name: 'Sun Works',
    },
    { ...account, account_id: MOON, number: 'ACCT-MOON', currency: 'EUR' },
    { ...account, account_id: NEW, number: 'ACCT-NEW', status: 'APPLICANT' },
    { ...account, account_id: GONE, number: 'ACCT-GONE', status: 'CLOSED', closed_at: on(-60) },
  );
  await insert(database, 'account_owners', { account_id: SUN, issuer: 'embedded', subject: 'owner' });
  await insert(
    database,
    'contacts',
    {
      account_id: SUN,
      contact_id: id(11),
      role: 'OWNER',
      name: 'Sol Sun',
      email: 'sol@sun.example',
      phone: '+12065550101',
      lines: ['1 Main St'],
      city: 'Seattle',
      region: 'WA',
      postal_code: '98101',
      country: 'US',
      since: on(-400),
    },
    { account_id: SUN, contact_id: id(12), role: 'BILLING', name: 'Ray Sun', since: on(-400) },
  );
}

async function insertServices(database: Database): Promise<void> {
  await insert(
    database,
    'services',
    {
      account_id: SUN,
      service_id: id(21),
      category: 'LOCAL',
      type: 'SIP_TRUNKING',
      features: ['CNAM'],
      started_at: on(-300),
    },
    {
      account_id: SUN,
      service_id: id(22),
      category: 'WIRELESS',
      type: 'MOBILE',
      started_at: on(-300),
      ended_at: on(-1),
    },
  );
  await insert(database, 'routes', {
    account_id: SUN,
    route_id: id(31),
    kind: 'HOST',
    target: 'sip.sun.example',
    label: 'main',
    priority: 1,
  });
  const number = { account_id: SUN, type: 'GEOGRAPHIC', assigned_at: on(-300), service_id: id(21) };
  await insert(
    database,
    'phone_numbers',
    {
      ...number,
      number_id: id(41),
      number: '+12065550111',
      primary_route_id: id(31),
      rate_center: 'SEATTLE',
    },
    { ...number, number_id: id(42), number: '+12065550112', service_id: id(22) },
    { ...number, number_id: id(43), number: '+12065550113', released_at: on(-5) },
  );
  await insert(database, 'trunks', {
    account_id: SUN,
    trunk_id: id(51),
    label: 'east',
    sip_domain: 'east.example',
    codecs: ['G711'],
    allowed_ips: ['192.0.2.1'],
    channels: 24,
  });
  const address = { account_id: SUN, lines: ['1 Main St'], city: 'Seattle', region: 'WA', country: 'US' };
  await insert(database, 'service_locations', { ...address, location_id: id(61), rate_center: 'SEATTLE' });
  await insert(database, 'emergency_addresses', {
    ...address,
    emergency_address_id: id(71),
    number: '+12065550111',
    caller_name: 'Sol Sun',
    validated_at: on(-200),
  });
}

/** A call whose number is its age: call 5 began five hours before NOON; calls 1 and 2 began at the same instant. */
export function call(account: string, age: number): Values {
  const startedAt = new Date(NOON - Math.max(age, 2) * 3_600_000).toISOString();
  return {
    account_id: account,
    started_at: startedAt,
    call_id: id(100 + age),
    direction: age % 2 === 0 ? 'INBOUND' : 'OUTBOUND',
    calling_number: '+12065550111',
    called_number: `+1425555${String(age).padStart(4, '0')}`,
    destination_country: 'US',
    destination_prefix: '1425',
    duration_seconds: age,
    billed_seconds: 60,
    ...(age === 5
      ? {
          charge_amount: '0.0125',
          charge_currency: 'USD',
          place: 'Tower 5',
          latitude: 47.6,
          longitude: -122.3,
        }
      : {}),
  };
}

async function insertUsage(database: Database): Promise<void> {
  await insert(
    database,
    'call_records',
    ...[1, 2, 3, 4, 5, 2000].map((age) => call(SUN, age)),
    call(MOON, 7),
  );
  await insert(database, 'message_records', {
    account_id: SUN,
    sent_at: on(-1),
    message_id: id(201),
    direction: 'OUTBOUND',
    sender_number: '+12065550111',
    recipient_number: '+14255550001',
    destination_country: 'US',
    destination_prefix: '1425',
    segments: 2,
  });
  const used = { account_id: SUN, billed_seconds: 90, calls: 2, messages: 1 };
  const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'];
  await insert(database, 'usage_totals', ...days.map((day) => ({ ...used, day })));
  await insert(
    database,
    'destination_totals',
    ...days.flatMap((day) => [
      { ...used, day, country: 'US', prefix: '1425' },
      { ...used, day, country: 'US', prefix: '1206' },
      { ...used, day, country: 'DE', prefix: '4930' },
    ]),
  );
}

async function insertInvoices(database: Database): Promise<void> {
  const invoice = { account_id: SUN, currency: 'USD', issued_at: on(-30), due_at: on(-10) };
  await insert(
    database,
    'invoices',
    {
      ...invoice,
      invoice_id: id(301),
      number: 'I-1',
      period_from: on(-60),
      period_to: on(-30),
      total_amount: '10.5',
      paid_amount: '10.5',
    },
    {
      ...invoice,
      invoice_id: id(302),
      number: 'I-2',
      period_from: on(-30),
      period_to: on(-1),
      issued_at: on(-1),
      total_amount: '20.125',
      paid_amount: '5',
    },
  );
  const line = { account_id: SUN, invoice_id: id(301), currency: 'USD' };
  await insert(database, 'invoice_lines', {
    ...line,
    line_id: id(311),
    description: 'Calls',
    quantity: '2',
    amount: '10.5',
  });
  await insert(
    database,
    'invoice_call_lines',
    ...[1, 2, 3].map((minute) => ({
      ...line,
      call_line_id: id(320 + minute),
      called_number: '+14255550001',
      started_at: new Date(NOON - 40 * DAY + minute * 60_000).toISOString(),
      billed_seconds: 60,
      amount: '0.01',
    })),
  );
}

const COMPANIES = {
  affiliate: 'AFFILIATE',
  agent: 'AGENT',
  venture: 'JOINT_VENTURE',
  stranger: 'THIRD_PARTY',
  carrier: 'CARRIER',
  psap: 'PUBLIC_SAFETY',
  agency: 'GOVERNMENT',
} as const;

async function insertRights(database: Database): Promise<void> {
  for (const [company, kind] of Object.entries(COMPANIES)) {
    await insert(database, 'companies', {
      company_id: company,
      name: company,
      kind,
      communications_related: kind === 'AFFILIATE',
    });
  }
  const relationship = (account_id: string, relationship_id: string, from: number) => ({
    account_id,
    relationship_id,
    kind: 'SERVICE',
    from_at: on(from),
    declared_at: on(from),
    confirmed_at: on(from),
  });
  await insert(
    database,
    'service_relationships',
    { ...relationship(SUN, id(401), -100), company_id: 'affiliate' },
    { ...relationship(MOON, id(402), -100), company_id: 'affiliate', to_at: on(-1) },
    { ...relationship(GONE, id(403), 0), company_id: 'affiliate' },
    { ...relationship(SUN, id(404), -100), company_id: 'agent', kind: 'ASSIGNMENT' },
    { ...relationship(MOON, id(405), -100), company_id: 'agent' },
    { ...relationship(NEW, id(406), -100), company_id: 'affiliate', confirmed_at: null },
  );
  const approval = { kind: 'OPT_IN', scope: 'MARKETING', form: 'ELECTRONIC', at: on(-50) };
  await insert(
    database,
    'approvals',
    { ...approval, account_id: SUN, approval_id: id(411), company_id: 'venture', categories: ['TYPE'] },
    { ...approval, account_id: MOON, approval_id: id(412), company_id: 'venture', revoked_at: on(-1) },
    { ...approval, account_id: GONE, approval_id: id(413), company_id: 'venture', kind: 'OPT_OUT' },
  );
  await insert(
    database,
    'notices',
    {
      account_id: SUN,
      notice_id: id(421),
      channel: 'MAIL',
      sent_at: on(-40),
      company_ids: ['affiliate', 'venture'],
    },
    { account_id: SUN, notice_id: id(422), channel: 'ELECTRONIC', sent_at: on(-20), bounced_at: on(-19) },
  );
  const person = { grantee_kind: 'SUBJECT', grantee_issuer: 'embedded', grantee_subject: 'delegate' };
  const company = { grantee_kind: 'COMPANY', company_id: 'stranger' };
  const written = { form: 'WRITTEN', categories: ['BILLING'], from_at: on(-30) };
  await insert(
    database,
    'delegations',
    { ...written, ...person, account_id: SUN, delegation_id: id(431) },
    { ...written, ...person, account_id: SUN, delegation_id: id(432), from_at: on(-20), revoked_at: on(-10) },
    { ...written, ...person, account_id: MOON, delegation_id: id(433), revoked_at: on(-1) },
    { ...written, ...person, account_id: GONE, delegation_id: id(434), form: 'ORAL' },
    { ...written, ...company, account_id: MOON, delegation_id: id(435), until_at: on(0) },
    { ...written, ...company, account_id: SUN, delegation_id: id(436), company_id: 'carrier' },
  );
  await insert(database, 'policy_versions', {
    version: '2015-03-30',
    text: 'The text.',
    legal_overlay: true,
    affiliate_sharing: 'EXISTING_RELATIONSHIP',
    approval_uses: 'ENABLED',
    effective_from: '2015-03-30T00:00:00Z',
    published_at: '2015-03-30T00:00:00Z',
  });
  await insert(database, 'policy_acceptances', {
    account_id: SUN,
    acceptance_id: id(441),
    version: '2015-03-30',
    kind: 'EXPLICIT',
    at: on(-400),
  });
}

async function insertReferences(database: Database): Promise<void> {
  const opened = { opened_by_issuer: 'embedded', opened_by_subject: 'opener', opened_at: on(-2) };
  const legal = {
    ...opened,
    kind: 'LEGAL_REQUEST',
    agency_company_id: 'agency',
    instrument: 'SUBPOENA',
    categories: ['BILLING'],
    from_at: on(-90),
    to_at: on(-1),
    entered_by_issuer: 'embedded',
    entered_by_subject: 'legal',
    entered_at: on(-2),
    expires_at: on(10),
    nondisclosure: true,
  };
  await insert(
    database,
    'case_references',
    {
      ...opened,
      reference_id: id(501),
      code: 'CAMPAIGN-A',
      kind: 'CAMPAIGN',
      company_ids: ['affiliate'],
      offering: 'LOCAL',
      description: 'a campaign',
      approved_by_issuer: 'embedded',
      approved_by_subject: 'supervisor',
      approved_at: on(-1),
    },
    {
      ...opened,
      reference_id: id(502),
      code: 'CALL-A',
      kind: 'CALL',
      account_id: SUN,
      handled_by_issuer: 'embedded',
      handled_by_subject: 'support',
      customer_consented: true,
      customer_authn_method: 'PASSWORD',
      customer_authn_channel: 'TELEPHONE',
      ended_at: on(-1),
    },
    {
      ...opened,
      reference_id: id(503),
      code: 'EMERGENCY-A',
      kind: 'EMERGENCY_CALL',
      account_id: SUN,
      agency_company_id: 'psap',
      calling_number: '+12065550111',
      call_id: id(105),
    },
    {
      ...opened,
      reference_id: id(504),
      code: 'EMERGENCY-B',
      kind: 'EMERGENCY_CALL',
      account_id: MOON,
      agency_company_id: 'psap',
      calling_number: '+12065550119',
      ended_at: on(0),
    },
    { ...legal, reference_id: id(505), code: 'LEGAL-A' },
    { ...legal, reference_id: id(506), code: 'LEGAL-B' },
    { ...legal, reference_id: id(507), code: 'LEGAL-C', expires_at: on(0) },
  );
  await insert(
    database,
    'reference_accounts',
    { account_id: SUN, reference_id: id(505) },
    { account_id: MOON, reference_id: id(506) },
    { account_id: GONE, reference_id: id(507) },
  );
  const review = { reviewer_issuer: 'embedded', reviewer_subject: 'legal-two', at: on(-1) };
  await insert(
    database,
    'legal_reviews',
    { ...review, reference_id: id(505) },
    { ...review, reference_id: id(506), reviewer_subject: 'legal' },
    { ...review, reference_id: id(507) },
  );
}
