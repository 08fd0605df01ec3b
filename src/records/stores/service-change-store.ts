// Services as they begin and end, and the numbers that come with them. An end never lies before the beginning, whatever the clocks of
// two nodes say.
import { v7 as uuidv7 } from 'uuid';
import { toIso, type Instant } from '../../clock.js';
import type { ServiceCategory } from '../../policy/categories.js';
import type { Database } from '../database.js';

export const SERVICE_TYPES = [
  'SIP_TRUNKING',
  'HOSTED_VOICE',
  'LONG_DISTANCE',
  'TOLL_FREE',
  'MOBILE',
  'MESSAGING',
  'EQUIPMENT_RENTAL',
] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

export const NUMBER_TYPES = ['GEOGRAPHIC', 'TOLL_FREE', 'MOBILE'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

export interface NewService {
  readonly accountId: string;
  readonly serviceId: string;
  readonly category: ServiceCategory;
  readonly type: ServiceType;
  readonly features: readonly string[];
  readonly at: Instant;
}

export async function addService(
  inside: Database,
  { accountId, serviceId, category, type, features, at }: NewService,
): Promise<void> {
  await inside.query(
    `INSERT INTO services (account_id, service_id, category, type, features, started_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [accountId, serviceId, category, type, features, toIso(at)],
  );
}

export interface NewNumber {
  readonly accountId: string;
  readonly serviceId: string;
  /** E.164 */
  readonly number: string;
  readonly type: NumberType;
  readonly at: Instant;
}

const ADD_NUMBER = `
  INSERT INTO phone_numbers (account_id, number_id, number, type, assigned_at, service_id)
  SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM phone_number_accounts WHERE number = $3)
  RETURNING number_id`;

/** False when the number is in service already. */
export async function addNumber(
  inside: Database,
  { accountId, serviceId, number, type, at }: NewNumber,
): Promise<boolean> {
  const values = [accountId, uuidv7(), number, type, toIso(at), serviceId];
  return (await inside.query(ADD_NUMBER, values)).length > 0;
}

export interface ServiceEnd {
  /** Null while the service is taken without an end. */
  readonly endedAt: Date | null;
}

/** Null when the account has no such service. The account is locked, so that nobody else ends it meanwhile. */
export async function findService(
  inside: Database,
  accountId: string,
  serviceId: string,
): Promise<ServiceEnd | null> {
  const [found] = await inside.query<ServiceEnd>(
    'SELECT ended_at AS "endedAt" FROM services WHERE account_id = $1 AND service_id = $2',
    [accountId, serviceId],
  );
  return found ?? null;
}

/** `serviceId` null: all that last beyond the instant. Answers their ids. */
export async function endServices(
  inside: Database,
  { accountId, serviceId, to }: { accountId: string; serviceId: string | null; to: Instant },
): Promise<string[]> {
  const ended = await inside.query<{ id: string }>(
    `UPDATE services SET ended_at = greatest(started_at, $3::timestamptz)
     WHERE account_id = $1 AND ($2::uuid IS NULL OR service_id = $2) AND (ended_at IS NULL OR ended_at > $3)
     RETURNING service_id AS id`,
    [accountId, serviceId, toIso(to)],
  );
  return ended.map(({ id }) => id).sort();
}

/** `serviceId` null: every number of the account. A released one is free for other accounts. */
export async function releaseNumbers(
  inside: Database,
  { accountId, serviceId, at }: { accountId: string; serviceId: string | null; at: Instant },
): Promise<void> {
  await inside.query(
    `UPDATE phone_numbers SET released_at = greatest(assigned_at, $3::timestamptz)
     WHERE account_id = $1 AND ($2::uuid IS NULL OR service_id = $2) AND released_at IS NULL`,
    [accountId, serviceId, toIso(at)],
  );
}

/** Of services whose announced end has come: a bounded number, oldest first. */
export async function releaseNumbersOfEndedServices(database: Database, now: Instant): Promise<void> {
  await database.query(
    `UPDATE phone_numbers n SET released_at = greatest(n.assigned_at, due.ended_at) FROM (
       SELECT s.account_id, p.number_id, s.ended_at FROM services s
         JOIN phone_numbers p ON p.account_id = s.account_id AND p.service_id = s.service_id
        WHERE s.ended_at <= $1 AND p.released_at IS NULL ORDER BY s.ended_at LIMIT 1000) AS due
     WHERE n.account_id = due.account_id AND n.number_id = due.number_id AND n.released_at IS NULL`,
    [toIso(now)],
  );
}
