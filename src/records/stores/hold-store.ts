// Legal holds: what keeps the data of an account from being deleted, and grants no read (18 U.S.C. 2703(f)).
// INVARIANT: whoever places a hold and whoever deletes locks the account first, so a hold stops every deletion after it.
import { v7 as uuidv7 } from 'uuid';
import { toIso, toIsoOrNull, type Instant } from '../../clock.js';
import type { Database } from '../database.js';

/** Of an alias `h`, at the instant of a place in the statement. */
export function holdInForce(place: string): string {
  return `h.released_at IS NULL AND (h.until_at IS NULL OR h.until_at > ${place}::timestamptz)`;
}

/** Until the transaction ends. In one order, so that two who lock the same accounts do not wait for each other. */
export async function lockAccounts(inside: Database, accountIds: readonly string[]): Promise<void> {
  await inside.query(
    'SELECT FROM accounts WHERE account_id = ANY($1::uuid[]) ORDER BY account_id FOR UPDATE',
    [accountIds],
  );
}

export interface HoldsAsked {
  readonly referenceId: string;
  readonly accountIds: readonly string[];
  readonly at: Instant;
}

const PLACE = `
  INSERT INTO legal_holds (account_id, hold_id, reference_id, placed_at, until_at)
  SELECT given.account_id, given.hold_id, $1, $2::timestamptz, $3::timestamptz
    FROM unnest($4::uuid[], $5::uuid[]) AS given (account_id, hold_id)
   WHERE NOT EXISTS (SELECT FROM legal_holds h
     WHERE h.account_id = given.account_id AND h.reference_id = $1 AND ${holdInForce('$2')})
  RETURNING hold_id AS id`;

/** On the accounts that are not under a hold of the request already; answers how many. `until` null: until released. */
export async function placeHolds(
  inside: Database,
  { referenceId, accountIds, at, until }: HoldsAsked & { readonly until: Instant | null },
): Promise<number> {
  await lockAccounts(inside, accountIds);
  const placed = await inside.query(PLACE, [
    referenceId,
    toIso(at),
    toIsoOrNull(until),
    accountIds,
    accountIds.map(() => uuidv7()),
  ]);
  return placed.length;
}

const OF_REQUEST = `h.reference_id = $1 AND h.account_id = ANY($2::uuid[]) AND ${holdInForce('$3')}`;

/** Answers how many were in force. */
export async function releaseHolds(
  inside: Database,
  { referenceId, accountIds, at }: HoldsAsked,
): Promise<number> {
  const released = await inside.query(
    `UPDATE legal_holds h SET released_at = greatest(h.placed_at, $3::timestamptz)
      WHERE ${OF_REQUEST} RETURNING true AS released`,
    [referenceId, accountIds, toIso(at)],
  );
  return released.length;
}

/** Holds of the request in force, and how many of them were renewed before. */
export async function countHolds(
  inside: Database,
  { referenceId, accountIds, at }: HoldsAsked,
): Promise<{ readonly inForce: number; readonly renewed: number }> {
  const [counted] = await inside.query<{ inForce: number; renewed: number }>(
    `SELECT count(*)::integer AS "inForce", count(h.renewed_at)::integer AS renewed FROM legal_holds h
      WHERE ${OF_REQUEST}`,
    [referenceId, accountIds, toIso(at)],
  );
  return counted ?? { inForce: 0, renewed: 0 };
}

/** Those that have an end, from that end on. */
export async function renewHolds(
  inside: Database,
  { referenceId, accountIds, at, days }: HoldsAsked & { readonly days: number },
): Promise<void> {
  await inside.query(
    `UPDATE legal_holds h SET renewed_at = greatest(h.placed_at, $3::timestamptz),
       until_at = h.until_at + make_interval(hours => 24 * $4)
      WHERE ${OF_REQUEST} AND h.renewed_at IS NULL AND h.until_at IS NOT NULL`,
    [referenceId, accountIds, toIso(at), days],
  );
}
