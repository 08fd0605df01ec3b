// A customer's approvals and objections, revoked ones included (47 CFR 64.2007(a)(3)).
import type { Database } from '../database.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';
import { companyProperties } from './company-store.js';

export const APPROVAL_PROPERTIES = {
  id: 'p.approval_id',
  kind: 'p.kind',
  scope: 'p.scope',
  company: {
    join: 'LEFT JOIN companies company ON company.company_id = p.company_id',
    present: 'company.company_id IS NOT NULL',
    properties: companyProperties('company'),
  },
  categories: 'p.categories',
  form: 'p.form',
  at: 'p.at',
  revokedAt: 'p.revoked_at',
} as const satisfies PropertyTable;

const APPROVALS: ListSource = {
  from: 'approvals p',
  alias: 'p',
  scope: BY_ACCOUNT,
  order: 'p.at, p.approval_id',
};

export interface ApprovalsRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

export function readApprovals(database: Database, request: ApprovalsRequest): Promise<Map<string, Row[]>> {
  return readLists(database, APPROVALS, {
    owners: ownersOf(request.accountIds),
    table: APPROVAL_PROPERTIES,
    properties: request.properties,
  });
}
