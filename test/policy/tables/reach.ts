// What each row reaches, cell by cell: the data it names is permitted, every other is denied just beside it.

import type { CpniCategory } from '../../../src/policy/categories.js';
import type { PermitReason, Reason } from '../../../src/policy/reasons.js';
import type { DecisionRequest, RequestData } from '../../../src/policy/request.js';
import type { Case } from './case.js';
import {
  AFFILIATE_A,
  AGENT,
  ASSIGNMENT,
  DESIGNATION,
  EVERY_CATEGORY,
  LOCATION_OPT_IN_A,
  PERSONAL,
  RECORD,
  TICKET,
  aggregate,
  audit,
  billing,
  byDelegate,
  byDesignatedCompany,
  collection,
  cpni,
  emergency,
  fraud,
  fraudByAffiliate,
  inbound,
  instrument,
  legal,
  messageAboutAccount,
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
} from '../fixtures.js';

type Build = (parts: Partial<DecisionRequest>) => DecisionRequest;

const LETTERS: Readonly<Record<CpniCategory, string>> = {
  TYPE: 'T',
  TECHNICAL_ARRANGEMENT: 'A',
  QUANTITY: 'Q',
  DESTINATION: 'D',
  LOCATION: 'L',
  AMOUNT_OF_USE: 'U',
  BILLING: 'B',
};

interface Row {
  readonly row: string;
  readonly build: Build;
  /** Categories as letters, CD call detail of a category reached, CL call location, P personal, R records. */
  readonly reaches: string;
  readonly reason: PermitReason;
  readonly personal?: Reason;
  readonly place?: Reason;
  readonly records?: Reason;
  /** The category whose call detail is asked. */
  readonly detail?: CpniCategory;
}

const EVERYTHING = 'T A Q D L U B';
const opened = (companyId?: string) => [optIn({ companyId }), optIn({ scope: 'LOCATION', companyId })];
const wide = { ...DESIGNATION, categories: EVERY_CATEGORY };
const warrant = instrument({ instrument: 'WARRANT' });

