// References, relationships, designations, services and grant: each part that must be there and match, one
// just beside it, and the exact instants of every interval.

import type { Reason } from '../../../src/policy/reasons.js';
import type { DecisionRequest, RequestDelegation, RequestReference } from '../../../src/policy/request.js';
import type { Case } from './case.js';
import {
  ACTIVE,
  AFFILIATE_A,
  AGENT,
  APPLICANT,
  ASSIGNMENT,
  AT,
  CALL,
  CALL_DETAIL,
  CAMPAIGN,
  CARRIER,
  DAY,
  DESIGNATION,
  EMERGENCY_CALL,
  FRAUD_CASE,
  NO_OVERLAY,
  ONBOARDING_CASE,
  PERSONAL,
  RECORD,
  RELATIONSHIP_A,
  THIRD_PARTY,
  TICKET,
  YEAR,
  aggregate,
  billing,
  byDelegate,
  byDesignatedCompany,
  collection,
  cpni,
  emergency,
  fraud,
  fraudByAffiliate,
  grouped,
  inbound,
  onboarding,
  otherCategory,
  otherCategoryByAffiliate,
  otherCategoryByJointVenture,
  provision,
  repair,
  sameCategory,
  sameCategoryByAffiliate,
  self,
  staff,
} from '../fixtures.js';

type Build = (parts?: Partial<DecisionRequest>) => DecisionRequest;

interface Paper {
  readonly row: string;
  readonly build: Build;
  readonly paper: RequestReference;
  readonly closed: Reason;
}

const PAPERS: readonly Paper[] = [
  { row: 'service', build: provision, paper: TICKET, closed: 'REFERENCE_CLOSED' },
  { row: 'repair', build: repair, paper: TICKET, closed: 'REFERENCE_CLOSED' },
  { row: 'fraud', build: fraud, paper: FRAUD_CASE, closed: 'REFERENCE_CLOSED' },
  { row: 'fraud, an affiliate', build: fraudByAffiliate, paper: FRAUD_CASE, closed: 'REFERENCE_CLOSED' },
  { row: 'inbound', build: inbound, paper: CALL, closed: 'CALL_ENDED' },
  { row: 'emergency', build: emergency, paper: EMERGENCY_CALL, closed: 'CALL_ENDED' },
  { row: 'onboarding', build: onboarding, paper: ONBOARDING_CASE, closed: 'REFERENCE_CLOSED' },
  {
    row: 'setting up the service',
    build: (parts) => onboarding({ purpose: 'SERVICE_SETUP', ...parts }),
    paper: ONBOARDING_CASE,
    closed: 'REFERENCE_CLOSED',
  },
  {
    row: 'disputed bill',
    build: (parts) => billing({ data: CALL_DETAIL, ...parts }),
    paper: TICKET,
    closed: 'REFERENCE_CLOSED',
  },
];

const faults = ({ row, build, paper, closed }: Paper): readonly Case[] => {
  const fault = (says: string, reference: RequestReference | undefined, reason: Reason): Case => ({
    says: `${row}: ${says}`,
    request: build({ reference }),
    reason,
  });
  return [
    fault('no reference', undefined, 'REFERENCE_REQUIRED'),
    fault('a reference of another kind', { ...paper, kind: 'CAMPAIGN' }, 'REFERENCE_REQUIRED'),
    fault('a reference of another account', { ...paper, accountId: 'account-y' }, 'REFERENCE_REQUIRED'),
    fault('a reference of no account', { ...paper, accountId: undefined }, 'REFERENCE_REQUIRED'),
    fault('a closed reference', { ...paper, open: false }, closed),
    fault('a reference that ends at this instant', { ...paper, endedAt: AT }, closed),
    fault('a reference not said to be open', { ...paper, open: undefined }, 'REFERENCE_REQUIRED'),
  ];
};

const of = (says: string, request: DecisionRequest, reason: Reason): Case => ({ says, request, reason });
const campaign = (says: string, parts: Partial<RequestReference>, reason: Reason): Case =>
  of(
    `campaign, an affiliate: ${says}`,
    sameCategoryByAffiliate({ reference: { ...CAMPAIGN, ...parts } }),
    reason,
  );

