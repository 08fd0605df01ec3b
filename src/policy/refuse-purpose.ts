// What can be refused before anything is read: the claim alone, without an account and its categories.

import { checkClaim } from './checks/claim.js';
import { UNCLASSIFIED } from './checks/classification.js';
import type { DataClass } from './categories.js';
import type { Decision } from './decision.js';
import type { Purpose } from './purposes.js';
import type { RequestCaller, RequestGrant } from './request.js';

export interface PurposeClaim {
  readonly caller: RequestCaller;
  readonly grant: RequestGrant;
  readonly purpose: Purpose | null;
  readonly class: DataClass | null;
}

/** Null: not refused yet. `decide` runs the same checks first, so it never permits what this refuses. */
export function refusePurpose({ caller, grant, purpose, class: dataClass }: PurposeClaim): Decision | null {
  if (dataClass === null) return UNCLASSIFIED;
  return dataClass === 'OPEN' ? null : checkClaim(caller, purpose, dataClass, grant);
}
