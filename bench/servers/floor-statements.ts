// The floor: for each work one statement, written by hand, that answers the whole JSON. The account is found by its owner, or by the
// company of the client; nothing is decided. The shape is that of the API's answer, so that the two can be compared.
import type { WorkName } from '../works.js';

export type FloorWork = Exclude<WorkName, 'W4'>;

/** What a token says of its bearer. */
export interface Bearer {
  readonly iss: string;
  readonly sub: string;
  readonly clientId: string;
}

/** What a request states; a work takes what it needs. */
export interface FloorRequest {
  readonly number?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface FloorStatement {
  readonly text: string;
  readonly values: (bearer: Bearer, request: FloorRequest) => readonly unknown[];
}

/** A JSON list of objects, in the order given; empty where there is no row. */
function list(object: string, from: string): string {
  return `(SELECT coalesce(json_agg(json_build_object(${object})), '[]') FROM (${from}) AS t)`;
}

function money(amount: string, currency: string): string {
  return `CASE WHEN ${amount} IS NOT NULL THEN json_build_object('amount', ${amount}::text, 'currency', ${currency}) END`;
}

/** `$1` an account number, `$2` and `$3` who owns it. */
const OWN_ACCOUNT = `account_numbers n
  JOIN account_owners o ON o.account_id = n.account_id AND o.issuer = $2 AND o.subject = $3
  JOIN accounts a ON a.account_id = n.account_id
  WHERE n.number = $1`;

const CONTACTS = list(
  `'role', role, 'name', name, 'email', email, 'phone', phone,
   'address', CASE WHEN city IS NOT NULL THEN json_build_object(
     'lines', lines, 'city', city, 'region', region, 'postalCode', postal_code, 'country', country) END`,
  'SELECT * FROM contacts WHERE account_id = a.account_id ORDER BY contact_id LIMIT 20',
);

const SERVICES = list(
  `'category', category, 'type', type`,
  'SELECT category, type FROM services WHERE account_id = a.account_id ORDER BY service_id',
);

const INVOICES = list(
  `'number', number, 'status', CASE WHEN paid_amount >= total_amount THEN 'PAID' WHEN due_at <= now() THEN 'OVERDUE' ELSE 'OPEN' END,
   'issuedAt', issued_at, 'dueAt', due_at, 'total', ${money('total_amount', 'currency')}`,
  'SELECT * FROM invoices WHERE account_id = a.account_id ORDER BY issued_at DESC, invoice_id DESC LIMIT 6',
);

function calls(object: string, first: number): string {
  return list(
    object,
    `SELECT * FROM call_records WHERE account_id = a.account_id ORDER BY started_at DESC, call_id DESC LIMIT ${first}`,
  );
}

const CALL = `'id', call_id, 'direction', direction, 'from', calling_number, 'to', called_number, 'startedAt', started_at,
  'durationSeconds', duration_seconds`;

const WHOLE_CALL = `${CALL}, 'destinationCountry', destination_country, 'destinationPrefix', destination_prefix,
  'endedAt', ended_at, 'billedSeconds', billed_seconds, 'charge', ${money('charge_amount', 'charge_currency')},
  'location', CASE WHEN place IS NOT NULL OR latitude IS NOT NULL THEN json_build_object(
    'place', place, 'latitude', latitude, 'longitude', longitude) END`;

function usage(from: string, to: string): string {
  return list(
    `'from', month, 'minutes', minutes::text, 'calls', calls, 'messages', messages`,
    `SELECT date_trunc('month', day::timestamp) AT TIME ZONE 'UTC' AS month, trim_scale(round(sum(billed_seconds) / 60.0, 6)) AS minutes, sum(calls) AS calls,
       sum(messages) AS messages
     FROM usage_totals WHERE account_id = a.account_id AND day >= ${from}::date AND day < ${to}::date
     GROUP BY 1 ORDER BY 1`,
  );
}

const QUANTITIES = `json_build_object(
  'numbers', (SELECT count(*) FROM phone_numbers WHERE account_id = a.account_id AND released_at IS NULL),
  'channels', (SELECT coalesce(sum(channels), 0) FROM trunks WHERE account_id = a.account_id AND removed_at IS NULL),
  'services', (SELECT count(*) FROM services WHERE account_id = a.account_id
    AND started_at <= now() AND (ended_at IS NULL OR ended_at > now())),
  'trunks', (SELECT count(*) FROM trunks WHERE account_id = a.account_id AND removed_at IS NULL))`;

export const FLOOR_STATEMENTS: Readonly<Record<FloorWork, FloorStatement>> = {
  W1: {
    text: `SELECT json_build_object('data', json_build_object('accountByNumber', json_build_object(
        'number', a.number, 'status', a.status, 'since', a.since,
        'contacts', json_build_object('nodes', ${CONTACTS}),
        'cpni', json_build_object(
          'services', ${SERVICES},
          'invoices', json_build_object('nodes', ${INVOICES}),
          'callRecords', json_build_object('nodes', ${calls(CALL, 50)}),
          'usage', ${usage('$4', '$5')}))))::text AS json
      FROM ${OWN_ACCOUNT}`,
    values: ({ iss, sub }, { number, from, to }) => [number, iss, sub, from, to],
  },
  W2: {
    text: `SELECT json_build_object('data', json_build_object('accounts', json_build_object('nodes',
        coalesce(json_agg(json_build_object('number', a.number, 'cpni', json_build_object(
          'services', ${SERVICES}, 'quantities', ${QUANTITIES}, 'usage', ${usage('$3', '$4')}))
          ORDER BY a.account_id), '[]'))))::text AS json
      FROM (
        SELECT a.account_id, a.number FROM api_clients k
        JOIN company_accounts c ON c.company_id = k.company_id
        JOIN accounts a ON a.account_id = c.account_id
        WHERE k.issuer = $1 AND k.client_id = $2
        ORDER BY c.account_id LIMIT 100) AS a`,
    values: ({ iss, clientId }, { from, to }) => [iss, clientId, from, to],
  },
  W3: {
    text: `SELECT json_build_object('data', json_build_object('accountByNumber', json_build_object('cpni', json_build_object(
        'callRecords', json_build_object('nodes', ${calls(WHOLE_CALL, 1000)})))))::text AS json
      FROM ${OWN_ACCOUNT}`,
    values: ({ iss, sub }, { number }) => [number, iss, sub],
  },
};
