// The purposes that nobody may state, whatever else holds: row 22 of the table of rules.
// 47 CFR 64.2005(b)(2) and section 4 of the policy.

import type { Purpose } from './purposes.js';

export const PROHIBITED_PURPOSES: readonly Purpose[] = ['SELL_DATA', 'COMPETITOR_TRACKING'];
