/** Personal data serves its own purposes and is never shared; records are the owner's and the auditor's. */
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useApi } from '../support/api.js';

const api = useApi();
const CONTACT = '{ nodes { name email phone address { city lines } } }';

function account(selection: string, number = 'ACCT-0001'): string {
  return `{ accountByNumber(number: "${number}") { ${selection} } }`;
}

const PERSONAL: readonly { caller: DemoCallerName; account: string; args: string; reason: string | null }[] =
  [
    { caller: 'owner', account: 'ACCT-0001', args: '', reason: null },
    { caller: 'owner-biographical', account: 'ACCT-0001', args: '', reason: null },
    { caller: 'applicant', account: 'ACCT-0009', args: '', reason: null },
    { caller: 'support', account: 'ACCT-0001', args: 'purpose: ACCOUNT_COMMUNICATION', reason: null },
    {
      caller: 'onboarding',
      account: 'ACCT-0009',
      args: 'purpose: IDENTITY_VERIFICATION, reference: "ONBOARD-0001"',
      reason: null,
    },
    {
      caller: 'onboarding',
      account: 'ACCT-0009',
      args: 'purpose: IDENTITY_VERIFICATION',
      reason: 'REFERENCE_REQUIRED',
    },
    { caller: 'support', account: 'ACCT-0001', args: '', reason: 'PURPOSE_MISSING' },
    {
      caller: 'support',
      account: 'ACCT-0001',
      args: 'purpose: INBOUND_ASSISTANCE, reference: "CALL-0001"',
      reason: 'SIGNUP_PURPOSE',
    },
    {
      caller: 'marketing',
      account: 'ACCT-0009',
      args: 'purpose: MARKETING_SAME_CATEGORY',
      reason: 'SIGNUP_PURPOSE',
    },
    { caller: 'affiliate-active', account: 'ACCT-0001', args: '', reason: 'PURPOSE_MISSING' },
    {
      caller: 'affiliate-active',
      account: 'ACCT-0001',
      args: 'purpose: MARKETING_SAME_CATEGORY, reference: "CAMPAIGN-0001"',
      reason: 'PERSONAL_NOT_SHAREABLE',
    },
    {
      caller: 'agent-payments',
      account: 'ACCT-0001',
      args: 'purpose: BILLING_COLLECTION',
      reason: 'PERSONAL_NOT_SHAREABLE',
    },
  ];

test.each(PERSONAL)(
  '$caller, $account, $args: $reason',
  async ({ caller, account: number, args, reason }) => {
    const { data, errors, statements } = await api.ask(
      caller,
      account(`name${args ? `(${args})` : ''} contacts${args ? `(${args})` : ''} ${CONTACT}`, number),
    );
    const shown = (data as never as { accountByNumber: { name: unknown; contacts: unknown } })
      .accountByNumber;
    if (reason === null) {
      expect(errors).toEqual([]);
      expect(shown).toMatchObject({ name: expect.any(String), contacts: { nodes: expect.any(Array) } });
      return;
    }
    expect(shown).toEqual({ name: null, contacts: null });
    expect(errors.map(({ extensions }) => [extensions?.['code'], extensions?.['reason']])).toEqual(
      Array(2).fill(['PERSONAL_RESTRICTED', reason]),
    );
    expect(statements.join()).not.toMatch(/a\.name|contacts c/);
  },
);

test('an answering point reads names and addresses, and neither e-mail nor telephone', async () => {
  const { data, errors } = await api.ask(
    'psap',
    account(`contacts(purpose: EMERGENCY, reference: "EMERGENCY-0001") ${CONTACT}`),
  );
  const { nodes } = (data as never as { accountByNumber: { contacts: { nodes: Record<string, unknown>[] } } })
    .accountByNumber.contacts;
  expect(
    nodes.every(
      ({ name, email, phone, address }) =>
        name !== null && address !== null && email === null && phone === null,
    ),
  ).toBe(true);
  expect(
    errors.map(({ extensions }) => [
      extensions?.['coordinate'],
      extensions?.['reason'],
      extensions?.['count'],
    ]),
  ).toEqual([
    ['Contact.email', 'CATEGORY_NOT_NEEDED', nodes.length],
    ['Contact.phone', 'CATEGORY_NOT_NEEDED', nodes.length],
  ]);
});

const RECORDS =
  'approvals { kind at } notices { sentAt } delegations { to categories } policyAcceptances { version } relationships { company { id } kind }';

