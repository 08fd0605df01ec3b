// The parts that checks are made of, where no case of the policy tells one reading of them from another.

import { hasLocationObjection, hasOptIn } from '../../src/policy/approvals.js';
import { bitsOf } from '../../src/policy/category-bits.js';
import { checkPersonal } from '../../src/policy/checks/personal.js';
import { closedReference, referenceRequired } from '../../src/policy/checks/reference.js';
import { relationshipFault } from '../../src/policy/checks/relationship.js';
import { stateOfNotices } from '../../src/policy/notices.js';
import { NO_RULE_PERMITS, permit } from '../../src/policy/permit.js';
import { recipientOf } from '../../src/policy/recipient.js';
import type { DecisionRequest } from '../../src/policy/request.js';
import { hadService } from '../../src/policy/services.js';
import { RULES } from '../../src/policy/rules.js';
import { ruleFor } from '../../src/policy/rule-for.js';
import {
  ACTIVE,
  AGENT,
  AT,
  DAY,
  PERSONAL,
  SUSPENDED,
  ask,
  messageAboutAccount,
  notice,
  optIn,
  optOut,
  provision,
  staff,
} from './fixtures.js';

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s: a paper that is not there, or closed, cites the rule',
  (id, rule) => {
    expect(referenceRequired(id).citation).toEqual(rule.basis);
    expect(closedReference(id, 'TICKET').citation).toEqual(rule.basis);
  },
);

test('an approval of places need list no other category, one of marketing must', () => {
  const approvals = [
    optIn({ scope: 'LOCATION', categories: ['LOCATION'] }),
    optIn({ scope: 'MARKETING', categories: ['LOCATION'] }),
  ];
  const bits = bitsOf(['TYPE', 'LOCATION']);
  expect(hasOptIn(ask({ approvals }), 'LOCATION', undefined, bits)).toBe(true);
  expect(hasOptIn(ask({ approvals }), 'MARKETING', undefined, bits)).toBe(false);
});

test('an objection to marketing is none to places', () => {
  expect(hasLocationObjection(ask({ approvals: [optOut()] }), undefined)).toBe(false);
  expect(hasLocationObjection(ask({ approvals: [optOut({ scope: 'LOCATION' })] }), undefined)).toBe(true);
});

const ENDED = { companyId: 'a', from: AT - 2 * DAY, to: AT - DAY };
const NOT_YET = { companyId: 'a', from: AT + DAY };
const OTHER = { companyId: 'b', from: AT - DAY };

test.each([
  [[ENDED, NOT_YET, OTHER], 'RELATIONSHIP_ENDED'],
  [[OTHER, NOT_YET, ENDED], 'RELATIONSHIP_ENDED'],
  [[OTHER, NOT_YET], 'RELATIONSHIP_NOT_YET'],
  [[NOT_YET, OTHER], 'RELATIONSHIP_NOT_YET'],
  [[OTHER], 'RELATIONSHIP_OTHER_COMPANY'],
  [[], 'NO_RELATIONSHIP'],
])('of several faults the nearest to a relationship in force', (relationships, fault) => {
  expect(relationshipFault(relationships, 'SERVICE', 'a', AT)).toBe(fault);
});

const WAITING = notice(AT - DAY);
const STALE = notice(AT - 800 * DAY);
const BOUNCED = notice(AT - DAY, { bounced: true });

test.each([
  [[], 'APPROVAL_REQUIRED'],
  [[BOUNCED], 'NOTICE_NOT_DELIVERED'],
  [[WAITING, BOUNCED], 'NOTICE_WAITING_PERIOD'],
  [[BOUNCED, WAITING], 'NOTICE_WAITING_PERIOD'],
  [[WAITING, STALE], 'NOTICE_WAITING_PERIOD'],
  [[STALE, WAITING], 'NOTICE_WAITING_PERIOD'],
])('of several notices the newest that was delivered', (notices, state) => {
  expect(stateOfNotices(ask({ notices }), undefined)).toBe(state);
});

test('personal data is permitted by its own check', () => {
  const request = messageAboutAccount();
  const rule = ruleFor(request.caller, 'ACCOUNT_COMMUNICATION');
  expect(rule && checkPersonal.run(request, rule)).toMatchObject({ outcome: 'PERMIT' });
});

describe('a permit', () => {
  const rule = RULES.find(({ id }) => id === 'service-provision');
  if (rule === undefined) throw new Error('service-provision is no rule');
  const of = (caller: DecisionRequest['caller'], account: DecisionRequest['account']) => {
    const { citation, obligations } = permit(provision({ caller, account }), rule, 'OK_SERVICE');
    return [citation, obligations];
  };
  const cited = ['222(c)(1)(A)'];

  test('cites that a suspended account is the carrier’s choice, and records a company', () => {
    expect(of(staff('NOC'), ACTIVE)).toEqual([cited, ['AUDIT']]);
    expect(of(staff('NOC'), SUSPENDED)).toEqual([[...cited, 'design choice'], ['AUDIT']]);
    expect(of(AGENT, ACTIVE)).toEqual([cited, ['AUDIT', 'THIRD_PARTY_RECORD']]);
    expect(of(AGENT, SUSPENDED)).toEqual([
      [...cited, 'design choice'],
      ['AUDIT', 'THIRD_PARTY_RECORD'],
    ]);
  });

  test('of what is not CPNI is the same for a suspended account', () => {
    const request = provision({ account: SUSPENDED, data: PERSONAL });
    expect(permit(request, rule, 'OK_SERVICE').citation).toEqual(cited);
  });

  test('that no row has is none', () => {
    expect(permit(provision(), rule, 'OK_AUDIT')).toBe(NO_RULE_PERMITS);
    expect(permit(provision(), rule, 'OK_SERVICE', 'RECORD')).toBe(NO_RULE_PERMITS);
  });

  test('of an open field has no row', () => {
    expect(permit(provision(), { ...rule, id: 'open-data' }, 'OK_SERVICE')).toBe(NO_RULE_PERMITS);
  });
});

test('a service that is still to come was not had', () => {
  const services = [{ category: 'LOCAL', from: AT + DAY, to: AT + 2 * DAY }] as const;
  expect(hadService({ ...ACTIVE, services }, 'LOCAL', AT)).toBe(false);
});

test('a company that is not known receives nothing in its name', () => {
  expect(recipientOf({ kind: 'COMPANY' })).toBeUndefined();
});
