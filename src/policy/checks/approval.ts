// Step 17: where a use or a share rests on the customer's approval (47 CFR 64.2005(a), 64.2007(b), 64.2008). These
// rules have nothing after it, so it permits as well.

import { hasContinuedUse, hasOptIn } from '../approvals.js';
import { fieldBits } from '../category-bits.js';
import type { Decision } from '../decision.js';
import { denials } from '../denial.js';
import { stateOfNotices } from '../notices.js';
import { permit } from '../permit.js';
import type { PermitReason } from '../reasons.js';
import { recipientOf } from '../recipient.js';
import type { DecisionRequest } from '../request.js';
import type { Ground, Rule } from '../rule.js';
import { takesTwoCategories } from '../services.js';
import type { Check } from './check.js';

const DENIED = denials(
  'check-approval',
  'APPROVAL_REQUIRED',
  'CONSENT_FORM_INVALID',
  'NOTICE_NOT_DELIVERED',
  'NOTICE_STALE',
  'NOTICE_WAITING_PERIOD',
  'OPT_IN_REQUIRED',
  'POLICY_PROGRAMME_DISABLED',
  'POLICY_REQUIRES_CONSENT',
  'SINGLE_CATEGORY_NO_SHARE',
);

type ApprovalCheck = (request: DecisionRequest, rule: Rule) => Decision | null;

function optedIn(request: DecisionRequest): boolean {
  return hasOptIn(request, 'MARKETING', recipientOf(request.caller), fieldBits(request.data));
}

/** A version that shares only with consent asks for it besides the relationship, whatever the purpose. */
function lacksConsent(request: DecisionRequest): boolean {
  return request.policy.affiliateSharing === 'CONSENT' && !optedIn(request);
}

function isCommunicationsRelated({ caller }: DecisionRequest): boolean {
  return caller.kind !== 'COMPANY' || caller.company?.communicationsRelated === true;
}

/** To a company the place of a call is shared on its express authorization; by the carrier used on the row's own. */
function permitWithPlace(
  request: DecisionRequest,
  rule: Rule,
  reason: PermitReason,
  ground?: Ground,
): Decision {
  if (!request.data.callLocation) return permit(request, rule, reason, ground);
  if (request.caller.kind === 'COMPANY') return permit(request, rule, 'OK_OPT_IN_LOCATION');
  return permit(request, rule, reason, 'CALL_LOCATION');
}

const fraudSharing: ApprovalCheck = (request) =>
  lacksConsent(request) ? DENIED.POLICY_REQUIRES_CONSENT : null;

const sameCategorySharing: ApprovalCheck = (request, rule) => {
  const enabled = request.policy.approvalUses === 'ENABLED';
  const related = isCommunicationsRelated(request);
  if (request.policy.affiliateSharing === 'CONSENT') return sharingByConsent(request, rule, enabled);
  if (related && request.account && takesTwoCategories(request.account, request.at)) {
    return permitWithPlace(request, rule, 'OK_AFFILIATE');
  }
  if (enabled && hasApproval(request, related))
    return permitWithPlace(request, rule, 'OK_AFFILIATE_APPROVAL');
  if (!request.policy.legalOverlay) return permitWithPlace(request, rule, 'OK_AFFILIATE', 'NO_OVERLAY');
  if (!enabled) return DENIED.POLICY_PROGRAMME_DISABLED;
  return related ? DENIED.SINGLE_CATEGORY_NO_SHARE : DENIED.OPT_IN_REQUIRED;
};

function sharingByConsent(request: DecisionRequest, rule: Rule, enabled: boolean): Decision {
  if (!optedIn(request)) return DENIED.POLICY_REQUIRES_CONSENT;
  return enabled ? permitWithPlace(request, rule, 'OK_AFFILIATE_APPROVAL') : DENIED.POLICY_PROGRAMME_DISABLED;
}

function hasApproval(request: DecisionRequest, noticeSuffices: boolean): boolean {
  if (optedIn(request)) return true;
  return noticeSuffices && stateOfNotices(request, recipientOf(request.caller)) === 'RIPE';
}

const optInOrNotice: ApprovalCheck = (request, rule) => {
  if (request.policy.approvalUses === 'DISABLED') return DENIED.POLICY_PROGRAMME_DISABLED;
  if (rule.relationship && lacksConsent(request)) return DENIED.POLICY_REQUIRES_CONSENT;
  if (optedIn(request)) return permitWithPlace(request, rule, rule.permits[0].reason);
  if (!isCommunicationsRelated(request)) return DENIED.OPT_IN_REQUIRED;
  const recipient = recipientOf(request.caller);
  const state = stateOfNotices(request, recipient);
  if (state === 'RIPE') {
    return permitWithPlace(request, rule, rule.relationship ? rule.permits[0].reason : 'OK_OPT_OUT');
  }
  if (state !== 'APPROVAL_REQUIRED') return DENIED[state];
  return hasContinuedUse(request, recipient) ? DENIED.CONSENT_FORM_INVALID : DENIED.APPROVAL_REQUIRED;
};

const optInOnly: ApprovalCheck = (request, rule) => {
  if (request.policy.approvalUses === 'DISABLED') return DENIED.POLICY_PROGRAMME_DISABLED;
  return optedIn(request) ? permit(request, rule, rule.permits[0].reason) : DENIED.OPT_IN_REQUIRED;
};

const APPROVAL_CHECKS: Readonly<Record<NonNullable<Rule['approval']>, ApprovalCheck>> = {
  FRAUD_SHARING: fraudSharing,
  SAME_CATEGORY_SHARING: sameCategorySharing,
  OPT_IN_OR_NOTICE: optInOrNotice,
  OPT_IN: optInOnly,
};

export const checkApproval: Check = {
  id: 'check-approval',
  step: 17,
  run: (request, rule) =>
    rule.approval === undefined ? null : APPROVAL_CHECKS[rule.approval](request, rule),
};
