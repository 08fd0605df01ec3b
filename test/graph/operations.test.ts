/** What refuses a whole operation before anything is read, and input that is named and never echoed. */
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import { useApi } from '../support/api.js';

const api = useApi();
const ACCOUNT = toGlobalId('Account', '01890000-0000-7000-8000-000000000000');

function account(selection: string): string {
  return `{ accountByNumber(number: "ACCT-0001") { ${selection} } }`;
}

const REFUSED: readonly {
  says: string;
  caller: DemoCallerName;
  query: string;
  variables?: Record<string, unknown>;
  code: string;
  status: number;
  names?: string;
}[] = [
  {
    says: 'two purposes',
    caller: 'affiliate-active',
    query: account(
      'a: cpni(purpose: FRAUD_SECURITY) { balance { amount } } b: cpni(purpose: MARKETING_SAME_CATEGORY) { balance { amount } }',
    ),
    code: 'PURPOSE_NOT_SINGLE',
    status: 400,
  },
  {
    says: 'a second purpose in a preflight',
    caller: 'affiliate-active',
    query: account(
      'cpni(purpose: FRAUD_SECURITY) { balance { amount } } cpniAccess(purpose: MARKETING_SAME_CATEGORY) { permitted }',
    ),
    code: 'PURPOSE_NOT_SINGLE',
    status: 400,
  },
  {
    says: 'a second purpose on personal data, by default',
    caller: 'owner',
    query: account('name cpni(purpose: FRAUD_SECURITY) { balance { amount } }'),
    code: 'PURPOSE_NOT_SINGLE',
    status: 400,
  },
  {
    says: 'a second purpose from a variable',
    caller: 'support',
    query: `query ($p: Purpose!) ${account('cpni(purpose: $p) { balance { amount } } name(purpose: ACCOUNT_COMMUNICATION)')}`,
    variables: { p: 'INBOUND_ASSISTANCE' },
    code: 'PURPOSE_NOT_SINGLE',
    status: 400,
  },
  {
    says: 'a missing scope',
    caller: 'owner',
    query: '{ disclosures(first: 1) { pageInfo { hasNextPage } } }',
    code: 'INSUFFICIENT_SCOPE',
    status: 403,
  },
  {
    says: 'first: 0',
    caller: 'owner',
    query: '{ accounts(first: 0) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'first',
  },
  {
    says: 'first: 5000',
    caller: 'owner',
    query: account('cpni(purpose: SELF_ACCESS) { callRecords(first: 5000) { nodes { id } } }'),
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'first',
  },
  {
    says: 'first: 101 where 100 is the most',
    caller: 'owner',
    query: account('cpni(purpose: SELF_ACCESS) { invoices(first: 101) { nodes { id } } }'),
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'first',
  },
  {
    says: 'a malformed id',
    caller: 'owner',
    query: '{ account(id: "secret-4111") { number } }',
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'id',
  },
  {
    says: 'an id of another type',
    caller: 'owner',
    query: `{ account(id: "${toGlobalId('PrivacyPolicy', '2015-03-30')}") { number } }`,
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'id',
  },
  {
    says: 'an id of no type',
    caller: 'owner',
    query: `{ node(id: "${Buffer.from('Contact:secret').toString('base64url')}") { id } }`,
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'id',
  },
  {
    says: 'a malformed cursor',
    caller: 'owner',
    query: '{ accounts(first: 1, after: "secret") { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'after',
  },
  {
    says: 'a malformed reference',
    caller: 'noc',
    query: account('cpni(purpose: SERVICE_SUPPORTING, reference: "secret ticket") { balance { amount } }'),
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'reference',
  },
  {
    says: 'a reversed range',
    caller: 'owner',
    query: account(
      'cpni(purpose: SELF_ACCESS) { usage(from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z", by: DAY) { calls } }',
    ),
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'to',
  },
  {
    says: 'an unknown purpose in the document',
    caller: 'owner',
    query: account('cpni(purpose: SECRET_CURIOSITY) { balance { amount } }'),
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'purpose',
  },
  {
    says: 'an unknown purpose in a variable',
    caller: 'owner',
    query: `query ($p: Purpose!) ${account('cpni(purpose: $p) { balance { amount } }')}`,
    variables: { p: 'SECRET_CURIOSITY' },
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'p',
  },
  {
    says: 'a date that is none',
    caller: 'owner',
    query: account(
      'cpni(purpose: SELF_ACCESS) { usage(from: "secret", to: "2026-01-01T00:00:00Z", by: DAY) { calls } }',
    ),
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'from',
  },
  {
    says: 'a variable that is missing',
    caller: 'owner',
    query: 'query ($n: Int!) { accounts(first: $n) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    status: 400,
    names: 'n',
  },
];

