// 47 CFR 64.2010: each method on each channel, for the customer on a call; owners and delegates read online whatever
// the channel of their login.

import type { Reason } from '../../../src/policy/reasons.js';
import type {
  AuthenticationMethod,
  RequestAccount,
  RequestAuthentication,
} from '../../../src/policy/request.js';
import type { Case } from './case.js';
import { ACTIVE, CALL_DETAIL, CLOSED, RECORD, PERSONAL, byDelegate, inbound, self } from '../fixtures.js';

const P = 'PERMIT';
const PASSWORD = 'AUTHN_PASSWORD_REQUIRED';
const DETAIL = 'CALL_DETAIL_PASSWORD_REQUIRED';
const REQUIRED = 'AUTHN_REQUIRED';

type Cell = typeof P | Reason;

/** ONLINE; TELEPHONE without call detail; TELEPHONE with it; IN_STORE. */
const TABLE: Readonly<Record<AuthenticationMethod, readonly [Cell, Cell, Cell, Cell]>> = {
  NONE: [PASSWORD, REQUIRED, DETAIL, REQUIRED],
  BIOGRAPHICAL: ['AUTHN_BIOGRAPHICAL_ONLY', P, DETAIL, REQUIRED],
  ACCOUNT_INFORMATION: ['AUTHN_ACCOUNT_INFORMATION_ONLY', P, DETAIL, REQUIRED],
  ONE_TIME_CODE: [PASSWORD, P, DETAIL, REQUIRED],
  PASSWORD: [P, P, P, P],
  PASSWORD_MFA: [P, P, P, P],
  CALLBACK: [PASSWORD, P, P, REQUIRED],
  PHOTO_ID: [PASSWORD, REQUIRED, DETAIL, P],
  BUSINESS_CONTRACT: [P, P, P, P],
};

const business = (dedicatedRepresentative: boolean, contractCoversCpni: boolean): RequestAccount => ({
  ...ACTIVE,
  business: { dedicatedRepresentative, contractCoversCpni },
});

const COLUMNS = [
  { channel: 'ONLINE', data: self().data },
  { channel: 'TELEPHONE', data: self().data },
  { channel: 'TELEPHONE', data: CALL_DETAIL },
  { channel: 'IN_STORE', data: CALL_DETAIL },
] as const;

function ownerReason(method: AuthenticationMethod): Reason {
  return method === 'BUSINESS_CONTRACT' ? 'OK_BUSINESS_CONTRACT' : 'OK_SELF';
}

function inboundReason(method: AuthenticationMethod, callDetail: boolean): Reason {
  return method === 'CALLBACK' && callDetail ? 'OK_CALLBACK' : 'OK_INBOUND';
}

const CELLS: readonly Case[] = (Object.keys(TABLE) as AuthenticationMethod[]).flatMap((method) =>
  COLUMNS.flatMap(({ channel, data }, at): Case[] => {
    const cell = TABLE[method][at] ?? P;
    const [online] = TABLE[method];
    const where = `${method}, ${channel}${data.callDetail ? ', call detail' : ''}`;
    const parts = { authentication: { method, channel }, data, account: business(true, true) };
    return [
      { says: `owner: ${where}`, request: self(parts), reason: online === P ? ownerReason(method) : online },
      {
        says: `customer on a call: ${where}`,
        request: inbound(parts),
        reason: cell === P ? inboundReason(method, data.callDetail) : cell,
      },
    ];
  }),
);

const contract: RequestAuthentication = { method: 'BUSINESS_CONTRACT', channel: 'ONLINE' };
const delegateBy = (
  method: AuthenticationMethod,
  channel: RequestAuthentication['channel'],
  reason: Reason,
): Case => ({
  says: `delegate: ${method}, ${channel}`,
  request: byDelegate({ authentication: { method, channel }, account: business(true, true) }),
  reason,
});

export const AUTHENTICATION_CASES: readonly Case[] = [
  ...CELLS,
  delegateBy('PASSWORD', 'ONLINE', 'OK_DELEGATE'),
  delegateBy('PASSWORD_MFA', 'TELEPHONE', 'OK_DELEGATE'),
  delegateBy('NONE', 'ONLINE', PASSWORD),
  delegateBy('BIOGRAPHICAL', 'ONLINE', 'AUTHN_BIOGRAPHICAL_ONLY'),
  delegateBy('ACCOUNT_INFORMATION', 'ONLINE', 'AUTHN_ACCOUNT_INFORMATION_ONLY'),
  delegateBy('ONE_TIME_CODE', 'TELEPHONE', PASSWORD),
  delegateBy('CALLBACK', 'TELEPHONE', PASSWORD),
  delegateBy('PHOTO_ID', 'IN_STORE', PASSWORD),
  delegateBy('NONE', 'IN_STORE', PASSWORD),
  delegateBy('BUSINESS_CONTRACT', 'ONLINE', PASSWORD),
  {
    says: 'business contract without terms on CPNI',
    request: self({ authentication: contract, account: business(true, false) }),
    reason: 'BUSINESS_EXEMPTION_INCOMPLETE',
  },
  {
    says: 'business contract of an account that has none',
    request: self({ authentication: contract }),
    reason: 'BUSINESS_EXEMPTION_INCOMPLETE',
  },
  {
    says: 'business contract, the customer on a call, incomplete',
    request: inbound({
      authentication: { ...contract, channel: 'TELEPHONE' },
      account: business(false, true),
    }),
    reason: 'BUSINESS_EXEMPTION_INCOMPLETE',
  },
  {
    says: 'business contract of a closed account: the former customer',
    request: self({ authentication: contract, account: { ...business(true, true), status: 'CLOSED' } }),
    reason: 'OK_FORMER_CUSTOMER_SELF',
  },
  {
    says: 'by telephone the citation is of calls',
    request: inbound({ authentication: { method: 'NONE', channel: 'TELEPHONE' } }),
    reason: 'AUTHN_REQUIRED',
    cites: ['64.2010(b)'],
  },
  {
    says: 'in a store the citation is of stores',
    request: inbound({ authentication: { method: 'NONE', channel: 'IN_STORE' } }),
    reason: 'AUTHN_REQUIRED',
    cites: ['64.2010(d)'],
  },
  {
    says: 'own records need the same authentication',
    request: self({ data: RECORD, authentication: { method: 'BIOGRAPHICAL', channel: 'ONLINE' } }),
    reason: 'AUTHN_BIOGRAPHICAL_ONLY',
  },
  {
    says: 'own personal data needs none',
    request: self({ data: PERSONAL, authentication: { method: 'NONE', channel: 'ONLINE' } }),
    reason: 'OK_SELF',
  },
  {
    says: 'closed accounts ask for a password too',
    request: self({ account: CLOSED, authentication: { method: 'NONE', channel: 'ONLINE' } }),
    reason: PASSWORD,
  },
];
