// A case: what it says, the request, and the answer that the rules give. Citation and obligations where the case is
// about them; AUDIT is an obligation of every decision and left out here.

import type { AuthorityId } from '../../../src/policy/authorities.js';
import type { Obligation } from '../../../src/policy/decision.js';
import type { Reason } from '../../../src/policy/reasons.js';
import type { DecisionRequest } from '../../../src/policy/request.js';

export interface Case {
  readonly says: string;
  readonly request: DecisionRequest;
  readonly reason: Reason;
  readonly cites?: readonly AuthorityId[];
  readonly besides?: readonly Obligation[];
}