const ROWS: readonly Row[] = [
  { row: '1', build: self, reaches: `${EVERYTHING} CD CL P R`, reason: 'OK_SELF' },
  {
    row: '2',
    build: (parts) => byDelegate({ delegation: wide, approvals: opened('delegate'), ...parts }),
    reaches: `${EVERYTHING} CD CL`,
    reason: 'OK_DELEGATE',
    personal: 'SIGNUP_PURPOSE',
  },
  {
    row: '2 without an authorization of call location',
    build: (parts) => byDelegate({ delegation: wide, ...parts }),
    reaches: `${EVERYTHING} CD`,
    reason: 'OK_DELEGATE',
    personal: 'SIGNUP_PURPOSE',
    place: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
  },
  {
    row: '3',
    build: (parts) =>
      byDesignatedCompany({
        delegation: { ...wide, to: 'affiliate-a' },
        approvals: opened('affiliate-a'),
        ...parts,
      }),
    reaches: `${EVERYTHING} CD CL`,
    reason: 'OK_CUSTOMER_DIRECTED',
  },
  {
    row: '3 without an authorization of call location',
    build: (parts) => byDesignatedCompany({ delegation: { ...wide, to: 'affiliate-a' }, ...parts }),
    reaches: `${EVERYTHING} CD`,
    reason: 'OK_CUSTOMER_DIRECTED',
    place: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
  },
  {
    row: '4',
    build: provision,
    reaches: 'T A Q L',
    reason: 'OK_SERVICE',
    personal: 'SIGNUP_PURPOSE',
    detail: 'QUANTITY',
  },
  {
    row: '4, an agent',
    build: (parts) => provision({ caller: AGENT, ...parts }),
    reaches: 'T A Q L',
    reason: 'OK_SERVICE',
    detail: 'QUANTITY',
  },
  { row: '5', build: repair, reaches: 'T A Q D L U CD', reason: 'OK_SERVICE', personal: 'SIGNUP_PURPOSE' },
  {
    row: '5, an agent',
    build: (parts) => repair({ caller: AGENT, ...parts }),
    reaches: 'T A Q D L U CD',
    reason: 'OK_SERVICE',
  },
  {
    row: '6 with a ticket',
    build: (parts) => billing({ reference: TICKET, ...parts }),
    reaches: 'T Q D U B CD',
    reason: 'OK_BILLING',
    personal: 'SIGNUP_PURPOSE',
  },
  {
    row: '7',
    build: (parts) => collection({ relationships: [ASSIGNMENT], ...parts }),
    reaches: 'B',
    reason: 'OK_AGENT',
    detail: 'BILLING',
  },
  { row: '8', build: fraud, reaches: `${EVERYTHING} CD`, reason: 'OK_FRAUD', personal: 'SIGNUP_PURPOSE' },
  { row: '9', build: fraudByAffiliate, reaches: 'T Q D U CD', reason: 'OK_FRAUD' },
  {
    row: '10',
    build: inbound,
    reaches: `${EVERYTHING} CD`,
    reason: 'OK_INBOUND',
    personal: 'SIGNUP_PURPOSE',
  },
  {
    row: '11',
    build: (parts) => sameCategory({ approvals: opened(), ...parts }),
    reaches: 'T Q U CL',
    reason: 'OK_SAME_CATEGORY',
    personal: 'SIGNUP_PURPOSE',
  },
  {
    row: '12',
    build: sameCategoryByAffiliate,
    reaches: 'T Q U',
    reason: 'OK_AFFILIATE',
    place: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
  },
  {
    row: '13',
    build: (parts) => otherCategory({ approvals: opened(), ...parts }),
    reaches: 'T Q U CL',
    reason: 'OK_OPT_IN',
    personal: 'SIGNUP_PURPOSE',
  },
  {
    row: '14',
    build: otherCategoryByAffiliate,
    reaches: 'T Q U',
    reason: 'OK_AFFILIATE_APPROVAL',
    place: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
  },
  {
    row: '15, even with an authorization of call location',
    build: (parts) => otherCategoryByJointVenture({ approvals: opened('joint-venture'), ...parts }),
    reaches: 'T Q U',
    reason: 'OK_OPT_IN',
    place: 'LOCATION_EXPRESS_CONSENT_REQUIRED',
  },
  {
    row: '16',
    build: emergency,
    reaches: 'T L CL P',
    reason: 'OK_EMERGENCY',
    detail: 'LOCATION',
  },
  {
    row: '17 by warrant',
    build: (parts) => legal({ reference: warrant, ...parts }),
    reaches: `${EVERYTHING} CD CL P`,
    reason: 'OK_LEGAL',
    records: 'INSTRUMENT_INSUFFICIENT',
  },
  {
    row: '19',
    build: onboarding,
    reaches: 'P',
    reason: 'OK_SIGNUP',
  },
  { row: '20', build: messageAboutAccount, reaches: 'P', reason: 'OK_ACCOUNT_COMMUNICATION' },
  {
    row: '21',
    build: audit,
    reaches: 'R',
    reason: 'OK_AUDIT',
    personal: 'CATEGORY_NOT_NEEDED',
  },
];

const COMPANY_ROWS = /^(3|4, an|5, an|7|9|12|14|15)/;

function expected(row: Row, letter: string, beside: Reason): Reason {
  return row.reaches.split(' ').includes(letter) ? row.reason : beside;
}

function cpniCase(row: Row, data: RequestData, letter: string, beside: Reason): Case {
  // Row 19 serves applicants, who have no CPNI to ask for.
  const none: Reason = row.row === '19' ? 'NOT_A_CUSTOMER' : beside;
  return {
    says: `row ${row.row}: ${letter}`,
    request: row.build({ data }),
    reason: expected(row, letter, none),
  };
}

function casesOf(row: Row): readonly Case[] {
  const detail = row.detail ?? 'AMOUNT_OF_USE';
  const personal = row.personal ?? (COMPANY_ROWS.test(row.row) ? 'PERSONAL_NOT_SHAREABLE' : 'SIGNUP_PURPOSE');
  return [
    ...EVERY_CATEGORY.map((category) =>
      cpniCase(row, cpni(category), LETTERS[category], 'CATEGORY_NOT_NEEDED'),
    ),
    cpniCase(row, { ...cpni(detail), callDetail: true }, 'CD', 'CATEGORY_NOT_NEEDED'),
    cpniCase(
      row,
      { ...cpni('LOCATION'), callDetail: false, callLocation: true },
      'CL',
      row.place ?? 'CATEGORY_NOT_NEEDED',
    ),
    {
      says: `row ${row.row}: P`,
      request: row.build({ data: PERSONAL }),
      reason: expected(row, 'P', personal),
    },
    {
      says: `row ${row.row}: R`,
      request: row.build({ data: RECORD }),
      reason: expected(row, 'R', row.records ?? 'CATEGORY_NOT_NEEDED'),
    },
  ];
}

