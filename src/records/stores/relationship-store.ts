// An account's relationships with companies, ended and coming ones included.
import type { Database } from '../database.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';
import { companyProperties } from './company-store.js';

export const RELATIONSHIP_PROPERTIES = {
  id: 'r.relationship_id',
  company: {
    join: 'JOIN companies company ON company.company_id = r.company_id',
    present: 'true',
    properties: companyProperties('company'),
  },
  kind: 'r.kind',
  from: 'r.from_at',
  to: 'r.to_at',
} as const satisfies PropertyTable;

const RELATIONSHIPS: ListSource = {
  from: 'service_relationships r',
  alias: 'r',
  scope: BY_ACCOUNT,
  order: 'r.from_at, r.relationship_id',
};

export interface RelationshipsRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  /** Only those with this company: what a company sees are its own. */
  readonly companyId?: string | undefined;
}

export function readRelationships(
  database: Database,
  request: RelationshipsRequest,
): Promise<Map<string, Row[]>> {
  return readLists(database, RELATIONSHIPS, {
    owners: ownersOf(request.accountIds),
    table: RELATIONSHIP_PROPERTIES,
    properties: request.properties,
    conditions: [[(company) => `r.company_id = ${company}`, request.companyId]],
  });
}
