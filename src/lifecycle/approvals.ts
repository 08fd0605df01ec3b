/**
 * Approvals and objections of the customer: recorded with their form, and ended at once when the customer says so
 * (47 CFR 64.2007). Continued use of the site is never one of them (Policy section 8).
 */
import { v7 as uuidv7 } from 'uuid';
import type { CpniCategory } from '../policy/categories.js';
import { addApproval, revokeApproval, type NewApproval } from '../records/stores/approval-store.js';
import { findCompany } from '../records/stores/client-registration-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';

export interface ApprovalAsked extends Pick<NewApproval, 'kind' | 'scope' | 'form'> {
  readonly company: string | null;
  readonly categories: readonly CpniCategory[] | null;
}

export async function recordApproval(
  { database, at }: ChangeScope,
  accountId: string,
  { company, ...asked }: ApprovalAsked,
): Promise<Changed> {
  const known = company === null || (await findCompany(database, company)) !== null;
  requireAll([
    [known, userError('NOT_FOUND', 'company')],
    [
      asked.categories?.length !== 0,
      userError('INVALID', 'categories', 'lists no category: leave it out for all'),
    ],
  ]);
  const approvalId = uuidv7();
  await addApproval(database, { ...asked, accountId, approvalId, companyId: company, at });
  return { objects: { approval: approvalId } };
}

export async function withdrawApproval(
  { database, at }: ChangeScope,
  accountId: string,
  approvalId: string,
): Promise<Changed> {
  const revoked = await revokeApproval(database, { accountId, approvalId, at });
  if (revoked === 'MISSING') throw new ChangeRefused(userError('NOT_FOUND', 'approval'));
  if (revoked === 'ENDED') throw new ChangeRefused(userError('ENDED', 'approval'));
  return { objects: { approval: approvalId } };
}
