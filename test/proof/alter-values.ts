/**
 * Changes every guarded value in a database, and nothing that a decision reads: statuses, service categories and dates,
 * relationships, approvals, notices, designations, references. Rows are added too, so that counts differ.
 */
import type { Database } from '../../src/records/database.js';

/** Another digit for the last one, the same everywhere, so that rows that belong together still do. */
const otherNumber = (column: string) => `left(${column}, -1) || ((right(${column}, 1)::int + 5) % 10)`;
const text = (...columns: readonly string[]) =>
  columns.map((column) => `${column} = ${column} || ' altered'`);
const more = (...columns: readonly string[]) => columns.map((column) => `${column} = ${column} + 1`);
const later = (...columns: readonly string[]) =>
  columns.map((column) => `${column} = ${column} + interval '1 second'`);

const CHANGES: Readonly<Record<string, readonly string[]>> = {
  accounts: text('name'),
  contacts: [
    ...text('name', 'email', 'city', 'region', 'postal_code'),
    `phone = ${otherNumber('phone')}`,
    `lines = array_append(lines, 'altered')`,
    `country = 'ZZ'`,
    ...more('version'),
    `email_since = '2000-01-01', address_since = '2000-01-01'`,
  ],
  services: [
    `type = CASE type WHEN 'MESSAGING' THEN 'MOBILE' ELSE 'MESSAGING' END`,
    `features = array_append(features, 'altered')`,
  ],
  phone_numbers: [
    `number = ${otherNumber('number')}`,
    `type = CASE type WHEN 'MOBILE' THEN 'TOLL_FREE' ELSE 'MOBILE' END`,
    ...text('rate_center'),
    ...later('assigned_at'),
  ],
  trunks: [
    ...text('label', 'sip_domain'),
    ...more('channels'),
    `codecs = array_append(codecs, 'altered')`,
    `allowed_ips = array_append(allowed_ips, '192.0.2.1/32')`,
  ],
  routes: [
    ...text('target', 'label'),
    ...more('priority'),
    `kind = CASE kind WHEN 'URI' THEN 'HOST' ELSE 'URI' END`,
  ],
  service_locations: [
    ...text('city', 'region', 'postal_code', 'rate_center'),
    `lines = array_append(lines, 'altered')`,
    `country = 'ZZ'`,
  ],
  emergency_addresses: [
    `number = ${otherNumber('number')}`,
    ...text('caller_name', 'city', 'region', 'postal_code'),
    `lines = array_append(lines, 'altered')`,
    `country = 'ZZ'`,
    ...later('validated_at'),
  ],
  call_records: [
    `direction = CASE direction WHEN 'INBOUND' THEN 'OUTBOUND' ELSE 'INBOUND' END`,
    `calling_number = ${otherNumber('calling_number')}`,
    `called_number = ${otherNumber('called_number')}`,
    `destination_country = 'ZZ'`,
    ...text('destination_prefix', 'place'),
    ...later('started_at', 'ended_at'),
    ...more('duration_seconds', 'billed_seconds', 'charge_amount'),
    'latitude = -latitude',
    'longitude = -longitude',
  ],
  message_records: [
    `direction = CASE direction WHEN 'INBOUND' THEN 'OUTBOUND' ELSE 'INBOUND' END`,
    `sender_number = ${otherNumber('sender_number')}`,
    `recipient_number = ${otherNumber('recipient_number')}`,
    `destination_country = 'ZZ'`,
    ...text('destination_prefix'),
    ...later('sent_at'),
    ...more('segments'),
  ],
  usage_totals: more('billed_seconds', 'calls', 'messages'),
  destination_totals: [
    ...text('prefix'),
    `country = reverse(country)`,
    ...more('billed_seconds', 'calls', 'messages'),
  ],
  invoices: [
    ...text('number'),
    ...more('total_amount', 'paid_amount'),
    ...later('period_from', 'period_to', 'issued_at', 'due_at'),
  ],
  invoice_lines: [...text('description'), ...more('quantity', 'amount')],
  invoice_call_lines: [
    `called_number = ${otherNumber('called_number')}`,
    ...later('started_at'),
    ...more('billed_seconds', 'amount'),
  ],
};

/** The calling number of an emergency follows its number; it is the same call. */
const FOLLOWS = [
  `UPDATE case_references SET calling_number = ${otherNumber('calling_number')} WHERE calling_number IS NOT NULL`,
];

const ADDED = [
  `INSERT INTO trunks (account_id, trunk_id, label, sip_domain, channels) SELECT account_id, gen_random_uuid(), 'added', 'added.example', 7 FROM accounts WHERE status <> 'APPLICANT'`,
  `INSERT INTO routes (account_id, route_id, kind, target, priority) SELECT account_id, gen_random_uuid(), 'HOST', 'added.example', 9 FROM accounts WHERE status <> 'APPLICANT'`,
  `INSERT INTO contacts (account_id, contact_id, role, name, since, email_since, address_since) SELECT account_id, gen_random_uuid(), 'TECHNICAL', 'Added Contact', since, since, since FROM accounts`,
];

/** Foreign keys and triggers rest meanwhile: what belongs together is changed together. */
export async function alterValues(database: Database): Promise<void> {
  await database.transaction(async (inner) => {
    await inner.query(`SET LOCAL session_replication_role = 'replica'`);
    for (const [table, changes] of Object.entries(CHANGES))
      await inner.query(`UPDATE ${table} SET ${changes.join(', ')}`);
    for (const statement of [...FOLLOWS, ...ADDED]) await inner.query(statement);
  });
}
