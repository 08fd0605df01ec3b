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
import type { Rule } from '../../src/policy/rule.js';
import {
  ACTIVE,
  CALL_DETAIL,
  CALL_LOCATION,
  DESIGNATION,
  OWNER,
  PERSONAL,
  ask,
  audit,
  byDelegate,
  collection,
  emergency,
  inbound,
  messageAboutAccount,
  optIn,
  otherCategory,
  provision,
  repair,
  sameCategory,
  self,
} from './fixtures.js';
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

describe('a word of the table of rules that no check knows opens nothing', () => {
  const places = { data: CALL_LOCATION, approvals: [optIn({ scope: 'LOCATION' })] };
  const toDelegate = {
    data: CALL_LOCATION,
    delegation: { ...DESIGNATION, categories: ['LOCATION'] },
    approvals: [optIn({ scope: 'LOCATION', companyId: 'delegate' })],
  } as const;

  test.each([
    ['callDetail', repair({ data: CALL_DETAIL })],
    ['callLocation', self({ data: CALL_LOCATION })],
    ['callLocation', byDelegate(toDelegate)],
    ['callLocation', sameCategory(places)],
    ['callLocation', emergency()],
    ['personal', messageAboutAccount()],
    ['personal', emergency({ data: PERSONAL })],
    ['reference', provision()],
    ['relationship', collection()],
    ['offering', otherCategory()],
    ['approval', otherCategory()],
    ['authentication', self()],
    ['authentication', byDelegate()],
    ['status', provision()],
    ['status', audit()],
  ] as const)('%s', (cell, request) => {
    const rule = request.purpose && ruleFor(request.caller, request.purpose);
    if (!rule) throw new Error('no rule');
    expect(isOpened(request, rule)).toBe(true);
    for (const word of ['', 'UNKNOWN']) {
      expect(isOpened(request, { ...rule, [cell]: cell === 'status' ? [word] : word })).toBe(false);
    }
  });

  /** What has no check for a word throws, which opens nothing either. */
  function isOpened(request: DecisionRequest, rule: Rule): boolean {
    try {
      for (const { run } of ORDER[rule.course]) {
        const decided = run(request, rule);
        if (decided) return decided.outcome === 'PERMIT';
      }
    } catch {
      return false;
    }
    return false;
  }
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
