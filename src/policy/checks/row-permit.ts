// Step 19: nothing denied, so the row's own permit.

import { permit } from '../permit.js';
import type { Check } from './check.js';

/** The ground of call location is cited where the row has one for it. */
export const checkRowPermit: Check = {
  id: 'check-row-permits',
  step: 19,
  run: (request, rule) => {
    const [own] = rule.permits;
    const placed = request.data.callLocation && rule.callLocation === 'OPT_IN';
    return permit(request, rule, own.reason, placed ? 'CALL_LOCATION' : own.ground);
  },
};
