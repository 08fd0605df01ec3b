// Step 8: personal data given at signup serves the customer's own access, signing up and messages about the account
// (section 2 of the policy), and nothing else. It asks for no password: the rule on passwords is about CPNI.

import type { Decision } from '../decision.js';
import { denials } from '../denial.js';
import { permit } from '../permit.js';
import type { DecisionRequest } from '../request.js';
import type { Rule } from '../rule.js';
import type { Check } from './check.js';
import { checkReference } from './reference.js';

const { NOT_ACCOUNT_PARTY, SIGNUP_PURPOSE } = denials(
  'check-personal',
  'NOT_ACCOUNT_PARTY',
  'SIGNUP_PURPOSE',
);

export const checkPersonal: Check = {
  id: 'check-personal',
  step: 8,
  run: (request, rule) => {
    if (request.data.class !== 'PERSONAL') return null;
    if (rule.personal !== 'YES') return SIGNUP_PURPOSE;
    if (rule.party) return ownPersonal(request, rule);
    if (!request.account || !rule.status.includes(request.account.status)) return SIGNUP_PURPOSE;
    return checkReference.run(request, rule) ?? permitPersonal(request, rule);
  },
};

function ownPersonal(request: DecisionRequest, rule: Rule): Decision {
  if (!request.party) return NOT_ACCOUNT_PARTY;
  const former = request.account?.status === 'CLOSED';
  return permit(request, rule, former ? 'OK_FORMER_CUSTOMER_SELF' : 'OK_SELF', 'PERSONAL');
}

function permitPersonal(request: DecisionRequest, rule: Rule): Decision {
  return permit(request, rule, rule.permits[0].reason, 'PERSONAL');
}
