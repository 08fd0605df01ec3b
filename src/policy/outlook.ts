// What a caller can hope for: whether any request of it for a purpose and kind of data can be permitted, and what has to be there
// for it. Nothing here knows a rule. `decide` is asked about the most favourable request, then about the same without one fact at a
// time: what is denied without a fact needs it. So it says what is decided, and follows the rules when they change.

import { decide } from './decide.js';
import type { Decision } from './decision.js';
import { favourableRequest } from './favourable-request.js';
import type { Purpose } from './purposes.js';
import { recipientOf } from './recipient.js';
import type {
  DecisionRequest,
  PolicyParameters,
  RequestApproval,
  RequestCaller,
  RequestData,
  RequestGrant,
  RequestNotice,
} from './request.js';
import { ruleFor } from './rule-for.js';

/** How a customer approves: in its words, or by silence after a notice. */
export const APPROVAL_WAYS = ['OPT_IN', 'OPT_IN_LOCATION', 'OPT_OUT_NOTICE'] as const;
export type ApprovalWay = (typeof APPROVAL_WAYS)[number];

export const NEEDS = [
  'APPROVAL',
  'REFERENCE',
  'RELATIONSHIP',
  'DESIGNATION',
  'OFFERING',
  'AUTHENTICATION',
] as const;
export type NeedKind = (typeof NEEDS)[number];

export interface Need {
  readonly need: NeedKind;
  /** Of which kind: of a reference, a relationship; any one of these sets of approvals suffices. */
  readonly kinds: readonly (readonly string[])[];
  /** Needed only of customers who take one category of service. */
  readonly ofSingleCategory: boolean;
}

export interface Outlook {
  /** To the most favourable request. */
  readonly decision: Decision;
  /** Empty where nothing can be permitted. */
  readonly needs: readonly Need[];
}

export interface OutlookQuestion {
  readonly caller: RequestCaller;
  readonly grant: RequestGrant;
  readonly purpose: Purpose;
  /** Of any period. */
  readonly data: Omit<RequestData, 'period'>;
  readonly policy: PolicyParameters;
}

const DAY = 24 * 60 * 60 * 1000;

type Change = (request: DecisionRequest) => DecisionRequest;

const WITHOUT: Readonly<Record<NeedKind, Change>> = {
  APPROVAL: (request) => ({ ...request, approvals: [], notices: [] }),
  REFERENCE: (request) => ({ ...request, reference: undefined }),
  RELATIONSHIP: (request) => ({ ...request, relationships: [] }),
  DESIGNATION: (request) => ({ ...request, delegation: undefined }),
  OFFERING: (request) => ({ ...request, offering: undefined }),
  AUTHENTICATION: (request) => ({ ...request, authentication: { method: 'NONE', channel: 'ONLINE' } }),
};

export function outlookOf({ caller, grant, purpose, data, policy }: OutlookQuestion): Outlook {
  const kind = {
    class: data.class ?? 'OPEN',
    categories: data.categories,
    callDetail: data.callDetail,
    callLocation: data.callLocation,
  };
  const favourable = favourableRequest(caller, purpose, kind);
  const request = { ...favourable, data: { ...favourable.data, ...data }, policy, grant };
  const decision = decide(request);
  return { decision, needs: isPermitted(request) ? needsOf(request) : [] };
}

function needsOf(request: DecisionRequest): Need[] {
  const single = withOneCategory(request);
  return NEEDS.flatMap((need): Need[] => {
    if (!isPermitted(WITHOUT[need](request)))
      return [{ need, kinds: kindsOf(need, request), ofSingleCategory: false }];
    if (!isPermitted(single) || isPermitted(WITHOUT[need](single))) return [];
    return [{ need, kinds: kindsOf(need, single), ofSingleCategory: true }];
  });
}

function isPermitted(request: DecisionRequest): boolean {
  return decide(request).outcome === 'PERMIT';
}

/** The most favourable customer takes two; some shares are permitted of those alone. */
function withOneCategory(request: DecisionRequest): DecisionRequest {
  const { account } = request;
  return account === null
    ? request
    : { ...request, account: { ...account, services: account.services.slice(0, 1) } };
}

function kindsOf(need: NeedKind, request: DecisionRequest): readonly (readonly string[])[] {
  const rule = request.purpose === null ? undefined : ruleFor(request.caller, request.purpose);
  switch (need) {
    case 'APPROVAL':
      return sufficientApprovals(request);
    case 'REFERENCE':
      return rule?.reference === undefined ? [] : [[rule.reference]];
    case 'RELATIONSHIP':
      return rule?.relationship === undefined ? [] : [[rule.relationship]];
    default:
      return [];
  }
}

/** The smallest sets of ways to approve that suffice. */
function sufficientApprovals(request: DecisionRequest): ApprovalWay[][] {
  const pairs = APPROVAL_WAYS.flatMap((one, place) =>
    APPROVAL_WAYS.slice(place + 1).map((other) => [one, other]),
  );
  const suffices = (ways: readonly ApprovalWay[]) => isPermitted(approvedBy(request, ways));
  const single = APPROVAL_WAYS.map((way) => [way]).filter(suffices);
  return single.length > 0 ? single : pairs.filter(suffices);
}

function approvedBy(request: DecisionRequest, ways: readonly ApprovalWay[]): DecisionRequest {
  const recipient = recipientOf(request.caller);
  const before = request.at - DAY;
  const approvals: RequestApproval[] = [];
  const notices: RequestNotice[] = [];
  if (ways.includes('OPT_IN'))
    approvals.push({ kind: 'OPT_IN', scope: 'MARKETING', companyId: recipient, at: before });
  if (ways.includes('OPT_IN_LOCATION'))
    approvals.push({ kind: 'OPT_IN', scope: 'LOCATION', companyId: recipient, at: before });
  if (ways.includes('OPT_OUT_NOTICE'))
    notices.push({
      sentAt: request.at - 60 * DAY,
      channel: 'ELECTRONIC',
      bounced: false,
      namesCompanies: recipient === undefined ? [] : [recipient],
    });
  return { ...request, approvals, notices };
}
