// Which versions of the policy were accepted for an account, and how (Policy section 8).
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';

export const POLICY_ACCEPTANCE_PROPERTIES = {
  id: 'p.acceptance_id',
  version: 'p.version',
  kind: 'p.kind',
  at: 'p.at',
} as const satisfies PropertyTable;

const POLICY_ACCEPTANCES: ListSource = {
  from: 'policy_acceptances p',
  alias: 'p',
  scope: BY_ACCOUNT,
  order: 'p.at, p.acceptance_id',
};

export interface PolicyAcceptancesRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  /** Absent: all of the account. */
  readonly acceptanceId?: string | undefined;
}

export function readPolicyAcceptances(
  database: Database,
  request: PolicyAcceptancesRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, POLICY_ACCEPTANCES, {
    owners: ownersOf(request.accountIds),
    table: POLICY_ACCEPTANCE_PROPERTIES,
    properties: request.properties,
    conditions: [[(place) => `p.acceptance_id = ${place}::uuid`, request.acceptanceId]],
  });
}

export const ACCEPTANCE_KINDS = ['EXPLICIT', 'CONTINUED_USE'] as const;
export type AcceptanceKind = (typeof ACCEPTANCE_KINDS)[number];

export interface NewAcceptance {
  readonly accountId: string;
  readonly acceptanceId: string;
  readonly version: string;
  readonly kind: AcceptanceKind;
  readonly at: Instant;
}

export async function addAcceptance(
  inside: Database,
  { accountId, acceptanceId, version, kind, at }: NewAcceptance,
): Promise<void> {
  await inside.query(
    'INSERT INTO policy_acceptances (account_id, acceptance_id, version, kind, at) VALUES ($1, $2, $3, $4, $5)',
    [accountId, acceptanceId, version, kind, toIso(at)],
  );
}
