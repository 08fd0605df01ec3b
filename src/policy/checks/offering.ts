// Step 14: "services of the type you currently obtain" (section 3 of the policy, narrower than 47 CFR 64.2005(b)-(c)):
// the offering is of a telecommunications category that the customer has at this instant.

import { SERVICE_CATEGORIES } from '../categories.js';
import { denials } from '../denial.js';
import { hadService, hasService } from '../services.js';
import type { Check } from './check.js';

const { OFFERING_MISSING, CATEGORY_DIFFERS, SERVICE_NOT_CURRENT } = denials(
  'check-offering',
  'OFFERING_MISSING',
  'CATEGORY_DIFFERS',
  'SERVICE_NOT_CURRENT',
);

export const checkOffering: Check = {
  id: 'check-offering',
  step: 14,
  run: ({ at, account, offering }, rule) => {
    if (rule.offering === undefined) return null;
    if (offering === undefined) return OFFERING_MISSING;
    if (rule.offering === 'STATED') return null;
    if (!account || !SERVICE_CATEGORIES[offering].telecommunications) return CATEGORY_DIFFERS;
    if (hasService(account, offering, at)) return null;
    return hadService(account, offering, at) ? SERVICE_NOT_CURRENT : CATEGORY_DIFFERS;
  },
};
