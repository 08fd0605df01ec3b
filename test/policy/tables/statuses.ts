// Each row at each status of the account: applicants have no CPNI, a suspended account counts as an active one, and
// closing ends some grounds.

import type { Reason } from '../../../src/policy/reasons.js';
import type { DecisionRequest, RequestAccount } from '../../../src/policy/request.js';
import type { Case } from './case.js';
import {
  ACTIVE,
  APPLICANT,
  CLOSED,
  PERSONAL,
  RECORD,
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
  onboarding,
  otherCategory,
  otherCategoryByAffiliate,
  otherCategoryByJointVenture,
  provision,
  repair,
  sameCategory,
  sameCategoryByAffiliate,
  self,
} from '../fixtures.js';

type OfAccount = (parts: { readonly account: RequestAccount }) => DecisionRequest;

/** APPLICANT, ACTIVE, SUSPENDED, CLOSED. */
type ByStatus = readonly [Reason, Reason, Reason, Reason];

const ACCOUNTS = [APPLICANT, ACTIVE, SUSPENDED, CLOSED] as const;

const cpni = (reason: Reason, closed = reason): ByStatus => ['NOT_A_CUSTOMER', reason, reason, closed];
const any = (reason: Reason): ByStatus => [reason, reason, reason, reason];
const ended = (reason: Reason): ByStatus => cpni(reason, 'ACCOUNT_CLOSED');

/** An account of that status that has had the services of the active one all along. */
const served = ({ status }: RequestAccount): RequestAccount => ({ ...ACTIVE, status });

const OWN: ByStatus = ['OK_SELF', 'OK_SELF', 'OK_SELF', 'OK_FORMER_CUSTOMER_SELF'];
const SIGNUP: ByStatus = ['OK_SIGNUP', 'SIGNUP_PURPOSE', 'SIGNUP_PURPOSE', 'SIGNUP_PURPOSE'];

const ROWS: readonly (readonly [string, OfAccount, ByStatus])[] = [
  ['own CPNI', self, cpni('OK_SELF', 'OK_FORMER_CUSTOMER_SELF')],
  ['own personal data', (of) => self({ data: PERSONAL, ...of }), OWN],
  ['own records', (of) => self({ data: RECORD, ...of }), OWN],
  ['delegate', byDelegate, cpni('OK_DELEGATE')],
  ['designated company', byDesignatedCompany, cpni('OK_CUSTOMER_DIRECTED')],
  ['service', provision, ended('OK_SERVICE')],
  ['repair', repair, ended('OK_SERVICE')],
  ['billing', billing, cpni('OK_BILLING')],
  ['collection', collection, cpni('OK_AGENT')],
  ['fraud', fraud, cpni('OK_FRAUD')],
  ['fraud, an affiliate', fraudByAffiliate, ended('OK_FRAUD')],
  ['inbound', inbound, cpni('OK_INBOUND')],
  ['same category', ({ account }) => sameCategory({ account: served(account) }), ended('OK_SAME_CATEGORY')],
  [
    'same category, an affiliate',
    ({ account }) => sameCategoryByAffiliate({ account: served(account) }),
    ended('OK_AFFILIATE'),
  ],
  ['other category', otherCategory, ended('OK_OPT_IN')],
  ['other category, an affiliate', otherCategoryByAffiliate, ended('OK_AFFILIATE_APPROVAL')],
  ['other category, a joint venture', otherCategoryByJointVenture, ended('OK_OPT_IN')],
  ['emergency', emergency, cpni('OK_EMERGENCY')],
  ['emergency, personal data', (of) => emergency({ data: PERSONAL, ...of }), any('OK_EMERGENCY')],
  ['legal process', legal, cpni('OK_LEGAL')],
  [
    'legal process, personal data',
    (of) => legal({ data: PERSONAL, reference: instrument({ instrument: 'WARRANT' }), ...of }),
    any('OK_LEGAL'),
  ],
  ['aggregate that an account is named beside', aggregate, any('OK_AGGREGATE')],
  ['message', messageAboutAccount, any('OK_ACCOUNT_COMMUNICATION')],
  ['audit', audit, any('OK_AUDIT')],
  ['onboarding', onboarding, SIGNUP],
  ['establishing the account', (of) => onboarding({ purpose: 'ACCOUNT_ESTABLISHMENT', ...of }), SIGNUP],
  [
    'setting up the service',
    (of) => onboarding({ purpose: 'SERVICE_SETUP', ...of }),
    ['OK_SIGNUP', 'OK_SIGNUP', 'OK_SIGNUP', 'SIGNUP_PURPOSE'],
  ],
];

export const STATUS_CASES: readonly Case[] = ROWS.flatMap(([row, of, reasons]) =>
  ACCOUNTS.map((account, at): Case => ({
    says: `status, ${row}: ${account.status}`,
    request: of({ account }),
    reason: reasons[at] ?? 'NO_RULE_PERMITS',
  })),
);
