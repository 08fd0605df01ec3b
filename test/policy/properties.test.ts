// What holds for every request, whatever the rules: there is an answer, the same each time, and taking something
// away from the caller never opens anything.

import fc from 'fast-check';

import { AUTHORITIES } from '../../src/policy/authorities.js';
import type { CpniCategory } from '../../src/policy/categories.js';
import { decide } from '../../src/policy/decide.js';
import { isDenyReason } from '../../src/policy/told.js';
import { refusePurpose } from '../../src/policy/refuse-purpose.js';
import type { DecisionRequest } from '../../src/policy/request.js';
import { AT } from './fixtures.js';
import { anyApproval, anyRequest } from './arbitrary-request.js';

const RUNS = { numRuns: 3000 };

const permits = (request: DecisionRequest): boolean => decide(request).outcome === 'PERMIT';

type Restriction = (request: DecisionRequest, seed: number) => DecisionRequest;

const without = <Value>(list: readonly Value[], seed: number): readonly Value[] =>
  list.filter((_, at) => at !== seed % Math.max(list.length, 1));

const pick = <Value>(list: readonly Value[], seed: number): Value | undefined =>
  list[seed % Math.max(list.length, 1)];

const RESTRICTIONS: Readonly<Record<string, Restriction>> = {
  'a purpose less in the grant': (request, seed) => ({
    ...request,
    grant: { ...request.grant, purposes: without(request.grant.purposes, seed) },
  }),
  'a category less in the grant': (request, seed) => ({
    ...request,
    grant: { ...request.grant, categories: without(request.grant.categories ?? EVERY, seed) },
  }),
  'an account less in the grant': (request, seed) => ({
    ...request,
    grant: {
      ...request.grant,
      accounts: without(request.grant.accounts ?? ['account-x', 'account-y'], seed),
    },
  }),
  'a consent withdrawn': (request, seed) => ({
    ...request,
    approvals: request.approvals.map((approval) =>
      approval === pick(request.approvals, seed) && approval.kind === 'OPT_IN'
        ? { ...approval, revokedAt: Math.min(approval.revokedAt ?? AT, AT) }
        : approval,
    ),
  }),
  'a consent never given': (request, seed) => ({
    ...request,
    approvals: request.approvals.filter(
      (approval) => approval.kind !== 'OPT_IN' || approval !== pick(request.approvals, seed),
    ),
  }),
  'a notice never sent': (request, seed) => ({ ...request, notices: without(request.notices, seed) }),
  'a notice that bounced': (request, seed) => ({
    ...request,
    notices: request.notices.map((notice) =>
      notice === pick(request.notices, seed) ? { ...notice, bounced: true } : notice,
    ),
  }),
  'a relationship ended': (request, seed) => ({
    ...request,
    relationships: request.relationships.map((relationship) =>
      relationship === pick(request.relationships, seed)
        ? { ...relationship, to: Math.min(relationship.to ?? AT, AT) }
        : relationship,
    ),
  }),
  'a designation revoked': (request) =>
    request.delegation ? { ...request, delegation: { ...request.delegation, revokedAt: AT } } : request,
  'a designation that covers less': (request, seed) =>
    request.delegation
      ? {
          ...request,
          delegation: { ...request.delegation, categories: without(request.delegation.categories, seed) },
        }
      : request,
  'a reference closed': (request) =>
    request.reference ? { ...request, reference: { ...request.reference, open: false } } : request,
  'no reference': (request) => ({ ...request, reference: undefined }),
  'an account that is another customer’s': (request) => ({ ...request, party: false }),
  'nobody authenticated': (request) => ({
    ...request,
    authentication: { ...request.authentication, method: 'NONE' },
  }),
  'the programme of approvals off': (request) => ({
    ...request,
    policy: { ...request.policy, approvalUses: 'DISABLED' },
  }),
  'sharing by consent only': (request) => ({
    ...request,
    policy: { ...request.policy, affiliateSharing: 'CONSENT' },
  }),
  'the overlay of the law on': (request) => ({
    ...request,
    policy: { ...request.policy, legalOverlay: true },
  }),
  'no purpose': (request) => ({ ...request, purpose: null }),
  'nobody signed in': (request) => ({ ...request, caller: { kind: 'ANONYMOUS' } }),
};

const EVERY: readonly CpniCategory[] = [
  'TYPE',
  'TECHNICAL_ARRANGEMENT',
  'QUANTITY',
  'DESTINATION',
  'LOCATION',
  'AMOUNT_OF_USE',
  'BILLING',
];

test('every request gets one decision, and the same again', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const decision = decide(request);
      expect(decision.outcome).toBe(isDenyReason(decision.reason) ? 'DENY' : 'PERMIT');
      expect(decision.obligations[0]).toBe('AUDIT');
      expect(decision.citation.every((id) => Object.hasOwn(AUTHORITIES, id))).toBe(true);
      expect(decide(structuredClone(request))).toEqual(decision);
    }),
    RUNS,
  );
});

test('a decision leaves its request as it was', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const before = structuredClone(request);
      decide(request);
      expect(request).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test.each(Object.entries(RESTRICTIONS))('%s never opens anything', (_name, restrict) => {
  fc.assert(
    fc.property(anyRequest, fc.nat(7), (request, seed) => {
      expect(permits(restrict(request, seed)) && !permits(request)).toBe(false);
    }),
    RUNS,
  );
});

test('an objection more never opens anything', () => {
  fc.assert(
    fc.property(anyRequest, anyApproval, (request, approval) => {
      const approvals = [...request.approvals, { ...approval, kind: 'OPT_OUT' as const }];
      expect(permits({ ...request, approvals }) && !permits(request)).toBe(false);
    }),
    RUNS,
  );
});

test('a field of more categories is never more open', () => {
  fc.assert(
    fc.property(anyRequest, fc.constantFrom(...EVERY), (request, category) => {
      fc.pre(request.data.categories.length > 0);
      const data = { ...request.data, categories: [...request.data.categories, category] };
      expect(permits({ ...request, data }) && !permits(request)).toBe(false);
    }),
    RUNS,
  );
});

test('what the claim alone refuses is refused for the same reason by the whole decision', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { caller, grant, purpose, data } = request;
      fc.pre(!(data.class === 'CPNI' && data.categories.length === 0));
      const refused = refusePurpose({ caller, grant, purpose, class: data.class });
      if (refused) expect(decide(request)).toMatchObject({ reason: refused.reason, rule: refused.rule });
    }),
    RUNS,
  );
});