test.each(REFUSED)(
  '$says refuses the operation, before anything is read',
  async ({ caller, query, variables, code, status, names }) => {
    const answer = await api.ask(caller, query, variables ? { variables } : {});
    expect([
      answer.status,
      answer.data ?? null,
      answer.errors.map(({ extensions }) => extensions?.['code']),
    ]).toEqual([status, null, [code]]);
    expect(answer.statements.filter((sql) => !sql.includes('audit_entries'))).toEqual([]);
    const text = JSON.stringify(answer.errors);
    if (names !== undefined) expect(text).toMatch(new RegExp(`[$"]${names}\\b`));
    expect(text).not.toMatch(/secret|5000|4111|CURIOSITY/i);
  },
);

test('@skip and @include count: a purpose that is not asked is not stated', async () => {
  const query = `query ($no: Boolean!) ${account('a: cpni(purpose: FRAUD_SECURITY) @include(if: $no) { balance { amount } } b: cpni(purpose: MARKETING_SAME_CATEGORY) { quantities { services } } ... @skip(if: true) { c: cpni(purpose: EMERGENCY) { balance { amount } } }')}`;
  const { errors } = await api.ask('affiliate-active', query, { variables: { no: false } });
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['CPNI_RESTRICTED']); // no offering; one purpose
});

test('a purpose that the token does not grant refuses the operation with its reason, and is recorded', async () => {
  const grants = [{ purposes: ['MARKETING_SAME_CATEGORY' as const] }];
  const { status, data, errors } = await api.ask(
    'affiliate-active',
    account('number cpni(purpose: FRAUD_SECURITY, reference: "FRAUD-0001") { services { id } }'),
    { caller: { grants } },
  );
  expect([status, data ?? null]).toEqual([403, null]);
  expect(errors).toMatchObject([
    {
      extensions: {
        code: 'PURPOSE_NOT_GRANTED',
        reason: 'PURPOSE_NOT_GRANTED',
        purpose: 'FRAUD_SECURITY',
        citation: ['RFC 9396'],
      },
    },
  ]);
  expect(await api.entries()).toMatchObject([
    {
      kind: 'OPERATION',
      purpose: 'FRAUD_SECURITY',
      decision: { outcome: 'DENY', reason: 'PURPOSE_NOT_GRANTED' },
    },
  ]);
});

test('a token that lists categories is refused the others', async () => {
  const grants = [{ purposes: ['MARKETING_SAME_CATEGORY' as const], categories: ['TYPE' as const] }];
  const offer = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
  const { data, errors } = await api.ask(
    'affiliate-active',
    account(`cpni(${offer}) { services { type } quantities { services } }`),
    { caller: { grants } },
  );
  expect(data).toMatchObject({
    accountByNumber: { cpni: { services: expect.any(Array), quantities: null } },
  });
  expect(errors).toMatchObject([{ extensions: { reason: 'CATEGORY_NOT_GRANTED' } }]);
});

test('a token that names one account does not see another', async () => {
  const grants = [{ purposes: ['MARKETING_SAME_CATEGORY' as const], accountNumber: 'ACCT-0002' }];
  const { data, errors } = await api.ask(
    'affiliate-active',
    '{ accountByNumber(number: "ACCT-0001") { id } accounts(first: 100) { nodes { number } } }',
    { caller: { grants } },
  );
  expect(data).toEqual({ accountByNumber: null, accounts: { nodes: [{ number: 'ACCT-0002' }] } });
  expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['NOT_FOUND']);
});

test('a missing account and one without a tie answer the same to the byte, in as many statements, by id, number and node', async () => {
  const [row] = await api.database.query<{ id: string }>(
    `SELECT account_id AS id FROM account_numbers WHERE number = 'ACCT-0005'`,
  );
  const unrelated = toGlobalId('Account', row?.id ?? '');
  const query = (id: string, number: string) =>
    `{ account(id: "${id}") { id } node(id: "${id}") { id } accountByNumber(number: "${number}") { id } }`;
  const [missing, hidden] = [
    await api.ask('affiliate-active', query(ACCOUNT, 'ACCT-9999')),
    await api.ask('affiliate-active', query(unrelated, 'ACCT-0005')),
  ];
  expect(JSON.stringify([hidden.data, hidden.errors, hidden.status])).toBe(
    JSON.stringify([missing.data, missing.errors, missing.status]),
  );
  expect(hidden.statements).toEqual(missing.statements);
});
