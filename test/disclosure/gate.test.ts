// The gate: facts are read once for all accounts, each class is decided once, and everything decided is an entry.

import { NO_ACCOUNT } from '../../src/audit/entry.js';
import { canonicalJson } from '../../src/audit/canonical-json.js';
import { hashFacts } from '../../src/audit/facts-archive.js';
import { noteChange } from '../../src/disclosure/change-note.js';
import { lookupDenial } from '../../src/disclosure/tie-of.js';
import type { Refusal } from '../../src/disclosure/gate.js';
import {
  AFFILIATE,
  AT,
  BILLING,
  OWNER,
  SELF,
  TYPE,
  accountFacts,
  contextOf,
  gateOver,
  readFacts,
} from './fixtures.js';

const X = accountFacts('x');
const Y = accountFacts('y');

test('the facts of all accounts of one turn are read together, and those of the operation once', async () => {
  const { gate, reads } = gateOver(OWNER, [X, Y]);
  await Promise.all([gate.open('x', SELF), gate.open('y', SELF)]);
  await gate.openWithoutAccount(SELF);
  expect(reads).toEqual([
    ['operation', null, AT],
    ['accounts', ['x', 'y'], AT],
  ]);
});

test('one statement on one account is one disclosure, each other statement another', async () => {
  const { gate, reads } = gateOver(OWNER, [X]);
  const one = await gate.open('x', SELF);
  expect(await gate.open('x', SELF)).toBe(one);
  const others = [
    await gate.open('x', { ...SELF, purpose: 'EMERGENCY' }),
    await gate.open('x', { ...SELF, offering: 'LOCAL' }),
    await gate.open('x', { ...SELF, reference: 'A' }),
  ];
  expect(new Set([one, ...others]).size).toBe(4);
  expect(reads.filter((read) => Array.isArray(read) && read[0] === 'operation')).toEqual([
    ['operation', null, AT],
    ['operation', 'A', AT],
  ]);
});

test('an account that vanished is an error, no decision', async () => {
  const { gate } = gateOver(OWNER, []);
  await expect(gate.open('x', SELF)).rejects.toThrow('vanished');
  expect(gate.entries()).toEqual([]);
});

test('what is of no account is decided without one', async () => {
  const { gate } = gateOver(OWNER, [X]);
  const disclosure = await gate.openWithoutAccount(SELF);
  expect(disclosure.accountId).toBe(NO_ACCOUNT);
  expect(disclosure.decide(BILLING, 'Cpni.balance').permitted).toBe(false);
  const [entry] = gate.entries();
  expect(entry).toMatchObject({ accountId: NO_ACCOUNT, facts: [] });
  expect(gate.archivedFacts()).toMatchObject([{ accountId: NO_ACCOUNT }]);
  expect(gate.archivedFacts().map(readFacts)).toMatchObject([{ account: null, party: false }]);
});

test('the entries and facts are of every disclosure, in the order opened', async () => {
  const { gate } = gateOver(OWNER, [X, Y]);
  const [x, y] = [await gate.open('x', SELF), await gate.open('y', SELF)];
  y.decide(TYPE, 'Service.type');
  x.decide(BILLING, 'Cpni.balance');
  expect(gate.entries().map(({ accountId }) => accountId)).toEqual(['x', 'y']);
  expect(gate.archivedFacts().map(({ accountId }) => accountId)).toEqual(['x', 'y']);
});

test('a refusal is kept and given back', async () => {
  const { gate } = gateOver(OWNER, [X]);
  const disclosure = await gate.open('x', SELF);
  const ruling = disclosure.decide(TYPE, 'Service.type');
  const refusal: Refusal = { disclosure, ruling, coordinate: 'Service.type', path: [], count: 1 };
  expect(gate.refusals).toEqual([]);
  expect(gate.refuse(refusal)).toBe(refusal);
  expect(gate.refusals).toEqual([refusal]);
});

const NOTED = {
  at: AT,
  requestId: 'a-request',
  entryId: 'entry-1',
  dataClass: 'NONE',
  categories: [],
  personal: [],
  callDetail: false,
  callLocation: false,
  period: null,
  policyVersion: null,
};

test('an operation that is refused leaves an entry of no account, with what it stated', () => {
  const { gate } = gateOver(OWNER, []);
  const decision = lookupDenial(OWNER);
  const statement = { purpose: 'SELF_ACCESS', offering: 'LOCAL', reference: 'A' } as const;
  expect(gate.refuseOperation(decision, statement, ['Query.account'])).toEqual([NO_ACCOUNT, 'entry-1']);
  const [archived] = gate.archivedFacts();
  expect(gate.entries()).toEqual([
    {
      ...NOTED,
      ...statement,
      kind: 'OPERATION',
      accountId: NO_ACCOUNT,
      actor: {
        kind: 'CUSTOMER',
        issuer: 'an-issuer',
        subject: 'owner',
        clientId: 'portal',
        companyId: null,
        companyKind: null,
        roles: [],
        tokenId: 'a-token',
      },
      decision,
      coordinates: ['Query.account'],
      facts: [],
      authentication: OWNER.authentication,
      factsHash: archived?.factsHash,
    },
  ]);
  const facts = {
    caller: { kind: 'CUSTOMER', subject: 'owner', roles: [] },
    grant: { purposes: ['SELF_ACCESS'] },
    account: null,
    party: false,
    relationships: [],
    approvals: [],
    notices: [],
  } as const;
  expect(archived).toEqual({
    accountId: NO_ACCOUNT,
    at: AT,
    factsHash: hashFacts(facts),
    text: canonicalJson(facts),
  });
});

test('a look-up that found nothing leaves an entry with what was asked', () => {
  const { gate } = gateOver(AFFILIATE, []);
  const decision = lookupDenial(AFFILIATE);
  gate.refuseLookup({ accountId: null, asked: 'by number', decision }, 'Query.accountByNumber');
  gate.refuseLookup({ accountId: 'x', asked: 'by id', decision }, 'Query.account');
  expect(gate.entries()).toMatchObject([
    {
      ...NOTED,
      kind: 'LOOKUP',
      accountId: NO_ACCOUNT,
      purpose: null,
      offering: null,
      reference: null,
      actor: { kind: 'COMPANY', companyId: 'affiliate-a', companyKind: 'AFFILIATE' },
      coordinates: ['Query.accountByNumber'],
      facts: ['asked by number'],
    },
    { kind: 'LOOKUP', accountId: 'x', coordinates: ['Query.account'], facts: ['asked by id'] },
  ]);
});

test('a change that is refused leaves its entry and its facts', () => {
  const { gate } = gateOver(OWNER, []);
  const note = noteChange(contextOf(OWNER), {
    entryId: 'a-change',
    accountId: null,
    name: 'recordApproval',
    cites: ['64.2007(a)(2)'],
    reference: null,
    objects: { approval: 'an-id' },
    made: false,
  });
  gate.refuseChange(note);
  expect(gate.entries()).toEqual([note.entry]);
  expect(gate.archivedFacts()).toEqual([note.facts]);
});
