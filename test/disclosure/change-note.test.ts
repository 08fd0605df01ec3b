// What the log keeps of a change: by name and id, never a value.

import { NO_ACCOUNT } from '../../src/audit/entry.js';
import { noteChange, type NotedChange } from '../../src/disclosure/change-note.js';
import { AFFILIATE, AT, contextOf, readFacts } from './fixtures.js';

const MADE: NotedChange = {
  entryId: 'a-change',
  accountId: 'x',
  name: 'endRelationship',
  cites: ['§3'],
  reference: 'K',
  objects: { relationship: 'an-id' },
  made: true,
};

test('a change that was made', () => {
  const { entry, facts } = noteChange(contextOf(AFFILIATE), MADE);
  expect(entry).toEqual({
    entryId: 'a-change',
    accountId: 'x',
    at: AT,
    kind: 'CHANGE',
    requestId: 'a-request',
    actor: {
      kind: 'COMPANY',
      issuer: 'an-issuer',
      subject: 'affiliate',
      clientId: 'portal',
      companyId: 'affiliate-a',
      companyKind: 'AFFILIATE',
      roles: [],
      tokenId: 'a-token',
    },
    purpose: null,
    offering: null,
    reference: 'K',
    dataClass: 'NONE',
    categories: [],
    personal: [],
    callDetail: false,
    callLocation: false,
    period: null,
    coordinates: ['Mutation.endRelationship'],
    decision: {
      outcome: 'PERMIT',
      rule: 'change-right',
      reason: 'CHANGED',
      citation: ['§3'],
      obligations: ['AUDIT'],
    },
    policyVersion: null,
    authentication: AFFILIATE.authentication,
    facts: [],
    factsHash: facts.factsHash,
    change: { name: 'endRelationship', objects: { relationship: 'an-id' } },
  });
  expect(facts).toMatchObject({ accountId: 'x', at: AT });
  expect(readFacts(facts)).toMatchObject({
    caller: { company: { id: 'affiliate-a', kind: 'AFFILIATE', communicationsRelated: true } },
    grant: { purposes: ['MARKETING_SAME_CATEGORY'] },
    account: null,
  });
});

test('one that was refused, of no account', () => {
  const { entry, facts } = noteChange(contextOf(AFFILIATE), { ...MADE, accountId: null, made: false });
  expect([entry.accountId, facts.accountId]).toEqual([NO_ACCOUNT, NO_ACCOUNT]);
  expect(entry.decision).toMatchObject({ outcome: 'DENY', reason: 'CHANGE_NOT_PERMITTED' });
});

test('one of which the customer is not told', () => {
  const { entry } = noteChange(contextOf(AFFILIATE), { ...MADE, suppressed: true });
  expect(entry.decision.obligations).toEqual(['AUDIT', 'SUPPRESS_FROM_CUSTOMER_LEDGER']);
});
