// Step 15: an objection in force ends every marketing purpose, also where no approval is needed (a choice of the
// carrier, stricter than 47 CFR 64.2005(a)).

import { hasObjection } from '../approvals.js';
import { fieldBits } from '../category-bits.js';
import { denial } from '../denial.js';
import { recipientOf } from '../recipient.js';
import type { Check } from './check.js';

const OPTED_OUT = denial('check-objection', 'OPTED_OUT');

export const checkObjection: Check = {
  id: 'check-objection',
  step: 15,
  run: (request, rule) => {
    if (!rule.campaign) return null;
    return hasObjection(request, recipientOf(request.caller), fieldBits(request.data)) ? OPTED_OUT : null;
  },
};
