// What each row permits on: the clauses that a permit cites, and what it owes besides the entry in the audit.

import type { AuthorityId } from '../../../src/policy/authorities.js';
import type { Obligation } from '../../../src/policy/decision.js';
import type { PermitReason } from '../../../src/policy/reasons.js';
import type { DecisionRequest } from '../../../src/policy/request.js';
import type { Case } from './case.js';
import {
  ACTIVE,
  AGENT,
  AT,
  CALL_DETAIL,
  CALL_LOCATION,
  CLOSED,
  DAY,
  DESIGNATION,
  LOCATION_OPT_IN_A,
  NO_OVERLAY,
  ONE_CATEGORY,
  PERSONAL,
  RECORD,
  RIPE_NOTICE_A,
  SUSPENDED,
  aggregate,
  audit,
  billing,
  byDelegate,
  byDesignatedCompany,
  collection,
  emergency,
  fraud,
  fraudByAffiliate,
  inbound,
  instrument,
  legal,
  messageAboutAccount,
  notice,
  onboarding,
  optIn,
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

type Ground = readonly [string, DecisionRequest, PermitReason, readonly AuthorityId[]];

const BY_CONTRACT = {
  authentication: { method: 'BUSINESS_CONTRACT', channel: 'ONLINE' },
  account: { ...ACTIVE, business: { dedicatedRepresentative: true, contractCoversCpni: true } },
} as const;
const OF_PLACES = { data: CALL_LOCATION, approvals: [optIn(), optIn({ scope: 'LOCATION' })] } as const;
const BY_NOTICE = { notices: [notice(AT - 31 * DAY)] };
const placesTo = (to: string) => ({
  data: CALL_LOCATION,
  delegation: { ...DESIGNATION, to, categories: ['LOCATION' as const] },
  approvals: [optIn({ scope: 'LOCATION', companyId: to })],
});
const order = (name: 'COURT_ORDER' | 'WARRANT') => ({ reference: instrument({ instrument: name }) });

/** The carrier for itself, or the owner: nothing is owed but the entry. */
const INSIDE: readonly Ground[] = [
  ['own CPNI', self(), 'OK_SELF', ['64.2010(c)']],
  ['own CPNI, suspended', self({ account: SUSPENDED }), 'OK_SELF', ['64.2010(c)', 'design choice']],
  ['own personal data', self({ data: PERSONAL }), 'OK_SELF', ['§2']],
  ['own records', self({ data: RECORD }), 'OK_SELF', ['64.2010(c)', '2705(b)']],
  ['former customer, CPNI', self({ account: CLOSED }), 'OK_FORMER_CUSTOMER_SELF', ['design choice']],
  [
    'former customer, personal data',
    self({ account: CLOSED, data: PERSONAL }),
    'OK_FORMER_CUSTOMER_SELF',
    ['§2', 'design choice'],
  ],
  [
    'former customer, records',
    self({ account: CLOSED, data: RECORD }),
    'OK_FORMER_CUSTOMER_SELF',
    ['2705(b)', 'design choice'],
  ],
  ['business contract, CPNI', self(BY_CONTRACT), 'OK_BUSINESS_CONTRACT', ['64.2010(g)']],
  [
    'business contract, records',
    self({ ...BY_CONTRACT, data: RECORD }),
    'OK_BUSINESS_CONTRACT',
    ['64.2010(g)', '2705(b)'],
  ],
  ['service', provision(), 'OK_SERVICE', ['222(c)(1)(A)']],
  ['repair', repair(), 'OK_SERVICE', ['222(c)(1)(B)']],
  ['billing', billing(), 'OK_BILLING', ['222(d)(1)']],
  ['fraud', fraud(), 'OK_FRAUD', ['222(d)(2)']],
  ['inbound', inbound(), 'OK_INBOUND', ['222(d)(3)']],
  [
    'inbound, called back',
    inbound({ data: CALL_DETAIL, authentication: { method: 'CALLBACK', channel: 'TELEPHONE' } }),
    'OK_CALLBACK',
    ['64.2010(b)'],
  ],
  ['aggregate', aggregate(), 'OK_AGGREGATE', ['222(c)(3)']],
  ['onboarding', onboarding(), 'OK_SIGNUP', ['§2']],
  ['setting up the service', onboarding({ purpose: 'SERVICE_SETUP' }), 'OK_SIGNUP', ['§2']],
  ['message', messageAboutAccount(), 'OK_ACCOUNT_COMMUNICATION', ['§2']],
  ['audit', audit(), 'OK_AUDIT', ['64.2009']],
];

const TO_OTHERS: readonly Ground[] = [
  ['delegate', byDelegate(), 'OK_DELEGATE', ['222(c)(2)']],
  ['delegate, places', byDelegate(placesTo('delegate')), 'OK_DELEGATE', ['222(c)(2)', '222(f)']],
  ['designated company', byDesignatedCompany(), 'OK_CUSTOMER_DIRECTED', ['222(c)(2)']],
  [
    'designated company, places',
    byDesignatedCompany(placesTo('affiliate-a')),
    'OK_CUSTOMER_DIRECTED',
    ['222(c)(2)', '222(f)'],
  ],
  ['service, an agent', provision({ caller: AGENT }), 'OK_SERVICE', ['222(c)(1)(A)']],
  ['repair, an agent', repair({ caller: AGENT }), 'OK_SERVICE', ['222(c)(1)(B)']],
  ['collection', collection(), 'OK_AGENT', ['222(d)(1)']],
  ['fraud, an affiliate', fraudByAffiliate(), 'OK_FRAUD', ['222(d)(2)', '§3']],
  ['emergency', emergency(), 'OK_EMERGENCY', ['222(d)(4)', '222(g)']],
  ['subpoena', legal(), 'OK_LEGAL', ['2703(c)(2)', '§4']],
  ['court order', legal(order('COURT_ORDER')), 'OK_LEGAL', ['2703(d)', '§4']],
  ['warrant', legal(order('WARRANT')), 'OK_LEGAL', ['2703(c)(1)', '§4']],
  [
    'emergency request, by legal staff',
    legal({ caller: staff('LEGAL'), reference: instrument({ instrument: 'EMERGENCY_REQUEST' }) }),
    'OK_LEGAL',
    ['2702(c)(4)', '§4'],
  ],
];

const CAMPAIGNS: readonly Ground[] = [
  ['same category', sameCategory(), 'OK_SAME_CATEGORY', ['64.2005(a)', '§3']],
  ['same category, places', sameCategory(OF_PLACES), 'OK_SAME_CATEGORY', ['64.2005(a)', '§3', '222(f)']],
  ['other category', otherCategory(), 'OK_OPT_IN', ['64.2007(a)(2)']],
  ['other category, places', otherCategory(OF_PLACES), 'OK_OPT_IN', ['64.2007(a)(2)', '222(f)']],
  ['other category, by notice', otherCategory({ approvals: [], ...BY_NOTICE }), 'OK_OPT_OUT', ['64.2007(b)']],
  [
    'other category, places by notice',
    otherCategory({ ...OF_PLACES, approvals: [optIn({ scope: 'LOCATION' })], ...BY_NOTICE }),
    'OK_OPT_OUT',
    ['64.2007(b)', '222(f)'],
  ],
];

const CAMPAIGNS_OF_OTHERS: readonly Ground[] = [
  ['same category, an affiliate', sameCategoryByAffiliate(), 'OK_AFFILIATE', ['§3', '64.2005(a)(1)']],
  [
    'same category, an affiliate, without the overlay',
    sameCategoryByAffiliate({ account: ONE_CATEGORY, ...NO_OVERLAY }),
    'OK_AFFILIATE',
    ['§3', 'policy version'],
  ],
  [
    'same category, an affiliate, by notice',
    sameCategoryByAffiliate({ account: ONE_CATEGORY, notices: [RIPE_NOTICE_A] }),
    'OK_AFFILIATE_APPROVAL',
    ['64.2007(b)'],
  ],
  [
    'same category, an affiliate, places',
    sameCategoryByAffiliate({ data: CALL_LOCATION, approvals: [LOCATION_OPT_IN_A] }),
    'OK_OPT_IN_LOCATION',
    ['222(f)'],
  ],
  ['other category, an affiliate', otherCategoryByAffiliate(), 'OK_AFFILIATE_APPROVAL', ['64.2007(b)']],
  [
    'other category, an affiliate, places',
    otherCategoryByAffiliate({
      data: CALL_LOCATION,
      approvals: [optIn({ companyId: 'affiliate-a' }), LOCATION_OPT_IN_A],
    }),
    'OK_OPT_IN_LOCATION',
    ['222(f)'],
  ],
  ['other category, a joint venture', otherCategoryByJointVenture(), 'OK_OPT_IN', ['64.2007(b)']],
];

const owing = (grounds: readonly Ground[], ...besides: Obligation[]): readonly Case[] =>
  grounds.map(([row, request, reason, cites]) => ({
    says: `ground, ${row}`,
    request,
    reason,
    cites,
    besides,
  }));

export const GROUND_CASES: readonly Case[] = [
  ...owing(INSIDE),
  ...owing(TO_OTHERS, 'THIRD_PARTY_RECORD'),
  ...owing(CAMPAIGNS, 'CAMPAIGN_RECORD'),
  ...owing(CAMPAIGNS_OF_OTHERS, 'THIRD_PARTY_RECORD', 'CAMPAIGN_RECORD'),
];