const OF_COMPANIES: readonly (readonly [string, Build])[] = [
  ['same category, an affiliate', sameCategoryByAffiliate],
  ['other category, an affiliate', otherCategoryByAffiliate],
  ['other category, a joint venture', otherCategoryByJointVenture],
];
const MARKETING: readonly (readonly [string, Build])[] = [
  ['same category', sameCategory],
  ['other category', otherCategory],
  ...OF_COMPANIES,
];

const REFERENCES: readonly Case[] = [
  {
    says: 'service, an agent: a disclosure to a third party is recorded',
    request: provision({ caller: AGENT }),
    reason: 'OK_SERVICE',
    besides: ['THIRD_PARTY_RECORD'],
  },
  {
    says: 'service, the carrier: nothing is recorded besides',
    request: provision(),
    reason: 'OK_SERVICE',
    besides: [],
  },
  {
    says: 'repair, an agent: a disclosure to a third party is recorded',
    request: repair({ caller: AGENT }),
    reason: 'OK_SERVICE',
    besides: ['THIRD_PARTY_RECORD'],
  },
  ...PAPERS.flatMap(faults),
  of(
    'fraud, an affiliate: a case that names another',
    fraudByAffiliate({ reference: { ...FRAUD_CASE, companyIds: ['affiliate-b'] } }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'fraud, an affiliate: a case that names nobody',
    fraudByAffiliate({ reference: { ...FRAUD_CASE, companyIds: undefined } }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'emergency: a call of another agency',
    emergency({ reference: { ...EMERGENCY_CALL, companyIds: ['another'] } }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'emergency: a call of no agency',
    emergency({ reference: { ...EMERGENCY_CALL, companyIds: undefined } }),
    'REFERENCE_REQUIRED',
  ),
  {
    says: 'emergency: a call that ended cites its own clause',
    request: emergency({ reference: { ...EMERGENCY_CALL, open: false } }),
    reason: 'CALL_ENDED',
    cites: ['222(d)(4)'],
  },
  of('service, an agent: a ticket that names nobody', provision({ caller: AGENT }), 'OK_SERVICE'),
  of(
    'service, an agent: a ticket of another company',
    provision({ caller: AGENT, reference: { ...TICKET, companyIds: ['another'] } }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'inbound: handled by another',
    inbound({ reference: { ...CALL, handledBy: 'colleague' } }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'inbound: handled by nobody',
    inbound({ reference: { ...CALL, handledBy: undefined } }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'inbound: handled by nobody, asked by nobody',
    inbound({ caller: { kind: 'STAFF', roles: ['SUPPORT'] }, reference: { ...CALL, handledBy: undefined } }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'inbound: not said whether the customer agreed',
    inbound({ reference: { ...CALL, customerConsented: undefined } }),
    'CUSTOMER_CONSENT_REQUIRED',
  ),
  of(
    'disputed bill: destinations without a ticket',
    billing({ data: cpni('DESTINATION') }),
    'REFERENCE_REQUIRED',
  ),
  of(
    'disputed bill: the charge for one call without a ticket',
    billing({ data: { ...cpni('BILLING'), callDetail: true } }),
    'REFERENCE_REQUIRED',
  ),
  campaign('not open', { open: false }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('not said to be open', { open: undefined }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('ended at this instant', { endedAt: AT }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('ends at the next', { endedAt: AT + 1 }, 'OK_AFFILIATE'),
  campaign('not said to be approved', { approvedBySupervisor: undefined }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('of another offering', { offering: 'INTEREXCHANGE' }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('of no offering', { offering: undefined }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('of another company', { companyIds: ['affiliate-b'] }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('of no company', { companyIds: [] }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('a ticket instead', { kind: 'TICKET' }, 'CAMPAIGN_NOT_APPROVED'),
  campaign('is of no account', { accountId: 'account-y' }, 'OK_AFFILIATE'),
  ...MARKETING.map(([row, build]) =>
    of(`${row}: no campaign`, build({ reference: undefined }), 'CAMPAIGN_NOT_APPROVED'),
  ),
  ...OF_COMPANIES.map(([row, build]) =>
    of(
      `${row}: a campaign that names nobody`,
      build({ reference: { ...CAMPAIGN, offering: build().offering, companyIds: undefined } }),
      'CAMPAIGN_NOT_APPROVED',
    ),
  ),
  of(
    'campaign, the carrier: names no company',
    sameCategory({ reference: { ...CAMPAIGN, companyIds: undefined } }),
    'OK_SAME_CATEGORY',
  ),
  of(
    'campaign: without the overlay it is needed too',
    sameCategoryByAffiliate({ ...NO_OVERLAY, reference: undefined }),
    'CAMPAIGN_NOT_APPROVED',
  ),
  of(
    'onboarding: a case for setting up the service of an active account',
    onboarding({ purpose: 'SERVICE_SETUP', account: ACTIVE }),
    'OK_SIGNUP',
  ),
];

const related = (says: string, relationships: DecisionRequest['relationships'], reason: Reason): Case =>
  of(`relationship: ${says}`, sameCategoryByAffiliate({ relationships }), reason);
const A = 'affiliate-a';

const RELATIONSHIPS: readonly Case[] = [
  related('begun a millisecond before', [{ companyId: A, from: AT - 1 }], 'OK_AFFILIATE'),
  related('begins at this instant', [{ companyId: A, from: AT }], 'RELATIONSHIP_NOT_YET'),
  related('ends at this instant', [{ ...RELATIONSHIP_A, to: AT }], 'RELATIONSHIP_ENDED'),
  related('ends a millisecond later', [{ ...RELATIONSHIP_A, to: AT + 1 }], 'OK_AFFILIATE'),
  related('said to be of service', [{ ...RELATIONSHIP_A, kind: 'SERVICE' }], 'OK_AFFILIATE'),
  related('an assignment is none of service', [{ ...RELATIONSHIP_A, kind: 'ASSIGNMENT' }], 'NO_RELATIONSHIP'),
  related(
    'one in force among others',
    [
      { ...RELATIONSHIP_A, to: AT - DAY },
      { companyId: A, from: AT - 1 },
    ],
    'OK_AFFILIATE',
  ),
  related(
    'ended, and another yet to begin',
    [
      { companyId: A, from: AT + DAY },
      { ...RELATIONSHIP_A, to: AT - DAY },
    ],
    'RELATIONSHIP_ENDED',
  ),
  related(
    'ended, and another company has one',
    [
      { ...RELATIONSHIP_A, to: AT - DAY },
      { companyId: 'affiliate-b', from: AT - YEAR },
    ],
    'RELATIONSHIP_ENDED',
  ),
  of(
    'relationship: an agent whose assignment ended',
    collection({ relationships: [{ ...ASSIGNMENT, to: AT }] }),
    'RELATIONSHIP_ENDED',
  ),
  of(
    'relationship: an agent with one of service',
    collection({ relationships: [{ ...ASSIGNMENT, kind: 'SERVICE' }] }),
    'NO_RELATIONSHIP',
  ),
  of(
    'relationship: an account assigned to another agent',
    collection({ relationships: [{ ...ASSIGNMENT, companyId: 'another' }] }),
    'RELATIONSHIP_OTHER_COMPANY',
  ),
  of(
    'relationship: fraud, an affiliate without one',
    fraudByAffiliate({ relationships: [] }),
    'NO_RELATIONSHIP',
  ),
  of(
    'relationship: other category, an affiliate without one',
    otherCategoryByAffiliate({ relationships: [] }),
    'NO_RELATIONSHIP',
  ),
  of(
    'relationship: a joint venture needs none',
    otherCategoryByJointVenture({ relationships: [] }),
    'OK_OPT_IN',
  ),
  of(
    'relationship: a designated company needs none',
    byDesignatedCompany({ relationships: [] }),
    'OK_CUSTOMER_DIRECTED',
  ),
];

const designated = (says: string, parts: Partial<RequestDelegation> | null, reason: Reason): Case =>
  of(
    `designation: ${says}`,
    byDelegate({ delegation: parts ? { ...DESIGNATION, ...parts } : undefined }),
    reason,
  );

const DESIGNATIONS: readonly Case[] = [
  designated('none', null, 'NOT_ACCOUNT_PARTY'),
  designated('to another', { to: 'another' }, 'NOT_ACCOUNT_PARTY'),
  designated('begins at this instant', { from: AT }, 'OK_DELEGATE'),
  designated('begins at the next', { from: AT + 1 }, 'DELEGATION_SCOPE'),
  designated('ends at this instant', { until: AT }, 'GRANT_REVOKED'),
  designated('ends at the next', { until: AT + 1 }, 'OK_DELEGATE'),
  designated('revoked at this instant', { revokedAt: AT }, 'GRANT_REVOKED'),
  designated('revoked at the next', { revokedAt: AT + 1 }, 'OK_DELEGATE'),
  designated('covers nothing', { categories: [] }, 'DELEGATION_SCOPE'),
  of(
    'designation: covers one of two categories',
    byDelegate({ data: cpni('BILLING', 'TYPE') }),
    'DELEGATION_SCOPE',
  ),
  of(
    'designation: to a company, by its id',
    byDesignatedCompany({ delegation: DESIGNATION }),
    'NOT_ACCOUNT_PARTY',
  ),
  of('designation: records are not what it covers', byDelegate({ data: RECORD }), 'CATEGORY_NOT_NEEDED'),
  of(
    'designation: the carrier as a company',
    byDesignatedCompany({ caller: CARRIER, delegation: { ...DESIGNATION, to: 'carrier' } }),
    'OK_CUSTOMER_DIRECTED',
  ),
  of(
    'designation: a delegate without a subject is nobody',
    byDelegate({ caller: { kind: 'DELEGATE' } }),
    'NOT_ACCOUNT_PARTY',
  ),
];

const offered = (says: string, parts: Partial<DecisionRequest>, reason: Reason): Case =>
  of(`offering: ${says}`, sameCategory(parts), reason);
const local = (from: number, to?: number) => ({
  account: { ...ACTIVE, services: [{ category: 'LOCAL' as const, from, to }] },
});

const OFFERINGS: readonly Case[] = [
  offered(
    'of a category never had, though another ended',
    {
      offering: 'WIRELESS',
      reference: { ...CAMPAIGN, offering: 'WIRELESS' },
      account: { ...ACTIVE, services: [{ category: 'LOCAL', from: AT - YEAR, to: AT - DAY }] },
    },
    'CATEGORY_DIFFERS',
  ),
  ...MARKETING.map(([row, build]) =>
    of(`offering, ${row}: none`, build({ offering: undefined }), 'OFFERING_MISSING'),
  ),
  of(
    'offering, same category, an affiliate: of another category',
    sameCategoryByAffiliate({ offering: 'WIRELESS', reference: { ...CAMPAIGN, offering: 'WIRELESS' } }),
    'CATEGORY_DIFFERS',
  ),
  offered('begins at this instant', local(AT), 'OK_SAME_CATEGORY'),
  offered('begins at the next', local(AT + 1), 'CATEGORY_DIFFERS'),
  offered('ends at this instant', local(AT - YEAR, AT), 'SERVICE_NOT_CURRENT'),
  offered('ends at the next', local(AT - YEAR, AT + 1), 'OK_SAME_CATEGORY'),
  ...(['INFORMATION_SERVICE', 'EQUIPMENT'] as const).map((category) =>
    offered(
      `${category}, though the customer has it`,
      {
        offering: category,
        reference: { ...CAMPAIGN, offering: category },
        account: { ...ACTIVE, services: [{ category, from: AT - YEAR }] },
      },
      'CATEGORY_DIFFERS',
    ),
  ),
];

const granted = (
  says: string,
  grant: Partial<DecisionRequest['grant']>,
  reason: Reason,
  data = cpni('TYPE'),
): Case =>
  of(
    `grant: ${says}`,
    sameCategoryByAffiliate({ data, grant: { purposes: ['MARKETING_SAME_CATEGORY'], ...grant } }),
    reason,
  );

const GRANTS: readonly Case[] = [
  granted('no purpose', { purposes: [] }, 'PURPOSE_NOT_GRANTED'),
  granted('lists the category', { categories: ['TYPE'] }, 'OK_AFFILIATE'),
  granted('lists no category', { categories: [] }, 'CATEGORY_NOT_GRANTED'),
  granted(
    'lists one of two categories',
    { categories: ['TYPE'] },
    'CATEGORY_NOT_GRANTED',
    cpni('TYPE', 'QUANTITY'),
  ),
  granted('lists the account', { accounts: ['account-y', 'account-x'] }, 'OK_AFFILIATE'),
  granted('lists no account', { accounts: [] }, 'ACCOUNT_NOT_GRANTED'),
  granted(
    'neither account nor category: the account is said',
    { accounts: [], categories: [] },
    'ACCOUNT_NOT_GRANTED',
  ),
  of(
    'grant: an affiliate not registered for fraud',
    fraudByAffiliate({ grant: { purposes: [] } }),
    'PURPOSE_NOT_GRANTED',
  ),
  of(
    'grant: a place needs LOCATION, whether or not the field says so',
    self({
      data: { ...cpni('BILLING'), callLocation: true },
      grant: { purposes: ['SELF_ACCESS'], categories: ['BILLING'] },
    }),
    'CATEGORY_NOT_GRANTED',
  ),
  of(
    'grant: a token for one account is none for a total',
    aggregate({ grant: { purposes: ['AGGREGATE_ANALYTICS'], accounts: ['account-x'] } }),
    'ACCOUNT_NOT_GRANTED',
  ),
  of(
    'grant: an aggregate that was not granted',
    aggregate({ grant: { purposes: [] } }),
    'PURPOSE_NOT_GRANTED',
  ),
  of(
    'aggregate: the account of the request does not matter',
    aggregate({ account: APPLICANT, data: grouped(11) }),
    'OK_AGGREGATE',
  ),
];

const CLAIMS: readonly Case[] = [
  of(
    'staff of several roles may state what one of them opens',
    repair({ caller: staff('BILLING', 'NOC') }),
    'OK_SERVICE',
  ),
  of('and what the other opens', billing({ caller: staff('BILLING', 'NOC') }), 'OK_BILLING'),
  of('but not what none opens', fraud({ caller: staff('BILLING', 'NOC') }), 'ROLE_PURPOSE_MISMATCH'),
  of(
    'staff without a role may state nothing',
    billing({ caller: { kind: 'STAFF', subject: 'staff' } }),
    'ROLE_PURPOSE_MISMATCH',
  ),
  of(
    'a supervisor states no purpose, not even of aggregates',
    aggregate({ caller: staff('SUPERVISOR') }),
    'ROLE_PURPOSE_MISMATCH',
  ),
  of('a developer states none either', aggregate({ caller: staff('DEVELOPER') }), 'ROLE_PURPOSE_MISMATCH'),
  of(
    'a company that is not told may state nothing',
    billing({ caller: { kind: 'COMPANY' } }),
    'PURPOSE_NOT_OPEN_TO_CALLER',
  ),
  of(
    'a company is refused personal data before its purpose is looked at',
    emergency({ caller: THIRD_PARTY, data: PERSONAL }),
    'PERSONAL_NOT_SHAREABLE',
  ),
  of(
    'the carrier as a company too',
    emergency({ caller: CARRIER, data: PERSONAL }),
    'PERSONAL_NOT_SHAREABLE',
  ),
  of(
    'a missing purpose comes before personal data',
    sameCategoryByAffiliate({ purpose: null, data: PERSONAL }),
    'PURPOSE_MISSING',
  ),
  of(
    'a purpose not open comes before one not granted',
    repair({ caller: AFFILIATE_A, grant: { purposes: [] } }),
    'PURPOSE_NOT_OPEN_TO_CALLER',
  ),
  of("personal data of another's account", self({ data: PERSONAL, party: false }), 'NOT_ACCOUNT_PARTY'),
];

export const PAPER_CASES: readonly Case[] = [
  ...REFERENCES,
  ...RELATIONSHIPS,
  ...DESIGNATIONS,
  ...OFFERINGS,
  ...GRANTS,
  ...CLAIMS,
];
