// A check by itself, out of its order: it throws at no well-formed request, whatever the checks before it would have refused, and what
// the tables lack opens nothing.

import { AUTHENTICATION, type AuthenticationRow } from '../../src/policy/authentication-methods.js';
import { checkAuthentication } from '../../src/policy/checks/authentication.js';
import { checkCategory } from '../../src/policy/checks/category.js';
import { checkClaim } from '../../src/policy/checks/claim.js';
import { ORDER, decide } from '../../src/policy/decide.js';
import { ruleFor } from '../../src/policy/rule-for.js';
import { CHECK_IDS, ROW_IDS } from '../../src/policy/rule-ids.js';
import { RULES } from '../../src/policy/rules.js';
import type { DecisionRequest } from '../../src/policy/request.js';
import { ACTIVE, OWNER, PERSONAL, ask, byDelegate, inbound, self } from './fixtures.js';
import { ALL_CASES } from './tables/all.js';

const ruleOf = (id: string) => {
  const rule = RULES.find((each) => each.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};

const LESS: readonly ((request: DecisionRequest) => DecisionRequest)[] = [
  (request) => ({ ...request, account: null }),
  (request) => ({ ...request, reference: undefined }),
  (request) => ({ ...request, delegation: undefined }),
  (request) => ({ ...request, caller: { kind: request.caller.kind } }),
];

test('no check throws for want of an account, a company, a paper or a designation', () => {
  for (const { request } of ALL_CASES) {
    const { caller, purpose } = request;
    const rule = purpose === null ? undefined : ruleFor(caller, purpose);
    for (const less of LESS.map((without) => without(request))) {
      decide(less);
      checkClaim(less.caller, purpose, less.data.class, less.grant);
      if (rule) for (const { run } of ORDER[rule.course]) run(less, rule);
    }
  }
});

test('every decision names a rule or a check that there is', () => {
  const known = new Set<string>([...ROW_IDS, ...CHECK_IDS]);
  expect(ALL_CASES.filter(({ request }) => !known.has(decide(request).rule))).toEqual([]);
});

describe('a way to authenticate that the table does not know', () => {
  const unknown: AuthenticationRow = { ...AUTHENTICATION.PASSWORD, ONLINE: 'UNKNOWN' as 'PERMIT' };

  test.each([
    ['owner', self(), ruleOf('self-access')],
    [
      'delegate',
      byDelegate({ authentication: { method: 'NONE', channel: 'ONLINE' } }),
      ruleOf('customer-directed-delegate'),
    ],
  ] as const)('opens nothing to the %s', (_who, request, rule) => {
    const { method } = request.authentication;
    const table = AUTHENTICATION as Record<string, AuthenticationRow>;
    const known = AUTHENTICATION[method];
    table[method] = unknown;
    try {
      expect(checkAuthentication.run(request, rule)).toMatchObject({
        outcome: 'DENY',
        reason: 'NO_RULE_PERMITS',
      });
    } finally {
      table[method] = known;
    }
  });
});

test('a business contract without an account is incomplete', () => {
  const request = inbound({
    authentication: { method: 'BUSINESS_CONTRACT', channel: 'TELEPHONE' },
    account: null,
  });
  expect(checkAuthentication.run(request, ruleOf('inbound-assistance'))?.reason).toBe(
    'BUSINESS_EXEMPTION_INCOMPLETE',
  );
});

test('a row that reaches personal data reaches every kind of it', () => {
  const data = { ...PERSONAL, personal: ['EMAIL'] } as const;
  expect(checkCategory.run(ask({ data, account: ACTIVE }), ruleOf('self-access'))).toBeNull();
});

test('a company that is not known is of no kind', () => {
  const grant = { purposes: ['LEGAL_PROCESS'] } as const;
  expect(checkClaim({ kind: 'COMPANY' }, 'LEGAL_PROCESS', 'PERSONAL', grant)?.reason).toBe(
    'PERSONAL_NOT_SHAREABLE',
  );
  expect(checkClaim({ kind: 'COMPANY' }, 'LEGAL_PROCESS', 'CPNI', grant)?.reason).toBe(
    'PURPOSE_NOT_OPEN_TO_CALLER',
  );
});

test('without a purpose none is said to be missing more than once', () => {
  expect(checkClaim(OWNER, null, 'CPNI', { purposes: [] })?.reason).toBe('PURPOSE_MISSING');
});
