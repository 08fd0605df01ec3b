// The address of record, postal or electronic: one that the owner of the account has had for at least thirty days
// (47 CFR 64.2003(b)). Until a new address has aged, the one before it stays the address of record.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

/** 30 times 24 hours, as the waiting periods of notices are counted. */
export const COUNTS_AFTER = `interval '720 hours'`;

export interface PostalAddress {
  readonly lines: readonly string[];
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

export interface AddressOfRecord {
  /** Null: none has counted yet. */
  readonly email: string | null;
  readonly postal: PostalAddress | null;
}

/** Of all the times at which the owner had one value without a break, the latest that was long enough. */
function newestOfRecord(value: string, since: string): string {
  return `(SELECT value FROM (
      SELECT value, from_at, max(until) AS until_at FROM (
        SELECT ${value} AS value, ${since} AS from_at, coalesce(lead(since) OVER (ORDER BY version), 'infinity') AS until
        FROM contact_versions WHERE account_id = $1 AND role = 'OWNER') AS version
      GROUP BY value, from_at) AS held
    WHERE value IS NOT NULL AND from_at <= least(until_at, $2::timestamptz) - ${COUNTS_AFTER}
    ORDER BY from_at DESC LIMIT 1)`;
}

const EMAIL = newestOfRecord('email', 'email_since');

const POSTAL = newestOfRecord(
  `CASE WHEN city IS NOT NULL THEN jsonb_build_object(
     'lines', lines, 'city', city, 'region', region, 'postalCode', postal_code, 'country', country) END`,
  'address_since',
);

export async function addressOfRecordAt(
  database: Database,
  accountId: string,
  at: Instant,
): Promise<AddressOfRecord> {
  const [found] = await database.query<AddressOfRecord>(`SELECT ${EMAIL} AS email, ${POSTAL} AS postal`, [
    accountId,
    toIso(at),
  ]);
  return found ?? { email: null, postal: null };
}

const FIRST_EMAIL = `(SELECT email FROM contact_versions
  WHERE account_id = $1 AND role = 'OWNER' AND email IS NOT NULL ORDER BY version LIMIT 1)`;

/**
 * Where a customer is told of a change of the account (47 CFR 64.2010(f)): the electronic address of record or, while an
 * account is too young to have one, the first that it had. Never one that came lately. Null: there is none.
 */
export async function readEmailToTell(
  database: Database,
  accountId: string,
  at: Instant,
): Promise<string | null> {
  const [found] = await database.query<{ email: string | null }>(
    `SELECT coalesce(${EMAIL}, ${FIRST_EMAIL}) AS email`,
    [accountId, toIso(at)],
  );
  return found?.email ?? null;
}
