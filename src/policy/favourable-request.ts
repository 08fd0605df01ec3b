// The most favourable request for one caller, purpose and kind of data: everything the rule could ask for is there.
// What is denied even so is denied by the rules, not by a missing paper. The ids are of nobody.

import { CPNI_CATEGORIES } from './categories.js';
import type { CpniCategory, DataClass } from './categories.js';
import type { Purpose } from './purposes.js';
import { recipientOf } from './recipient.js';
import type {
  AccountStatus,
  DecisionRequest,
  ReferenceKind,
  RequestAccount,
  RequestApproval,
  RequestCaller,
  RequestReference,
} from './request.js';
import { ruleFor } from './rule-for.js';

const DAY = 24 * 60 * 60 * 1000;
const AT = Date.UTC(2025, 0, 15);
const BEFORE = AT - DAY;
const AFTER = AT + DAY;
const ACCOUNT_ID = 'an-account';
const EVERY_CATEGORY = Object.keys(CPNI_CATEGORIES) as CpniCategory[];

export interface DataKind {
  readonly class: DataClass;
  readonly categories: readonly CpniCategory[];
  readonly callDetail: boolean;
  readonly callLocation: boolean;
}

export function favourableRequest(caller: RequestCaller, purpose: Purpose, data: DataKind): DecisionRequest {
  const recipient = recipientOf(caller);
  const companyId = caller.company?.id ?? 'no-company';
  return {
    at: AT,
    policy: {
      version: '2015-03-30',
      legalOverlay: true,
      affiliateSharing: 'EXISTING_RELATIONSHIP',
      approvalUses: 'ENABLED',
    },
    caller,
    grant: { purposes: [purpose] },
    authentication: { method: 'PASSWORD', channel: 'ONLINE' },
    purpose,
    offering: 'LOCAL',
    data: purpose === 'AGGREGATE_ANALYTICS' ? { ...data, aggregate: { groupSize: 10 } } : data,
    account: account(caller, purpose, data),
    party: caller.kind === 'CUSTOMER',
    relationships: [
      { companyId, kind: 'SERVICE', from: BEFORE },
      { companyId, kind: 'ASSIGNMENT', from: BEFORE },
    ],
    approvals: [optIn('MARKETING', recipient), optIn('LOCATION', recipient)],
    notices: [],
    delegation: { to: recipient ?? 'nobody', form: 'WRITTEN', categories: EVERY_CATEGORY, from: BEFORE },
    reference: reference(caller, referenceKind(caller, purpose), companyId),
  };
}

function account(caller: RequestCaller, purpose: Purpose, data: DataKind): RequestAccount {
  return {
    id: ACCOUNT_ID,
    status: data.class === 'PERSONAL' ? statusOf(caller, purpose) : 'ACTIVE',
    services: [
      { category: 'LOCAL', from: BEFORE },
      { category: 'INTEREXCHANGE', from: BEFORE },
    ],
  };
}

/** ACTIVE unless the rule serves applicants alone. */
function statusOf(caller: RequestCaller, purpose: Purpose): AccountStatus {
  const status = ruleFor(caller, purpose)?.status ?? [];
  return status.length === 0 || status.includes('ACTIVE') ? 'ACTIVE' : (status[0] ?? 'ACTIVE');
}

function optIn(scope: RequestApproval['scope'], companyId: string | undefined): RequestApproval {
  return { kind: 'OPT_IN', scope, companyId, at: BEFORE };
}

function referenceKind(caller: RequestCaller, purpose: Purpose): ReferenceKind {
  return ruleFor(caller, purpose)?.reference ?? 'TICKET';
}

/** Whole in every part: each rule reads the parts of its own kind. A warrant reaches whatever it lists. */
function reference(caller: RequestCaller, kind: ReferenceKind, companyId: string): RequestReference {
  return {
    kind,
    id: 'a-reference',
    accountId: ACCOUNT_ID,
    companyIds: [companyId],
    handledBy: caller.subject,
    open: true,
    offering: 'LOCAL',
    approvedBySupervisor: true,
    customerConsented: true,
    instrument: 'WARRANT',
    categories: EVERY_CATEGORY,
    accounts: [ACCOUNT_ID],
    from: BEFORE,
    to: AFTER,
    expiresAt: AFTER,
    reviewedBy: ['one', 'another'],
    nondisclosure: false,
  };
}
