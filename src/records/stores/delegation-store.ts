// A customer's designations of persons and companies, ended and revoked ones included (47 U.S.C. 222(c)(2)).
import type { Database } from '../database.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';

export const DELEGATION_PROPERTIES = {
  id: 'd.delegation_id',
  to: 'coalesce(d.company_id, d.grantee_subject)',
  form: 'd.form',
  categories: 'd.categories',
  from: 'd.from_at',
  until: 'd.until_at',
  revokedAt: 'd.revoked_at',
} as const satisfies PropertyTable;

const DELEGATIONS: ListSource = {
  from: 'delegations d',
  alias: 'd',
  scope: BY_ACCOUNT,
  order: 'd.from_at, d.delegation_id',
};

export interface DelegationsRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

export function readDelegations(
  database: Database,
  request: DelegationsRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, DELEGATIONS, {
    owners: ownersOf(request.accountIds),
    table: DELEGATION_PROPERTIES,
    properties: request.properties,
  });
}
