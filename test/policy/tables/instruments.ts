// Legal process: what each instrument reaches, the order in which its faults are found, and its exact instants.

import type { CpniCategory } from '../../../src/policy/categories.js';
import type { Reason } from '../../../src/policy/reasons.js';
import type { DecisionRequest, InstrumentName, RequestReference } from '../../../src/policy/request.js';
import type { Case } from './case.js';
import {
  APPLICANT,
  AT,
  CALL_DETAIL,
  CALL_LOCATION,
  CLOSED,
  DAY,
  EVERY_CATEGORY,
  GOVERNMENT,
  HOUR,
  PERSONAL,
  RECORD,
  TICKET,
  cpni,
  instrument,
  legal,
  staff,
} from '../fixtures.js';

const SUBPOENA: readonly CpniCategory[] = ['TYPE', 'DESTINATION', 'AMOUNT_OF_USE', 'BILLING'];

interface Row {
  readonly name: InstrumentName;
  readonly reaches: readonly CpniCategory[];
  /** What single calls cost: full invoices. */
  readonly chargePerCall: Reason;
  /** Location with call detail, without the place of the call. */
  readonly locationPerCall: Reason;
  readonly place: Reason;
  readonly email: Reason;
}

const ROWS: readonly Row[] = [
  {
    name: 'SUBPOENA',
    reaches: SUBPOENA,
    chargePerCall: 'INSTRUMENT_INSUFFICIENT',
    locationPerCall: 'INSTRUMENT_INSUFFICIENT',
    place: 'INSTRUMENT_INSUFFICIENT',
    email: 'INSTRUMENT_INSUFFICIENT',
  },
  {
    name: 'COURT_ORDER',
    reaches: EVERY_CATEGORY,
    chargePerCall: 'OK_LEGAL',
    locationPerCall: 'INSTRUMENT_INSUFFICIENT',
    place: 'INSTRUMENT_INSUFFICIENT',
    email: 'INSTRUMENT_INSUFFICIENT',
  },
  {
    name: 'WARRANT',
    reaches: EVERY_CATEGORY,
    chargePerCall: 'OK_LEGAL',
    locationPerCall: 'OK_LEGAL',
    place: 'OK_LEGAL',
    email: 'OK_LEGAL',
  },
  {
    name: 'EMERGENCY_REQUEST',
    reaches: EVERY_CATEGORY,
    chargePerCall: 'OK_LEGAL',
    locationPerCall: 'OK_LEGAL',
    place: 'OK_LEGAL',
    email: 'OK_LEGAL',
  },
];

function reach({ name, reaches, chargePerCall, locationPerCall, place, email }: Row): readonly Case[] {
  const by = (says: string, data: DecisionRequest['data'], reason: Reason): Case => ({
    says: `${name}: ${says}`,
    request: legal({ data, reference: instrument({ instrument: name }) }),
    reason,
  });
  return [
    ...EVERY_CATEGORY.map((category) =>
      by(category, cpni(category), reaches.includes(category) ? 'OK_LEGAL' : 'INSTRUMENT_INSUFFICIENT'),
    ),
    by('call detail', CALL_DETAIL, 'OK_LEGAL'),
    by('the charge for a call', { ...cpni('BILLING'), callDetail: true }, chargePerCall),
    by('locations call by call', { ...cpni('LOCATION'), callDetail: true }, locationPerCall),
    by('call location', CALL_LOCATION, place),
    by('name and address', { ...PERSONAL, personal: ['NAME', 'ADDRESS'] }, 'OK_LEGAL'),
    by('personal data, not told which', PERSONAL, 'OK_LEGAL'),
    by('e-mail', { ...PERSONAL, personal: ['NAME', 'EMAIL'] }, email),
    by('telephone of a person', { ...PERSONAL, personal: ['PHONE'] }, email),
    by('records', RECORD, 'INSTRUMENT_INSUFFICIENT'),
  ];
}

const of = (
  says: string,
  parts: Partial<RequestReference>,
  reason: Reason,
  more: Partial<DecisionRequest> = {},
): Case => ({
  says: `legal request: ${says}`,
  request: legal({ reference: instrument(parts), ...more }),
  reason,
});
const urgent = (says: string, enteredAt: number, reason: Reason): Case =>
  of(`an emergency request entered ${says}`, { instrument: 'EMERGENCY_REQUEST', enteredAt }, reason);
const period = (says: string, from: number, to: number, reason: Reason): Case =>
  of(`a period ${says}`, {}, reason, { data: { ...CALL_DETAIL, period: { from, to } } });

/** Each fault with all that come after it: the first in the order is said. */
const FAULTS: readonly (readonly [Reason, Partial<RequestReference>])[] = [
  ['REFERENCE_CLOSED', { open: false }],
  ['PRESERVATION_NOT_DISCLOSURE', { instrument: 'PRESERVATION' }],
  ['LEGAL_NOT_REVIEWED', { reviewedBy: ['first'] }],
  ['LEGAL_EXPIRED', { expiresAt: AT }],
  ['LEGAL_SCOPE_ACCOUNT', { accounts: [] }],
  ['LEGAL_SCOPE_PERIOD', { from: AT - DAY, to: AT }],
];
const ORDERED: readonly Case[] = FAULTS.map(([reason], at) =>
  of(
    `${reason} is said before what follows it`,
    Object.assign(
      { categories: [] },
      ...FAULTS.slice(at).map(([, parts]) => parts),
    ) as Partial<RequestReference>,
    reason,
    { data: { ...CALL_LOCATION, period: { from: AT - 9 * DAY, to: AT } } },
  ),
);

