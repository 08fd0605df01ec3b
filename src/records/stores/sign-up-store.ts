// What personal information was taken for when somebody signed up (Policy section 2). Written once.
import { toIso, type Instant } from '../../clock.js';
import type { Purpose } from '../../policy/purposes.js';
import type { Database } from '../database.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';

/** The three that the policy names, and no other. */
export const SIGN_UP_PURPOSES = [
  'IDENTITY_VERIFICATION',
  'ACCOUNT_ESTABLISHMENT',
  'SERVICE_SETUP',
] as const satisfies readonly Purpose[];

export const SIGN_UP_PROPERTIES = {
  at: 's.at',
  purposes: 's.purposes',
  policyVersion: 's.policy_version',
} as const satisfies PropertyTable;

const SIGN_UPS: ListSource = { from: 'sign_ups s', alias: 's', scope: BY_ACCOUNT, order: 's.at' };

export interface SignUpsRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

/** One at most for each account; none for accounts from before. */
export function readSignUps(database: Database, request: SignUpsRequest): Promise<Map<string, Row[]>> {
  return readLists(database, SIGN_UPS, {
    owners: ownersOf(request.accountIds),
    table: SIGN_UP_PROPERTIES,
    properties: request.properties,
    conditions: [],
  });
}

export async function addSignUp(
  inside: Database,
  {
    accountId,
    policyVersion,
    at,
  }: { readonly accountId: string; readonly policyVersion: string; readonly at: Instant },
): Promise<void> {
  await inside.query(
    'INSERT INTO sign_ups (account_id, purposes, policy_version, at) VALUES ($1, $2, $3, $4)',
    [accountId, SIGN_UP_PURPOSES, policyVersion, toIso(at)],
  );
}

export interface SignedUp {
  readonly number: string;
  /** Null where the owner signs in elsewhere. */
  readonly loginName: string | null;
}

/** What is told to whoever has just signed up. */
export async function readSignedUp(
  database: Database,
  { accountId, subject }: { readonly accountId: string; readonly subject: string | null },
): Promise<SignedUp | null> {
  const [found] = await database.query<SignedUp>(
    `SELECT a.number, (SELECT l.name FROM login_accounts l WHERE l.subject = $2) AS "loginName"
     FROM accounts a WHERE a.account_id = $1`,
    [accountId, subject],
  );
  return found ?? null;
}