const AGGREGATES: readonly Case[] = [
  ...EVERY_CATEGORY.map((category): Case => ({
    says: `row 18: ${LETTERS[category]} as an aggregate`,
    request: aggregate({ data: { ...cpni(category), aggregate: { groupSize: 10 } } }),
    reason: 'OK_AGGREGATE',
  })),
  {
    says: 'row 18: values that are no aggregate',
    request: aggregate({ data: cpni('AMOUNT_OF_USE'), account: self().account }),
    reason: 'AGGREGATE_IDENTIFIABLE',
  },
  {
    says: 'row 18: call detail as an aggregate',
    request: aggregate({ data: { ...cpni('DESTINATION'), callDetail: true, aggregate: { groupSize: 99 } } }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'row 18: call location as an aggregate',
    request: aggregate({ data: { ...cpni('LOCATION'), callLocation: true, aggregate: { groupSize: 99 } } }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'row 18: records as an aggregate',
    request: aggregate({ data: { ...RECORD, aggregate: { groupSize: 99 } } }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'an aggregate under another purpose is of no account, so no row permits it',
    request: self({ account: null, data: { ...cpni('BILLING'), aggregate: { groupSize: 99 } } }),
    reason: 'NO_RULE_PERMITS',
  },
];

const COMBINATIONS: readonly Case[] = [
  {
    says: 'a field of two categories is denied when the row reaches one of them',
    request: sameCategory({ data: cpni('TYPE', 'BILLING') }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'the place of a call is a location, whether or not the field says so',
    request: billing({ data: { ...cpni('BILLING'), callLocation: true } }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'places beside usage go with the authorization',
    request: sameCategoryByAffiliate({
      data: { ...cpni('LOCATION', 'AMOUNT_OF_USE'), callLocation: true },
      approvals: [LOCATION_OPT_IN_A],
    }),
    reason: 'OK_OPT_IN_LOCATION',
  },
  {
    says: 'places beside the usage of single calls are call detail of that usage',
    request: sameCategoryByAffiliate({
      data: { ...cpni('LOCATION', 'AMOUNT_OF_USE'), callDetail: true, callLocation: true },
      approvals: [LOCATION_OPT_IN_A],
    }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'places beside destinations stay closed, whatever is authorized',
    request: sameCategoryByAffiliate({
      data: { ...cpni('LOCATION', 'DESTINATION'), callLocation: true },
      approvals: [LOCATION_OPT_IN_A],
    }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'an affiliate is given the place of calls for another category by its authorization',
    request: otherCategoryByAffiliate({
      data: { ...cpni('LOCATION'), callDetail: true, callLocation: true },
      approvals: opened('affiliate-a'),
    }),
    reason: 'OK_OPT_IN_LOCATION',
  },
  {
    says: 'emergency: call detail that is no place is not needed',
    request: emergency({ data: { ...cpni('TYPE'), callDetail: true } }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'emergency: e-mail is not needed',
    request: emergency({ data: { ...PERSONAL, personal: ['NAME', 'EMAIL'] } }),
    reason: 'CATEGORY_NOT_NEEDED',
  },
  {
    says: 'emergency: name and address',
    request: emergency({ data: { ...PERSONAL, personal: ['NAME', 'ADDRESS'] } }),
    reason: 'OK_EMERGENCY',
  },
  {
    says: 'a CPNI field without a category has no class',
    request: self({ data: cpni() }),
    reason: 'UNCLASSIFIED_FIELD',
  },
  {
    says: 'an open field is open to an affiliate',
    request: self({ caller: AFFILIATE_A, data: { ...cpni(), class: 'OPEN' } }),
    reason: 'OK_OPEN',
  },
  {
    says: 'an open field is open to anybody, whatever the purpose',
    request: self({
      caller: { kind: 'ANONYMOUS' },
      purpose: 'SELL_DATA',
      data: { ...cpni(), class: 'OPEN' },
    }),
    reason: 'OK_OPEN',
  },
];

export const REACH: readonly Case[] = [...ROWS.flatMap(casesOf), ...AGGREGATES, ...COMBINATIONS];
