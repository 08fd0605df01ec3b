// A decision is said in one sentence: who, what, why, the reason, the rule and the clauses.

import { decide } from '../../src/policy/decide.js';
import { explain } from '../../src/policy/explain.js';
import { answerLine } from '../../src/policy/decide-line.js';
import { ANONYMOUS, optOut, sameCategoryByAffiliate, self } from './fixtures.js';
import { ALL_CASES } from './tables/all.js';

test('a denial says who may not read what, for which purpose, why and by which clause', () => {
  const request = sameCategoryByAffiliate({ approvals: [optOut()] });
  expect(explain(decide(request), request)).toBe(
    'An affiliate of the carrier may not read TYPE and QUANTITY for MARKETING_SAME_CATEGORY (offering service of a ' +
      'category that the customer currently obtains): the customer objected (OPTED_OUT, check-objection; ' +
      '47 CFR 64.2007(a)(2): approval or disapproval holds until the customer revokes or limits it).',
  );
});

test('a permit says its ground', () => {
  expect(explain(decide(self()), self())).toBe(
    'A customer may read BILLING for SELF_ACCESS (a customer reads the own account): the customer reads the own ' +
      'account (OK_SELF, self-access; 47 CFR 64.2010(c): online access to CPNI needs a password).',
  );
});

test('without the request the decision is said alone', () => {
  expect(explain(decide(self({ caller: ANONYMOUS })))).toMatch(
    /^Denied: nobody is signed in \(UNAUTHENTICATED, /,
  );
});

test('every case is said in one sentence that holds no id of the request', () => {
  for (const { request } of ALL_CASES) {
    const sentence = explain(decide(request), request);
    expect(sentence).toMatch(/^[A-Z][^\n]+\.$/);
    expect(sentence).not.toMatch(/account-x|affiliate-a|a-reference/);
  }
});

test('a line that is no JSON is malformed, and its text is not repeated', () => {
  expect(answerLine('SECRET', 7)).toEqual({
    error: { code: 'MALFORMED_REQUEST', line: 7, path: '$', problem: 'is not JSON' },
  });
});
