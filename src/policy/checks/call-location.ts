// Step 16: call location needs the customer's express prior authorization (47 U.S.C. 222(f)): an OPT_IN of scope
// LOCATION that names the recipient, and the carrier's programme of approvals running.

import { hasLocationObjection, hasOptIn } from '../approvals.js';
import { LOCATION_BIT } from '../category-bits.js';
import { denials } from '../denial.js';
import { recipientOf } from '../recipient.js';
import type { Check } from './check.js';

const { LOCATION_EXPRESS_CONSENT_REQUIRED, POLICY_PROGRAMME_DISABLED } = denials(
  'check-call-location',
  'LOCATION_EXPRESS_CONSENT_REQUIRED',
  'POLICY_PROGRAMME_DISABLED',
);

export const checkCallLocation: Check = {
  id: 'check-call-location',
  step: 16,
  run: (request, rule) => {
    if (!request.data.callLocation || rule.callLocation === 'YES') return null;
    if (rule.callLocation !== 'OPT_IN') return LOCATION_EXPRESS_CONSENT_REQUIRED;
    if (request.policy.approvalUses === 'DISABLED') return POLICY_PROGRAMME_DISABLED;
    const recipient = recipientOf(request.caller);
    if (!hasOptIn(request, 'LOCATION', recipient, LOCATION_BIT)) return LOCATION_EXPRESS_CONSENT_REQUIRED;
    return hasLocationObjection(request, recipient) ? LOCATION_EXPRESS_CONSENT_REQUIRED : null;
  },
};
