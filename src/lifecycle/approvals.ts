/**
 * Approvals and objections of the customer: recorded with their form, and ended at once when the customer says so
 * (47 CFR 64.2007). An approval is never guessed, and continued use of the site is none (Policy section 8); an objection only
 * ever protects, so that it is taken from the owner however logged in, and from the staff however the customer was known.
 */
import { v7 as uuidv7 } from 'uuid';
import type { CpniCategory } from '../policy/categories.js';
import {
  addApproval,
  revokeApproval,
  type ApprovalForm,
  type NewApproval,
} from '../records/stores/approval-store.js';
import { findCompany } from '../records/stores/client-registration-store.js';
import { readReference } from '../records/stores/reference-store.js';
import { ChangeRefused, requireAll, userError, type UserError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';
import { evidenceOf, howSaid, type SaidInput } from './said.js';

export interface ApprovalAsked extends Pick<NewApproval, 'kind' | 'scope'>, SaidInput<ApprovalForm> {
  readonly company: string | null;
  readonly categories: readonly CpniCategory[] | null;
  /** The call on which the customer says so. */
  readonly call: string | null;
}

export async function recordApproval(
  scope: ChangeScope,
  accountId: string,
  asked: ApprovalAsked,
): Promise<Changed> {
  const { database, at, caller } = scope;
  const { company, call, kind, categories } = asked;
  const said = howSaid(caller, asked, 'ELECTRONIC');
  const known = company === null || (await findCompany(database, company)) !== null;
  const ofAccount = call === null || (await isCallOf(scope, accountId, call));
  requireAll([
    [known, userError('NOT_FOUND', 'company')],
    [ofAccount, userError('NOT_FOUND', 'call', 'is no call about this account')],
    ...faultsOfReach(asked),
  ]);
  const approvalId = uuidv7();
  const recorded = {
    accountId,
    approvalId,
    kind,
    scope: asked.scope,
    companyId: company,
    categories,
    ...said,
    at,
  };
  await addApproval(database, recorded);
  return { objects: { approval: approvalId } };
}

/** What is said must reach something, or it would be kept as if it did. */
function faultsOfReach({
  scope,
  kind,
  company,
  categories,
}: ApprovalAsked): (readonly [boolean, UserError])[] {
  const ofNotices = scope === 'EMAIL_NOTICES';
  const placeless = scope === 'LOCATION' && kind === 'OPT_IN' && categories?.includes('LOCATION') === false;
  return [
    [categories?.length !== 0, userError('INVALID', 'categories', 'lists no category: leave it out for all')],
    [!ofNotices || categories === null, userError('INVALID', 'categories', 'is not for notices by e-mail')],
    [!ofNotices || company === null, userError('INVALID', 'company', 'is not for notices by e-mail')],
    [!placeless, userError('INVALID', 'categories', 'does not list LOCATION, which this scope is about')],
  ];
}

/** Any call of the account, whoever handles it and whether it is open: an objection may be written down afterwards. */
async function isCallOf(
  { database, at, caller }: ChangeScope,
  accountId: string,
  code: string,
): Promise<boolean> {
  const found = await readReference(database, { code, at, issuer: caller.issuer });
  return found?.reference.kind === 'CALL' && found.reference.accountId === accountId;
}

export async function withdrawApproval(
  { database, at, caller }: ChangeScope,
  accountId: string,
  asked: { readonly approval: string; readonly evidence: string | null },
): Promise<Changed> {
  const { approval: approvalId } = asked;
  const evidence = evidenceOf(caller, asked.evidence);
  const revoked = await revokeApproval(database, { accountId, approvalId, evidence, at });
  if (revoked === 'MISSING') throw new ChangeRefused(userError('NOT_FOUND', 'approval'));
  if (revoked === 'ENDED') throw new ChangeRefused(userError('ENDED', 'approval'));
  return { objects: { approval: approvalId } };
}
