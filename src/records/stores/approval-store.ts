// A customer's approvals and objections, revoked ones included (47 CFR 64.2007(a)(3)).
import { toIso, type Instant } from '../../clock.js';
import type { ApprovalScope } from '../../policy/request.js';
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
  evidence: 'p.evidence',
  at: 'p.at',
  revokedAt: 'p.revoked_at',
  revokedEvidence: 'p.revoked_evidence',
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
  /** Absent: all of the account. */
  readonly approvalId?: string | undefined;
}

export function readApprovals(database: Database, request: ApprovalsRequest): Promise<Map<string, Row[]>> {
  return readLists(database, APPROVALS, {
    owners: ownersOf(request.accountIds),
    table: APPROVAL_PROPERTIES,
    properties: request.properties,
    conditions: [[(place) => `p.approval_id = ${place}::uuid`, request.approvalId]],
  });
}

/** 47 CFR 64.2007(a)(1). */
export type ApprovalForm = 'WRITTEN' | 'ORAL' | 'ELECTRONIC';

export interface NewApproval {
  readonly accountId: string;
  readonly approvalId: string;
  readonly kind: 'OPT_IN' | 'OPT_OUT';
  readonly scope: ApprovalScope | 'EMAIL_NOTICES';
  /** Null: it names none. */
  readonly companyId: string | null;
  /** Null: every one. */
  readonly categories: readonly string[] | null;
  readonly form: ApprovalForm;
  /** What shows it, where the staff recorded it. */
  readonly evidence: string | null;
  readonly at: Instant;
}

const ADD = `
  INSERT INTO approvals (account_id, approval_id, kind, scope, company_id, categories, form, evidence, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export async function addApproval(inside: Database, approval: NewApproval): Promise<void> {
  const { accountId, approvalId, kind, scope, companyId, categories, form, evidence, at } = approval;
  await inside.query(ADD, [
    accountId,
    approvalId,
    kind,
    scope,
    companyId,
    categories,
    form,
    evidence,
    toIso(at),
  ]);
}

/** ENDED: it was revoked before. An end never lies before the beginning, whatever the clocks of two nodes say. */
export type Revoked = 'REVOKED' | 'ENDED' | 'MISSING';

const REVOKE = `
  UPDATE approvals SET revoked_at = greatest(at, $3::timestamptz), revoked_evidence = $4
   WHERE account_id = $1 AND approval_id = $2 AND revoked_at IS NULL RETURNING true AS revoked`;

export async function revokeApproval(
  inside: Database,
  { accountId, approvalId, evidence, at }: Pick<NewApproval, 'accountId' | 'approvalId' | 'evidence' | 'at'>,
): Promise<Revoked> {
  const revoked = await inside.query(REVOKE, [accountId, approvalId, toIso(at), evidence]);
  if (revoked.length > 0) return 'REVOKED';
  const known = await inside.query('SELECT FROM approvals WHERE account_id = $1 AND approval_id = $2', [
    accountId,
    approvalId,
  ]);
  return known.length > 0 ? 'ENDED' : 'MISSING';
}

const APPROVES_EMAIL = `
  SELECT kind FROM approvals
   WHERE account_id = $1 AND scope = 'EMAIL_NOTICES' AND revoked_at IS NULL
   ORDER BY at DESC, (kind = 'OPT_OUT') DESC LIMIT 1`;

/** Whether the customer approved, before, to be sent notices by e-mail (47 CFR 64.2008(d)(3)(i)). */
export async function approvesEmail(inside: Database, accountId: string): Promise<boolean> {
  const [latest] = await inside.query<{ kind: string }>(APPROVES_EMAIL, [accountId]);
  return latest?.kind === 'OPT_IN';
}
