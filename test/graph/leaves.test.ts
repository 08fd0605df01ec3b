/** Leaves of another class than the field that opens them are refused on their own: struck from the read, told once. */
import { useApi } from '../support/api.js';

const api = useApi();

const NOC = 'purpose: SERVICE_SUPPORTING, reference: "TICKET-0001"';
const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';

function cpni(statement: string, selection: string, account = 'ACCT-0001'): string {
  return `{ accountByNumber(number: "${account}") { cpni(${statement}) { ${selection} } } }`;
}

test('a charge and a place are null on every call, with one error each and its count', async () => {
  const { data, errors, statements } = await api.ask(
    'noc',
    cpni(NOC, 'callRecords(first: 20) { nodes { to charge { amount } location { place } } }'),
  );
  const { nodes } = (
    data as never as { accountByNumber: { cpni: { callRecords: { nodes: Record<string, unknown>[] } } } }
  ).accountByNumber.cpni.callRecords;
  expect(nodes).toHaveLength(20);
  expect(nodes.every(({ to, charge, location }) => to !== null && charge === null && location === null)).toBe(
    true,
  );
  expect(
    errors.map(({ path, extensions }) => [
      path?.slice(2).join('.'),
      extensions?.['coordinate'],
      extensions?.['reason'],
      extensions?.['count'],
    ]),
  ).toEqual([
    ['callRecords.nodes.0.charge', 'CallRecord.charge', 'CATEGORY_NOT_NEEDED', 20],
    ['callRecords.nodes.0.location', 'CallRecord.location', 'CATEGORY_NOT_NEEDED', 20],
  ]);
  const read = statements.filter((sql) => sql.includes('call_records'));
  expect(read).toHaveLength(1);
  expect(read[0]).not.toMatch(/charge|place|latitude/);
});

test('the owner reads the leaves too', async () => {
  const { data, errors } = await api.ask(
    'owner',
    cpni(
      'purpose: SELF_ACCESS',
      'callRecords(first: 50) { nodes { charge { amount currency } location { place latitude } } } invoices(first: 1) { totalCount nodes { lines { description } callLines(first: 3) { nodes { to amount { amount } } } } } numbers(first: 2) { totalCount nodes { primaryRoute { target } failoverRoute { target } rateCenter emergencyAddress { callerName city number } } } trunks { label channels }',
    ),
  );
  expect(errors).toEqual([]);
  const text = JSON.stringify(data);
  for (const shown of [
    '"charge":{"amount":"',
    '"place":"',
    '"callerName":"',
    '"target":"',
    '"callLines":{"nodes":[{"to":"+',
    '"totalCount":',
  ])
    expect(text).toContain(shown);
});

test.each([
  [
    'routes of a number',
    'numbers(first: 1) { nodes { number primaryRoute { target } failoverRoute { id } } }',
    ['PhoneNumber.failoverRoute', 'PhoneNumber.primaryRoute'],
    /routes/,
  ],
  [
    'the E911 address and the rate center of a number',
    'numbers(first: 1) { nodes { number rateCenter emergencyAddress { city } } }',
    ['PhoneNumber.emergencyAddress', 'PhoneNumber.rateCenter'],
    /rate_center|emergency_addresses/,
  ],
])(
  '%s are refused to whom numbers are permitted, and not joined',
  async (_says, selection, coordinates, column) => {
    const { errors, statements } = await api.ask('affiliate-active', cpni(OFFER, selection));
    expect(errors.map(({ extensions }) => extensions?.['coordinate']).sort()).toEqual(coordinates);
    expect(
      statements.filter((sql) => sql.includes('phone_numbers n')).every((sql) => !column.test(sql)),
    ).toBe(true);
  },
);

