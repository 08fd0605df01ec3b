// A check looks at one thing and decides, or lets the request go on (null). `step` is its place in the order.

import type { Decision } from '../decision.js';
import type { DecisionRequest } from '../request.js';
import type { Rule } from '../rule.js';
import type { CheckId } from '../rule-ids.js';

export interface Check {
  readonly id: CheckId;
  readonly step: number;
  readonly run: (request: DecisionRequest, rule: Rule) => Decision | null;
}
