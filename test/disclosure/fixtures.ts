// Callers and facts without a database: the gate takes its facts from whoever gives them.

import type { ArchivedFacts } from '../../src/audit/facts-archive.js';
import {
  disclosureContext,
  type DisclosureContext,
  type Statement,
} from '../../src/disclosure/disclosure.js';
import type { FactsSource, OperationFacts } from '../../src/disclosure/facts.js';
import { Gate } from '../../src/disclosure/gate.js';
import { ANONYMOUS, type Caller } from '../../src/identity/caller.js';
import type { RequestData, RequestReference } from '../../src/policy/request.js';
import type { AccountFacts } from '../../src/records/stores/facts-store.js';

export const AT = Date.UTC(2025, 5, 15, 12);
export const DAY = 24 * 60 * 60 * 1000;

export const OWNER: Caller = {
  ...ANONYMOUS,
  kind: 'CUSTOMER',
  issuer: 'an-issuer',
  subject: 'owner',
  clientId: 'portal',
  grants: [{ purposes: ['SELF_ACCESS'] }],
  authentication: { method: 'PASSWORD', channel: 'ONLINE' },
  tokenId: 'a-token',
};
export const AFFILIATE: Caller = {
  ...OWNER,
  kind: 'COMPANY',
  subject: 'affiliate',
  company: { id: 'affiliate-a', name: 'An Affiliate', kind: 'AFFILIATE', communicationsRelated: true },
  grants: [{ purposes: ['MARKETING_SAME_CATEGORY'] }],
};
export const SUPPORT: Caller = {
  ...OWNER,
  kind: 'STAFF',
  subject: 'support',
  roles: ['SUPPORT'],
  grants: [{ purposes: ['INBOUND_ASSISTANCE'] }],
  authentication: { method: 'PASSWORD_MFA', channel: 'ONLINE' },
};

export const BILLING: RequestData = {
  class: 'CPNI',
  categories: ['BILLING'],
  callDetail: false,
  callLocation: false,
};
export const TYPE: RequestData = { ...BILLING, categories: ['TYPE'] };

export const SELF: Statement = { purpose: 'SELF_ACCESS', offering: null, reference: null };

export const accountFacts = (id: string): AccountFacts => ({
  number: `number of ${id}`,
  account: { id, status: 'ACTIVE', services: [{ category: 'LOCAL', from: AT - DAY }] },
  party: true,
  relationships: [],
  approvals: [],
  notices: [],
  delegation: null,
  ids: [`account ${id}`],
});

export const operationFacts = (
  reference: RequestReference | null = null,
  customerAuthentication: OperationFacts['customerAuthentication'] = null,
): OperationFacts => ({
  policy: {
    version: '2015-03-30',
    legalOverlay: true,
    affiliateSharing: 'EXISTING_RELATIONSHIP',
    approvalUses: 'ENABLED',
  },
  reference,
  customerAuthentication,
});

export function contextOf(caller: Caller): DisclosureContext {
  let ids = 0;
  return disclosureContext({ caller, at: AT, requestId: 'a-request', newId: () => `entry-${String(++ids)}` });
}

/** A gate over accounts of these facts; what was read is told by `reads`. */
export function gateOver(caller: Caller, accounts: readonly AccountFacts[], operation = operationFacts()) {
  const reads: unknown[] = [];
  const facts: FactsSource = {
    readOperationFacts: (reference, at) => {
      reads.push(['operation', reference, at]);
      return Promise.resolve(operation);
    },
    readAccountFacts: (ids, at) => {
      reads.push(['accounts', [...ids], at]);
      return Promise.resolve(new Map(accounts.map((each) => [each.account.id, each])));
    },
  };
  return { gate: new Gate(contextOf(caller), facts), reads };
}

/** The facts that an archive keeps as text. */
export function readFacts({ text }: ArchivedFacts): unknown {
  return JSON.parse(text);
}
