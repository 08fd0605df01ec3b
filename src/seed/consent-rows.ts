// Relationships, approvals, notices and designations: of the ten known accounts what their table says and no more,
// of the others by turns, so that every company has something to list.
import { toIso, type Instant } from '../clock.js';
import { ISSUER } from './account-rows.js';
import type { AccountPlan } from './account-plan.js';
import type {
  KnownAccount,
  KnownApproval,
  KnownDelegation,
  KnownNotice,
  KnownRelationship,
} from './known-accounts.js';
import type { Row, Rows } from './rows.js';
import { DAY } from './times.js';

type Consents = Pick<KnownAccount, 'relationships' | 'approvals' | 'notices' | 'delegations'>;

interface Turn {
  /** Every so many accounts, from the eleventh on. */
  every: number;
  consents: Consents;
}

const SINCE = 200;

const TURNS: readonly Turn[] = [
  { every: 5, consents: { relationships: [service('affiliate-active')] } },
  { every: 9, consents: { relationships: [service('affiliate-second')] } },
  {
    every: 10,
    consents: { relationships: [{ companyId: 'agent-payments', kind: 'ASSIGNMENT', fromDaysAgo: SINCE }] },
  },
  {
    every: 13,
    consents: {
      relationships: [service('affiliate-noncomm')],
      approvals: [{ kind: 'OPT_IN', scope: 'MARKETING', companyId: 'affiliate-noncomm', daysAgo: 150 }],
    },
  },
  {
    every: 17,
    consents: {
      relationships: [],
      approvals: [{ kind: 'OPT_IN', scope: 'MARKETING', companyId: 'joint-venture', daysAgo: 120 }],
    },
  },
  {
    every: 19,
    consents: {
      relationships: [],
      delegations: [{ companyId: 'third-party', categories: ['BILLING', 'QUANTITY'] }],
    },
  },
  {
    every: 4,
    consents: { relationships: [], notices: [{ channel: 'ELECTRONIC', companyIds: [], daysAgo: 60 }] },
  },
  {
    every: 23,
    consents: { relationships: [], approvals: [{ kind: 'OPT_OUT', scope: 'MARKETING', daysAgo: 45 }] },
  },
];

function service(companyId: string): KnownRelationship {
  return { companyId, kind: 'SERVICE', fromDaysAgo: SINCE };
}

export function consentRows(plan: AccountPlan, now: Instant): Rows {
  const all = plan.known === null ? byTurn(plan.index) : [plan.known];
  return {
    service_relationships: all.flatMap((one) =>
      one.relationships.map((row) => relationshipRow(plan, row, now)),
    ),
    approvals: all.flatMap((one) => one.approvals ?? []).map((row) => approvalRow(plan, row, now)),
    notices: all.flatMap((one) => one.notices ?? []).map((row) => noticeRow(plan, row, now)),
    delegations: all.flatMap((one) => one.delegations ?? []).map((row) => delegationRow(plan, row, now)),
  };
}

function byTurn(index: number): readonly Consents[] {
  return TURNS.filter(({ every }) => (index - 11) % every === 0).map(({ consents }) => consents);
}

function relationshipRow(
  plan: AccountPlan,
  { companyId, kind, fromDaysAgo, toDaysAgo }: KnownRelationship,
  now: Instant,
): Row {
  const from = now - fromDaysAgo * DAY;
  return {
    account_id: plan.accountId,
    relationship_id: plan.random.uuid(from),
    company_id: companyId,
    kind,
    from_at: toIso(from),
    to_at: toDaysAgo === undefined ? null : toIso(now - toDaysAgo * DAY),
    declared_at: toIso(from),
    confirmed_at: toIso(from),
  };
}

function approvalRow(
  plan: AccountPlan,
  { kind, scope, companyId, daysAgo }: KnownApproval,
  now: Instant,
): Row {
  const at = now - daysAgo * DAY;
  return {
    account_id: plan.accountId,
    approval_id: plan.random.uuid(at),
    kind,
    scope,
    company_id: companyId ?? null,
    form: 'ELECTRONIC',
    at: toIso(at),
  };
}

function noticeRow(plan: AccountPlan, { channel, companyIds, daysAgo }: KnownNotice, now: Instant): Row {
  const at = now - daysAgo * DAY;
  const notice_id = plan.random.uuid(at);
  return { account_id: plan.accountId, notice_id, channel, company_ids: companyIds, sent_at: toIso(at) };
}

function delegationRow(
  plan: AccountPlan,
  { subject, companyId, categories }: KnownDelegation,
  now: Instant,
): Row {
  const from = now - SINCE * DAY;
  return {
    account_id: plan.accountId,
    delegation_id: plan.random.uuid(from),
    grantee_kind: subject === undefined ? 'COMPANY' : 'SUBJECT',
    grantee_issuer: subject === undefined ? null : ISSUER,
    grantee_subject: subject ?? null,
    company_id: companyId ?? null,
    form: 'WRITTEN',
    categories,
    from_at: toIso(from),
  };
}
