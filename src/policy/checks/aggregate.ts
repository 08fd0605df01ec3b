// Step 7, aggregates: collective data from which individual customers have been removed (47 U.S.C. 222(h)(2)): asked
// as an aggregate, over groups of ten or more. Whether two queries together isolate one is not seen here.

import { denial } from '../denial.js';
import type { Check } from './check.js';

const AGGREGATE_IDENTIFIABLE = denial('check-aggregate', 'AGGREGATE_IDENTIFIABLE');

export const SMALLEST_GROUP = 10;

export const checkAggregate: Check = {
  id: 'check-aggregate',
  step: 7,
  run: ({ data }) =>
    data.aggregate && data.aggregate.groupSize >= SMALLEST_GROUP ? null : AGGREGATE_IDENTIFIABLE,
};