test('a count is QUANTITY besides: the delegate for billing reads invoices, not how many there are', async () => {
  const { data, errors, statements } = await api.ask(
    'delegate',
    cpni(
      'purpose: CUSTOMER_DIRECTED',
      'invoices(first: 1) { totalCount nodes { number total { amount } callLines(first: 1) { nodes { amount { amount } } } } }',
    ),
  );
  expect(data).toMatchObject({
    accountByNumber: {
      cpni: {
        invoices: {
          totalCount: null,
          nodes: [{ number: expect.any(String), total: { amount: expect.any(String) }, callLines: null }],
        },
      },
    },
  });
  expect(errors.map(({ extensions }) => [extensions?.['coordinate'], extensions?.['reason']])).toEqual(
    [
      ['Invoice.callLines', 'DELEGATION_SCOPE'],
      ['InvoiceConnection.totalCount', 'DELEGATION_SCOPE'],
    ].sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
  );
  expect(statements.some((sql) => /count\(\*\)|invoice_call_lines/.test(sql))).toBe(false);
});

test('the name in an E911 address is personal: support reads the address on a call and not the name', async () => {
  const { data, errors } = await api.ask(
    'support',
    cpni('purpose: INBOUND_ASSISTANCE, reference: "CALL-0001"', 'emergencyAddresses { city callerName }'),
  );
  const addresses = (
    data as never as { accountByNumber: { cpni: { emergencyAddresses: Record<string, unknown>[] } } }
  ).accountByNumber.cpni.emergencyAddresses;
  expect(addresses.every(({ city, callerName }) => city !== null && callerName === null)).toBe(true);
  expect(errors).toMatchObject([
    {
      extensions: {
        code: 'PERSONAL_RESTRICTED',
        coordinate: 'EmergencyAddress.callerName',
        reason: 'SIGNUP_PURPOSE',
      },
    },
  ]);
});

test('an answering point sees the calling number, its service, its address and name, and the place of that one call', async () => {
  const { data, errors } = await api.ask(
    'psap',
    cpni(
      'purpose: EMERGENCY, reference: "EMERGENCY-0001"',
      'services { type } numbers(first: 50) { nodes { number } } emergencyAddresses { number callerName city } callLocations(first: 50) { nodes { place } }',
    ),
  );
  expect(errors).toEqual([]);
  const shown = (
    data as never as { accountByNumber: { cpni: Record<string, { nodes: unknown[] } & unknown[]> } }
  ).accountByNumber.cpni;
  expect([
    shown['services']?.length,
    shown['numbers']?.nodes.length,
    shown['emergencyAddresses']?.length,
    shown['callLocations']?.nodes.length,
  ]).toEqual([1, 1, 1, 1]);
});

test('a filter by time on places asks for AMOUNT_OF_USE besides', async () => {
  const selection = 'callLocations(first: 1, from: "2020-01-01T00:00:00Z") { nodes { place } }';
  const { data, errors } = await api.ask('affiliate-active', cpni(OFFER, selection, 'ACCT-0008'));
  expect(data).toEqual({ accountByNumber: { cpni: { callLocations: null } } });
  expect(errors).toMatchObject([
    {
      extensions: {
        coordinate: 'Cpni.callLocations',
        categories: ['AMOUNT_OF_USE'],
        reason: 'CATEGORY_NOT_NEEDED',
      },
    },
  ]);
});

test('aliases, fragments and repeated selections are refused as one, with their count', async () => {
  const query = `query { a: accountByNumber(number: "ACCT-0001") { ...Money } b: accountByNumber(number: "ACCT-0001") { cpni(${OFFER}) { balance { amount } } } }
    fragment Money on Account { cpni(${OFFER}) { first: balance { amount } ... on Cpni { second: balance { currency } } } }`;
  const { data, errors } = await api.ask('affiliate-active', query);
  expect(data).toEqual({ a: { cpni: { first: null, second: null } }, b: { cpni: { balance: null } } });
  expect(errors.map(({ extensions }) => [extensions?.['coordinate'], extensions?.['count']])).toEqual([
    ['Cpni.balance', 3],
  ]);
});

test('__typename below a refused leaf reads nothing of it', async () => {
  const { data, statements } = await api.ask(
    'owner',
    cpni('purpose: SELF_ACCESS', 'numbers(first: 1) { nodes { emergencyAddress { __typename } } }'),
  );
  expect(data).toMatchObject({
    accountByNumber: {
      cpni: { numbers: { nodes: [{ emergencyAddress: { __typename: 'EmergencyAddress' } }] } },
    },
  });
  expect(statements.join()).not.toContain('caller_name');
});