const READERS: readonly { caller: DemoCallerName; reads: boolean; reason?: string }[] = [
  { caller: 'owner', reads: true },
  { caller: 'auditor', reads: true },
  { caller: 'owner-biographical', reads: false, reason: 'AUTHN_BIOGRAPHICAL_ONLY' },
  { caller: 'support', reads: false, reason: 'ROLE_PURPOSE_MISMATCH' },
  { caller: 'delegate', reads: false, reason: 'PURPOSE_NOT_OPEN_TO_CALLER' },
];

test.each(READERS)('records and $caller: $reads', async ({ caller, reads, reason }) => {
  const { data, errors } = await api.ask(caller, account(RECORDS));
  const shown = Object.values(
    (data as never as { accountByNumber: Record<string, unknown> }).accountByNumber,
  );
  expect(shown.every((value) => (value !== null) === reads)).toBe(true);
  expect(errors.map(({ extensions }) => [extensions?.['code'], extensions?.['reason']])).toEqual(
    reads ? [] : Array(5).fill(['RECORD_RESTRICTED', reason]),
  );
});

test('a company sees its own relationships and no others, and no other record', async () => {
  const { data, errors } = await api.ask('affiliate-active', account(RECORDS));
  expect(data).toMatchObject({
    accountByNumber: {
      relationships: [{ company: { id: 'affiliate-active' }, kind: 'SERVICE' }],
      approvals: null,
      notices: null,
      delegations: null,
    },
  });
  expect(new Set(errors.map(({ extensions }) => extensions?.['reason']))).toEqual(
    new Set(['PURPOSE_NOT_OPEN_TO_CALLER']),
  );
  const { data: all } = await api.ask('owner', account('relationships { company { id } }'));
  expect(
    (all as never as { accountByNumber: { relationships: unknown[] } }).accountByNumber.relationships.length,
  ).toBeGreaterThan(1);
});

test('a company selected twice under its relationship is read with the properties of both', async () => {
  const { data, errors } = await api.ask(
    'affiliate-active',
    account('relationships { company { id } other: company { name kind } }'),
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    accountByNumber: {
      relationships: [
        {
          company: { id: 'affiliate-active' },
          other: { name: expect.any(String) as string, kind: 'AFFILIATE' },
        },
      ],
    },
  });
});

test('status and since are open only while the tie is in force', async () => {
  const { data, errors, statements } = await api.ask(
    'affiliate-active',
    account('id number status since', 'ACCT-0003'),
  );
  expect(data).toMatchObject({ accountByNumber: { number: 'ACCT-0003', status: null, since: null } });
  expect(
    errors.map(({ extensions }) => [
      extensions?.['code'],
      extensions?.['coordinate'],
      extensions?.['reason'],
    ]),
  ).toEqual([
    ['RECORD_RESTRICTED', 'Account.since', 'NOT_PERMITTED'],
    ['RECORD_RESTRICTED', 'Account.status', 'NOT_PERMITTED'],
  ]);
  expect(statements).toHaveLength(1);
});

test('accounts are exactly the ties', async () => {
  const numbers = async (caller: DemoCallerName) => {
    const { data } = await api.ask(caller, '{ accounts(first: 100) { nodes { number } } }');
    return (data as never as { accounts: { nodes: { number: string }[] } }).accounts.nodes
      .map(({ number }) => number)
      .filter((number) => number <= 'ACCT-0010')
      .sort();
  };
  expect(await numbers('owner')).toEqual(['ACCT-0001']);
  expect(await numbers('affiliate-active')).toEqual([
    'ACCT-0001',
    'ACCT-0002',
    'ACCT-0003',
    'ACCT-0006',
    'ACCT-0007',
    'ACCT-0008',
  ]);
  expect(await numbers('affiliate-second')).toEqual(['ACCT-0004']);
  expect(await numbers('delegate')).toEqual(['ACCT-0001']);
  expect(await numbers('psap')).toEqual(['ACCT-0001']);
  expect(await numbers('government')).toEqual(['ACCT-0010']);
  expect(await numbers('third-party')).toEqual([]);
});

test('a page of accounts goes on after its cursor and ends', async () => {
  const seen: string[] = [];
  let after = '';
  for (let pages = 0; pages < 10; pages++) {
    const { data } = await api.ask(
      'support',
      `{ accounts(first: 90${after}) { nodes { number } pageInfo { hasNextPage endCursor } } }`,
    );
    const { nodes, pageInfo } = (
      data as never as {
        accounts: { nodes: { number: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }
    ).accounts;
    seen.push(...nodes.map(({ number }) => number));
    if (!pageInfo.hasNextPage) break;
    after = `, after: "${pageInfo.endCursor}"`;
  }
  expect([seen.length, new Set(seen).size]).toEqual([200, 200]);
});
