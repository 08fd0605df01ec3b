// What each row says, stated a second time, in the cells where a case cannot tell every word from one that no check
// knows, since neither opens anything: what the row does not reach, what a course of its own does not read, and the
// basis, which is cited only where a paper is missing.

import { RULES } from '../../src/policy/rules.js';
import type { Rule } from '../../src/policy/rule.js';

/** Call detail, its place, personal data, paper, offering, third party; the basis. */
const CELLS: Readonly<Record<string, string>> = {
  'self-access': 'YES YES YES - - NEVER; 64.2010(c), 64.2010(g)',
  'customer-directed-delegate': 'YES OPT_IN NO - - ALWAYS; 222(c)(2)',
  'customer-directed-company': 'YES OPT_IN NO - - ALWAYS; 222(c)(2), §4',
  'service-provision': 'NO NO NO TICKET - COMPANY; 222(c)(1)(A)',
  'service-supporting': 'YES NO NO TICKET - COMPANY; 222(c)(1)(B)',
  'billing-collection': 'WITH_TICKET NO NO - - NEVER; 222(d)(1)',
  'billing-collection-agent': 'NO NO NO - - ALWAYS; 222(d)(1)',
  'fraud-security': 'YES NO NO FRAUD_CASE - NEVER; 222(d)(2)',
  'fraud-security-affiliate': 'YES NO NO FRAUD_CASE - ALWAYS; 222(d)(2), §3',
  'inbound-assistance': 'YES NO NO CALL - NEVER; 222(d)(3), 64.2010(b)',
  'marketing-same-category': 'NO OPT_IN NO CAMPAIGN CURRENT NEVER; 64.2005(a), §3',
  'marketing-same-category-affiliate':
    'NO OPT_IN NO CAMPAIGN CURRENT ALWAYS; §3, 64.2005(a)(1), 64.2005(a)(2), 64.2007(b)',
  'marketing-other-category': 'NO OPT_IN NO CAMPAIGN STATED NEVER; 64.2007(b), 64.2008',
  'marketing-other-category-affiliate': 'NO OPT_IN NO CAMPAIGN STATED ALWAYS; 64.2007(b)',
  'marketing-other-category-joint-venture': 'NO NO NO CAMPAIGN STATED ALWAYS; 64.2007(b)',
  emergency: 'PLACE YES NAME_AND_ADDRESS EMERGENCY_CALL - ALWAYS; 222(d)(4), 222(g)',
  'legal-process': 'YES YES YES LEGAL_REQUEST - ALWAYS; §4, 222(c)(1)',
  'aggregate-analytics': 'NO NO NO - - NEVER; 222(c)(3), 222(h)(2)',
  signup: 'NO NO YES ONBOARDING_CASE - NEVER; §2',
  'service-setup': 'NO NO YES ONBOARDING_CASE - NEVER; §2',
  'account-communication': 'NO NO YES - - NEVER; §2',
  'compliance-audit': 'NO NO NO - - NEVER; 64.2009',
};

function cellsOf(rule: Rule): string {
  const { callDetail, callLocation, personal, reference = '-', offering = '-', thirdParty, basis } = rule;
  return `${[callDetail, callLocation, personal, reference, offering, thirdParty].join(' ')}; ${basis.join(', ')}`;
}

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  expect(cellsOf(rule)).toBe(CELLS[id]);
});

test('there is no other row', () => {
  expect(RULES.map(({ id }) => id)).toEqual(Object.keys(CELLS));
});
