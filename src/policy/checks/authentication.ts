// Step 18: the customer or delegate is authenticated as the channel and the data ask (47 CFR 64.2010). A delegate
// needs a password whatever the channel. The rules that ask for it have nothing after it, so it permits as well.

import { AUTHENTICATION } from '../authentication-methods.js';
import type { AuthenticationCell } from '../authentication-methods.js';
import type { Decision } from '../decision.js';
import { denial, denials } from '../denial.js';
import { NO_RULE_PERMITS, permit } from '../permit.js';
import type { PermitReason } from '../reasons.js';
import type { DecisionRequest } from '../request.js';
import type { Ground, Rule } from '../rule.js';
import type { Check } from './check.js';

const DENIED: Partial<Record<string, Decision>> = denials(
  'check-authentication',
  'AUTHN_PASSWORD_REQUIRED',
  'AUTHN_BIOGRAPHICAL_ONLY',
  'AUTHN_ACCOUNT_INFORMATION_ONLY',
  'AUTHN_REQUIRED',
  'CALL_DETAIL_PASSWORD_REQUIRED',
);
const EXEMPTION_INCOMPLETE = denial('check-authentication', 'BUSINESS_EXEMPTION_INCOMPLETE');
const IN_STORE_REQUIRED = denial('check-authentication', 'AUTHN_REQUIRED', ['64.2010(d)']);

const AUTHENTICATION_CHECKS: Readonly<Record<NonNullable<Rule['authentication']>, Check['run']>> = {
  CUSTOMER: (request, rule) =>
    customerFault(request, rule) ?? permit(request, rule, reasonOf(request, rule), groundOf(request)),
  DELEGATE: delegateFault,
};

export const checkAuthentication: Check = {
  id: 'check-authentication',
  step: 18,
  run: (request, rule) =>
    rule.authentication === undefined ? null : AUTHENTICATION_CHECKS[rule.authentication](request, rule),
};

/** Owners and delegates read online, whatever the channel of their login; only a call has other columns. */
function cellOf({ authentication, data }: DecisionRequest, rule: Rule): AuthenticationCell {
  const row = AUTHENTICATION[authentication.method];
  if (rule.reference !== 'CALL') return row.ONLINE;
  if (authentication.channel !== 'TELEPHONE') return row[authentication.channel];
  return data.callDetail ? row.TELEPHONE_CALL_DETAIL : row.TELEPHONE;
}

/** A cell that is neither a permit nor the reason of a denial opens nothing. */
function denied(request: DecisionRequest, cell: AuthenticationCell): Decision {
  const inStore = cell === 'AUTHN_REQUIRED' && request.authentication.channel === 'IN_STORE';
  return inStore ? IN_STORE_REQUIRED : (DENIED[cell] ?? NO_RULE_PERMITS);
}

function customerFault(request: DecisionRequest, rule: Rule): Decision | null {
  const cell = cellOf(request, rule);
  if (cell === 'PERMIT') return null;
  if (cell !== 'CONTRACT') return denied(request, cell);
  const business = request.account?.business;
  return business?.dedicatedRepresentative && business.contractCoversCpni ? null : EXEMPTION_INCOMPLETE;
}

function delegateFault(request: DecisionRequest, rule: Rule): Decision | null {
  const { method } = request.authentication;
  if (method === 'PASSWORD' || method === 'PASSWORD_MFA') return null;
  const cell = cellOf(request, rule);
  return denied(request, cell === 'CONTRACT' ? 'AUTHN_PASSWORD_REQUIRED' : cell);
}

function reasonOf({ account, authentication, data }: DecisionRequest, rule: Rule): PermitReason {
  const { method } = authentication;
  if (!rule.party) return method === 'CALLBACK' && data.callDetail ? 'OK_CALLBACK' : 'OK_INBOUND';
  if (account?.status === 'CLOSED') return 'OK_FORMER_CUSTOMER_SELF';
  return method === 'BUSINESS_CONTRACT' ? 'OK_BUSINESS_CONTRACT' : 'OK_SELF';
}

function groundOf({ data }: DecisionRequest): Ground {
  return data.class === 'RECORD' ? 'RECORD' : 'ORDINARY';
}
