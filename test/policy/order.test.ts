// The checks of each course, in the order in which they are run: the first that decides wins, so the order is the rule.

import { ORDER } from '../../src/policy/decide.js';
import { CHECK_IDS } from '../../src/policy/rule-ids.js';

const GRANTED = ['check-account-granted', 'check-category-granted'];

test.each([
  [
    'GENERAL',
    [
      ...GRANTED,
      'check-row-permits',
      'check-personal',
      'check-party',
      'check-designation',
      'check-status',
      'check-category',
      'check-reference',
      'check-relationship',
      'check-offering',
      'check-objection',
      'check-call-location',
      'check-approval',
      'check-authentication',
      'check-row-permits',
    ],
  ],
  ['EMERGENCY', [...GRANTED, 'check-status', 'check-category', 'check-reference', 'check-row-permits']],
  ['LEGAL', [...GRANTED, 'check-status', 'check-instrument']],
  ['AGGREGATE', [...GRANTED, 'check-category', 'check-aggregate', 'check-row-permits']],
  ['AUDIT', [...GRANTED, 'check-status', 'check-category', 'check-row-permits']],
] as const)('%s', (course, ids) => {
  expect(ORDER[course].map(({ id }) => id)).toEqual(ids);
});

test('the steps of the general course only rise', () => {
  const steps = ORDER.GENERAL.map(({ step }) => step);
  expect(steps).toEqual([...steps].sort((one, other) => one - other));
});

test('every check of every course has a permanent id', () => {
  const ids = Object.values(ORDER).flatMap((checks) => checks.map(({ id }) => id));
  expect(ids.filter((id) => !CHECK_IDS.includes(id))).toEqual([]);
});