const PARTS = [
  'instrument',
  'categories',
  'accounts',
  'from',
  'to',
  'expiresAt',
  'reviewedBy',
  'companyIds',
] as const;

export const INSTRUMENT_CASES: readonly Case[] = [
  ...ROWS.flatMap(reach),
  ...ORDERED,
  of('the instrument is said before the categories', { categories: [] }, 'INSTRUMENT_INSUFFICIENT', {
    data: CALL_LOCATION,
  }),
  ...PARTS.map((part) =>
    of(`without ${part} it counts as none`, { [part]: undefined }, 'REFERENCE_REQUIRED'),
  ),
  of(
    'an emergency request without its entry counts as none',
    { instrument: 'EMERGENCY_REQUEST', enteredAt: undefined },
    'REFERENCE_REQUIRED',
  ),
  of('of another agency', { companyIds: ['another'] }, 'REFERENCE_REQUIRED'),
  {
    says: 'legal request: a court order for places of calls, not call by call',
    request: legal({
      reference: instrument({ instrument: 'COURT_ORDER', categories: ['LOCATION'] }),
      data: { ...cpni('LOCATION'), callLocation: true },
    }),
    reason: 'INSTRUMENT_INSUFFICIENT',
  },
  { says: 'legal request: none', request: legal({ reference: undefined }), reason: 'REFERENCE_REQUIRED' },
  {
    says: 'legal request: a ticket instead',
    request: legal({ reference: TICKET }),
    reason: 'REFERENCE_REQUIRED',
  },
  of('need not be said when it was entered', { enteredAt: undefined }, 'OK_LEGAL'),
  of('need not be said to be open', { open: undefined }, 'OK_LEGAL'),
  of('ended at this instant', { endedAt: AT }, 'REFERENCE_CLOSED'),
  of('the same person twice is one', { reviewedBy: ['first', 'first'] }, 'LEGAL_NOT_REVIEWED'),
  of('nobody reviewed it', { reviewedBy: [] }, 'LEGAL_NOT_REVIEWED'),
  of('two persons among three names', { reviewedBy: ['first', 'first', 'second'] }, 'OK_LEGAL'),
  of('expires at this instant', { expiresAt: AT }, 'LEGAL_EXPIRED'),
  of('expires at the next', { expiresAt: AT + 1 }, 'OK_LEGAL'),
  urgent('48 h ago', AT - 48 * HOUR, 'LEGAL_EXPIRED'),
  urgent('a millisecond later', AT - 48 * HOUR + 1, 'OK_LEGAL'),
  urgent('at this instant', AT, 'OK_LEGAL'),
  urgent('at the next', AT + 1, 'REFERENCE_REQUIRED'),
  of('a warrant entered three days ago', { instrument: 'WARRANT', enteredAt: AT - 3 * DAY }, 'OK_LEGAL'),
  period('that fits exactly', AT - 90 * DAY, AT, 'OK_LEGAL'),
  period('of one instant', AT - DAY, AT - DAY, 'OK_LEGAL'),
  period('that begins a millisecond before', AT - 90 * DAY - 1, AT, 'LEGAL_SCOPE_PERIOD'),
  period('that ends a millisecond after', AT - DAY, AT + 1, 'LEGAL_SCOPE_PERIOD'),
  period('that ends before it begins', AT - DAY, AT - 2 * DAY, 'LEGAL_SCOPE_PERIOD'),
  of('lists one of two categories', { categories: ['DESTINATION'] }, 'LEGAL_SCOPE_CATEGORY', {
    data: CALL_DETAIL,
  }),
  of('CPNI of an applicant', {}, 'NOT_A_CUSTOMER', { account: APPLICANT }),
  of('personal data of an applicant', {}, 'OK_LEGAL', { account: APPLICANT, data: PERSONAL }),
  of('a closed account', {}, 'OK_LEGAL', { account: CLOSED }),
  of('of no account', {}, 'LEGAL_SCOPE_ACCOUNT', { account: null }),
  of('read by the legal staff on behalf of the agency', {}, 'OK_LEGAL', { caller: staff('LEGAL') }),
  {
    says: 'legal request: nondisclosure suppresses denials too',
    request: legal({ reference: instrument({ nondisclosure: true, expiresAt: AT }) }),
    reason: 'LEGAL_EXPIRED',
    besides: ['SUPPRESS_FROM_CUSTOMER_LEDGER'],
  },
  {
    says: 'legal request: a disclosure by the legal staff is one to a third party',
    request: legal({ caller: staff('LEGAL') }),
    reason: 'OK_LEGAL',
    besides: ['THIRD_PARTY_RECORD'],
  },
  {
    says: 'legal request: nondisclosure says nothing under another purpose',
    request: legal({
      caller: GOVERNMENT,
      purpose: 'EMERGENCY',
      reference: instrument({ nondisclosure: true }),
    }),
    reason: 'PURPOSE_NOT_OPEN_TO_CALLER',
    besides: [],
  },
  {
    says: 'legal request: a warrant cites its own clause',
    request: legal({ reference: instrument({ instrument: 'WARRANT' }) }),
    reason: 'OK_LEGAL',
    cites: ['2703(c)(1)', '§4'],
  },
  {
    says: 'legal request: a court order cites its own clause',
    request: legal({ reference: instrument({ instrument: 'COURT_ORDER' }) }),
    reason: 'OK_LEGAL',
    cites: ['2703(d)', '§4'],
  },
  {
    says: 'legal request: an emergency request cites its own clause',
    request: legal({ reference: instrument({ instrument: 'EMERGENCY_REQUEST' }) }),
    reason: 'OK_LEGAL',
    cites: ['2702(c)(4)', '§4'],
  },
];
