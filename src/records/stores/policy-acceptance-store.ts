// Which versions of the policy were accepted for an account, and how (Policy section 8).
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
}

export function readPolicyAcceptances(
  database: Database,
  request: PolicyAcceptancesRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, POLICY_ACCEPTANCES, {
    owners: ownersOf(request.accountIds),
    table: POLICY_ACCEPTANCE_PROPERTIES,
    properties: request.properties,
  });
}
