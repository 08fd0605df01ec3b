// Step 1: a field without a class is refused to everybody, a CPNI field without a category too; an open one is open.

import type { Decision } from '../decision.js';
import { denial } from '../denial.js';
import type { RequestData } from '../request.js';

export const UNCLASSIFIED = denial('check-class', 'UNCLASSIFIED_FIELD');

const OPEN: Decision = Object.freeze({
  outcome: 'PERMIT',
  rule: 'open-data',
  reason: 'OK_OPEN',
  citation: Object.freeze([]),
  obligations: Object.freeze(['AUDIT'] as const),
});

export function checkClass(data: RequestData): Decision | null {
  switch (data.class) {
    case 'OPEN':
      return OPEN;
    case 'CPNI':
      return data.categories.length === 0 ? UNCLASSIFIED : null;
    case 'PERSONAL':
    case 'RECORD':
      return null;
    default:
      return UNCLASSIFIED;
  }
}
