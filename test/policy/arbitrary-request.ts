// Well-formed requests at random, drawn so that they meet each other: few ids, few instants around the present.

import fc from 'fast-check';

import { CALLER_KINDS, COMPANY_KINDS, STAFF_ROLES } from '../../src/policy/callers.js';
import type { CallerKind, CompanyKind, StaffRole } from '../../src/policy/callers.js';
import { CPNI_CATEGORIES, PERSONAL_KINDS, SERVICE_CATEGORIES } from '../../src/policy/categories.js';
import type { CpniCategory, PersonalKind, ServiceCategory } from '../../src/policy/categories.js';
import {
  ACCOUNT_STATUSES,
  AFFILIATE_SHARING,
  APPROVAL_KINDS,
  APPROVAL_SCOPES,
  APPROVAL_USES,
  AUTHENTICATION_CHANNELS,
  AUTHENTICATION_METHODS,
  DELEGATION_FORMS,
  INSTRUMENT_NAMES,
  NOTICE_CHANNELS,
  REFERENCE_KINDS,
  RELATIONSHIP_KINDS,
} from '../../src/policy/request.js';
import type { DecisionRequest, RequestApproval } from '../../src/policy/request.js';
import { AT, DAY, EVERY_PURPOSE, YEAR } from './fixtures.js';
import { ALL_CASES } from './tables/all.js';

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];
const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const someOf = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

const id = oneOf([
  'affiliate-a',
  'affiliate-b',
  'agent',
  'government',
  'psap',
  'delegate',
  'staff',
  'joint-venture',
]);
const accountId = oneOf(['account-x', 'account-y']);
const instant = oneOf([
  AT - 3 * YEAR,
  AT - YEAR,
  AT - 40 * DAY,
  AT - 31 * DAY,
  AT - DAY,
  AT - 1,
  AT,
  AT + 1,
  AT + DAY,
]);
const categories = someOf(keysOf<CpniCategory>(CPNI_CATEGORIES));
const offering = oneOf(keysOf<ServiceCategory>(SERVICE_CATEGORIES));

export const anyApproval: fc.Arbitrary<RequestApproval> = fc.record({
  kind: oneOf(APPROVAL_KINDS),
  scope: oneOf(APPROVAL_SCOPES),
  companyId: maybe(id),
  categories: maybe(categories),
  at: instant,
  revokedAt: maybe(instant),
});

const caller = fc.record({
  kind: oneOf(keysOf<CallerKind>(CALLER_KINDS)),
  subject: maybe(id),
  roles: maybe(someOf(keysOf<StaffRole>(STAFF_ROLES))),
  company: maybe(
    fc.record({ id, kind: oneOf(keysOf<CompanyKind>(COMPANY_KINDS)), communicationsRelated: fc.boolean() }),
  ),
});

const reference = fc.record({
  kind: oneOf(REFERENCE_KINDS),
  id: fc.constant('a-reference'),
  accountId: maybe(accountId),
  companyIds: maybe(fc.array(id, { maxLength: 3 })),
  handledBy: maybe(id),
  open: maybe(fc.boolean()),
  endedAt: maybe(instant),
  offering: maybe(offering),
  approvedBySupervisor: maybe(fc.boolean()),
  customerConsented: maybe(fc.boolean()),
  instrument: maybe(oneOf(INSTRUMENT_NAMES)),
  categories: maybe(categories),
  accounts: maybe(fc.array(accountId, { maxLength: 2 })),
  from: maybe(instant),
  to: maybe(instant),
  enteredAt: maybe(instant),
  expiresAt: maybe(instant),
  reviewedBy: maybe(fc.array(id, { maxLength: 3 })),
  nondisclosure: maybe(fc.boolean()),
});

const unrelated: fc.Arbitrary<DecisionRequest> = fc.record({
  at: fc.constant(AT),
  policy: fc.record({
    version: fc.constant('2015-03-30'),
    legalOverlay: fc.boolean(),
    affiliateSharing: oneOf(AFFILIATE_SHARING),
    approvalUses: oneOf(APPROVAL_USES),
  }),
  caller,
  grant: fc.record({
    purposes: someOf(EVERY_PURPOSE),
    categories: maybe(categories),
    accounts: maybe(fc.array(accountId, { maxLength: 2 })),
  }),
  authentication: fc.record({
    method: oneOf(AUTHENTICATION_METHODS),
    channel: oneOf(AUTHENTICATION_CHANNELS),
  }),
  purpose: fc.option(oneOf(EVERY_PURPOSE), { nil: null }),
  offering: maybe(offering),
  data: fc.record({
    class: oneOf(['CPNI', 'PERSONAL', 'RECORD', 'OPEN', null] as const),
    categories,
    callDetail: fc.boolean(),
    callLocation: fc.boolean(),
    personal: maybe(someOf(keysOf<PersonalKind>(PERSONAL_KINDS))),
    period: maybe(fc.record({ from: instant, to: instant })),
    aggregate: maybe(fc.record({ groupSize: fc.nat(20) })),
  }),
  account: fc.option(
    fc.record({
      id: accountId,
      status: oneOf(ACCOUNT_STATUSES),
      services: fc.array(fc.record({ category: offering, from: instant, to: maybe(instant) }), {
        maxLength: 3,
      }),
      business: maybe(fc.record({ dedicatedRepresentative: fc.boolean(), contractCoversCpni: fc.boolean() })),
    }),
    { nil: null },
  ),
  party: fc.boolean(),
  relationships: fc.array(
    fc.record({ companyId: id, kind: maybe(oneOf(RELATIONSHIP_KINDS)), from: instant, to: maybe(instant) }),
    { maxLength: 3 },
  ),
  approvals: fc.array(anyApproval, { maxLength: 4 }),
  notices: fc.array(
    fc.record({
      sentAt: instant,
      channel: oneOf(NOTICE_CHANNELS),
      bounced: fc.boolean(),
      namesCompanies: maybe(fc.array(id, { maxLength: 2 })),
    }),
    { maxLength: 3 },
  ),
  delegation: maybe(
    fc.record({
      to: id,
      form: oneOf(DELEGATION_FORMS),
      categories,
      from: instant,
      until: maybe(instant),
      revokedAt: maybe(instant),
    }),
  ),
  reference: maybe(reference),
});

const KEYS = [
  'policy',
  'grant',
  'authentication',
  'offering',
  'data',
  'account',
  'relationships',
  'approvals',
  'notices',
  'delegation',
  'reference',
] as const;

/** A case with a few of its parts replaced at random: most random requests are denied early, these go far. */
const near: fc.Arbitrary<DecisionRequest> = fc
  .tuple(oneOf(ALL_CASES), unrelated, fc.subarray([...KEYS], { maxLength: 3 }))
  .map(([{ request }, other, keys]) => {
    const parts = Object.fromEntries(keys.map((key) => [key, other[key]])) as Partial<DecisionRequest>;
    return { ...request, ...parts };
  });

export const anyRequest = fc.oneof({ weight: 1, arbitrary: unrelated }, { weight: 4, arbitrary: near });
