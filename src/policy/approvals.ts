// Approvals and objections (47 CFR 64.2007). An OPT_IN counts from its instant until it is revoked, for whom it
// names: a company or delegate, or the carrier when it names none. An OPT_OUT objects to every company unless it
// names one and to every category unless it lists some; a later OPT_IN that counts ends it where that reaches.

import { LOCATION_BIT, bitsOf, contains } from './category-bits.js';
import type { ApprovalScope, DecisionRequest, Instant, RequestApproval } from './request.js';

function isInForce({ at, revokedAt }: RequestApproval, now: Instant): boolean {
  return at <= now && (revokedAt === undefined || now < revokedAt);
}

function isOptIn(
  approval: RequestApproval,
  scope: ApprovalScope,
  recipient: string | undefined,
  bits: number,
  now: Instant,
): boolean {
  return (
    approval.kind === 'OPT_IN' &&
    approval.scope === scope &&
    approval.companyId === recipient &&
    isInForce(approval, now) &&
    (approval.categories === undefined || contains(bitsOf(approval.categories), bits))
  );
}

/** An OPT_IN of scope LOCATION opens call location and nothing else, so it need list no other category. */
function bitsOfScope(scope: ApprovalScope, bits: number): number {
  return scope === 'LOCATION' ? LOCATION_BIT : bits;
}

export function hasOptIn(
  { approvals, at }: DecisionRequest,
  scope: ApprovalScope,
  recipient: string | undefined,
  bits: number,
): boolean {
  const needed = bitsOfScope(scope, bits);
  for (const approval of approvals) if (isOptIn(approval, scope, recipient, needed, at)) return true;
  return false;
}

export function hasObjection(request: DecisionRequest, recipient: string | undefined, bits: number): boolean {
  for (const approval of request.approvals) {
    if (objects(approval, recipient, bits, request.at) && !isEnded(approval, request, recipient, bits))
      return true;
  }
  return false;
}

/** An objection against call location itself, in force. */
export function hasLocationObjection(request: DecisionRequest, recipient: string | undefined): boolean {
  for (const approval of request.approvals) {
    if (approval.scope !== 'LOCATION' || !objects(approval, recipient, LOCATION_BIT, request.at)) continue;
    if (!isEnded(approval, request, recipient, LOCATION_BIT)) return true;
  }
  return false;
}

function objects(
  approval: RequestApproval,
  recipient: string | undefined,
  bits: number,
  now: Instant,
): boolean {
  return (
    approval.kind === 'OPT_OUT' &&
    (approval.companyId === undefined || approval.companyId === recipient) &&
    isInForce(approval, now) &&
    (bitsObjected(approval) & bits) !== 0
  );
}

function bitsObjected({ categories }: RequestApproval): number {
  return categories === undefined || categories.length === 0 ? -1 : bitsOf(categories);
}

/** At the same instant the objection wins. */
function isEnded(
  objection: RequestApproval,
  { approvals, at }: DecisionRequest,
  recipient: string | undefined,
  bits: number,
): boolean {
  const needed = bitsOfScope(objection.scope, bits & bitsObjected(objection));
  for (const approval of approvals) {
    if (approval.at > objection.at && isOptIn(approval, objection.scope, recipient, needed, at)) return true;
  }
  return false;
}

/** Continued use of the site: recorded, and never an approval (47 CFR 64.2003(k)). */
export function hasContinuedUse({ approvals, at }: DecisionRequest, recipient: string | undefined): boolean {
  for (const approval of approvals) {
    if (approval.kind !== 'CONTINUED_USE' || !isInForce(approval, at)) continue;
    if (approval.companyId === undefined || approval.companyId === recipient) return true;
  }
  return false;
}
