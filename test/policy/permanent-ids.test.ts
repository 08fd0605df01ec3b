// Ids and words that stand in the audit log are permanent. A new one is added to the snapshot; a changed or removed
// one is a fault.

import { AUTHORITIES } from '../../src/policy/authorities.js';
import { CALLER_KINDS, COMPANY_KINDS, STAFF_ROLES } from '../../src/policy/callers.js';
import {
  CPNI_CATEGORIES,
  DATA_CLASSES,
  PERSONAL_KINDS,
  SERVICE_CATEGORIES,
} from '../../src/policy/categories.js';
import { OBLIGATIONS, OUTCOMES } from '../../src/policy/decision.js';
import { PURPOSES } from '../../src/policy/purposes.js';
import { DENY_REASONS, PERMIT_REASONS } from '../../src/policy/reasons.js';
import { REMEDIES } from '../../src/policy/remedies.js';
import { CHECK_IDS, ROW_IDS } from '../../src/policy/rule-ids.js';
import { RULES } from '../../src/policy/rules.js';

test.each(
  Object.entries({
    outcomes: [...OUTCOMES],
    rows: [...ROW_IDS],
    checks: [...CHECK_IDS],
    reasons: [...Object.keys(PERMIT_REASONS), ...Object.keys(DENY_REASONS)],
    obligations: Object.keys(OBLIGATIONS),
    authorities: Object.keys(AUTHORITIES),
    purposes: Object.entries(PURPOSES).map(([purpose, { dpv }]) => `${purpose} dpv:${dpv}`),
    categories: Object.entries(CPNI_CATEGORIES).map(([category, { bit }]) => `${category} ${bit}`),
    personal: Object.keys(PERSONAL_KINDS),
    classes: Object.keys(DATA_CLASSES),
    services: Object.keys(SERVICE_CATEGORIES),
    callers: Object.keys(CALLER_KINDS),
    companies: Object.keys(COMPANY_KINDS),
    roles: Object.keys(STAFF_ROLES),
    remedies: Object.keys(REMEDIES),
  }),
)('the %s are what they were', (_name, ids) => {
  expect(ids).toMatchSnapshot();
});

test('each row of the table has an id of its own, and each id but the fixed two has a row', () => {
  const rows = RULES.map(({ id }) => id);
  expect(new Set(rows).size).toBe(rows.length);
  expect(ROW_IDS.filter((id) => !rows.includes(id))).toEqual(['open-data', 'prohibited-purposes']);
});
