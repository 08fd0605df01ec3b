// How the identity of those who sign up was verified: the kind of proof, never its number.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';
import type { Person } from './paper-store.js';

/** What shows who somebody is. A valid photo ID is one of the first three (47 CFR 64.2003(r)). */
export const IDENTITY_PROOFS = {
  DRIVERS_LICENSE: 'A driver’s license that has not expired.',
  PASSPORT: 'A passport that has not expired.',
  COMPARABLE_PHOTO_ID: 'Another identification with a photograph, issued by a government, not expired.',
  BUSINESS_REGISTER: 'The entry of the business in a public register, and of who acts for it.',
  CALL_BACK: 'A call back to the telephone number that was given.',
  MAILED_CODE: 'A code that was sent to the postal address that was given.',
} as const;

export type IdentityProof = keyof typeof IDENTITY_PROOFS;

export const VERIFICATION_CHANNELS = ['ONLINE', 'TELEPHONE', 'IN_STORE'] as const;
export type VerificationChannel = (typeof VERIFICATION_CHANNELS)[number];

export const IDENTITY_VERIFICATION_PROPERTIES = {
  id: 'v.verification_id',
  proof: 'v.proof',
  channel: 'v.channel',
  at: 'v.at',
} as const satisfies PropertyTable;

const VERIFICATIONS: ListSource = {
  from: 'identity_verifications v',
  alias: 'v',
  scope: BY_ACCOUNT,
  order: 'v.at, v.verification_id',
};

export interface IdentityVerificationsRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

export function readIdentityVerifications(
  database: Database,
  request: IdentityVerificationsRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, VERIFICATIONS, {
    owners: ownersOf(request.accountIds),
    table: IDENTITY_VERIFICATION_PROPERTIES,
    properties: request.properties,
    conditions: [],
  });
}

export interface NewVerification {
  readonly accountId: string;
  readonly verificationId: string;
  readonly proof: IdentityProof;
  readonly channel: VerificationChannel;
  readonly caseId: string;
  readonly by: Person;
  readonly at: Instant;
}

export async function addVerification(
  inside: Database,
  { accountId, verificationId, proof, channel, caseId, by, at }: NewVerification,
): Promise<void> {
  await inside.query(
    `INSERT INTO identity_verifications
       (account_id, verification_id, proof, channel, case_id, verified_by_issuer, verified_by_subject, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [accountId, verificationId, proof, channel, caseId, by.issuer, by.subject, toIso(at)],
  );
}

export async function isVerified(inside: Database, accountId: string): Promise<boolean> {
  const found = await inside.query('SELECT 1 FROM identity_verifications WHERE account_id = $1 LIMIT 1', [
    accountId,
  ]);
  return found.length > 0;
}
