// Step 10, and what stands before it: there is an account, it is a customer's, and it is not closed where closing
// ends the ground. Applicants have no CPNI, for anybody (47 CFR 64.2003(f)). SUSPENDED counts as ACTIVE.

import { denials } from '../denial.js';
import { NO_RULE_PERMITS } from '../permit.js';
import type { Check } from './check.js';

const { NOT_A_CUSTOMER, ACCOUNT_CLOSED } = denials('check-status', 'NOT_A_CUSTOMER', 'ACCOUNT_CLOSED');

/** Only aggregates are of no account: for nothing else does a row permit without one. */
export const checkAccount: Check = {
  id: 'check-row-permits',
  step: 8,
  run: ({ account }) => (account ? null : NO_RULE_PERMITS),
};

export const checkStatus: Check = {
  id: 'check-status',
  step: 10,
  run: ({ account, data }, rule) => {
    if (account?.status === 'APPLICANT' && data.class === 'CPNI') return NOT_A_CUSTOMER;
    return account?.status === 'CLOSED' && !rule.status.includes('CLOSED') ? ACCOUNT_CLOSED : null;
  },
};
