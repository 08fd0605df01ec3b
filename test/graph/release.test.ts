/** What must hold before an answer leaves: facts at hand, entries durable, statements few, refusals unread. */
import { AuditUnavailable, type AuditWriter } from '../../src/audit/writer.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import { connectPostgres } from '../../src/records/connect.js';
import { DatabaseUnavailable, type Database, type DataSourceDatabase } from '../../src/records/database.js';
import { useApi } from '../support/api.js';

const api = useApi();
const OFFER = 'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"';
const FAILED = new AuditUnavailable(new Error('disk full'));
/** A writer that cannot write what it is given; nothing to write is no failure. */
const BROKEN_AUDIT = {
  append: (entries: readonly unknown[]) =>
    entries.length === 0 ? Promise.resolve() : Promise.reject(FAILED),
} as unknown as AuditWriter;

function account(selection: string, number = 'ACCT-0001'): string {
  return `{ accountByNumber(number: "${number}") { ${selection} } }`;
}

/** The database, with every statement that matches refused as a lost connection would be. */
function failing(pattern: RegExp, error = new Error('connection lost')): Database {
  const { database } = api;
  return {
    query: (sql, parameters) => (pattern.test(sql) ? Promise.reject(error) : database.query(sql, parameters)),
    transaction: (work) => database.transaction(work),
    close: () => Promise.resolve(),
  };
}

test('every decision leaves an entry with the fields it was made for, and no value', async () => {
  await api.ask(
    'affiliate-active',
    account(`cpni(${OFFER}) { services { type } numbers(first: 1) { nodes { number } } balance { amount } }`),
  );
  const entries = await api.entries();
  expect(
    entries.map(
      ({ kind, categories, coordinates, decision, purpose, reference, offering, actor, policyVersion }) => ({
        kind,
        categories,
        coordinates,
        outcome: decision.outcome,
        reason: decision.reason,
        purpose,
        reference,
        offering,
        company: actor.companyId,
        policyVersion,
      }),
    ),
  ).toEqual([
    {
      kind: 'READ',
      categories: ['TYPE'],
      coordinates: ['Cpni.services', 'Cpni.numbers'],
      outcome: 'PERMIT',
      reason: 'OK_AFFILIATE',
      purpose: 'MARKETING_SAME_CATEGORY',
      reference: 'CAMPAIGN-0001',
      offering: 'LOCAL',
      company: 'affiliate-active',
      policyVersion: '2015-03-30',
    },
    {
      kind: 'READ',
      categories: ['BILLING'],
      coordinates: ['Cpni.balance'],
      outcome: 'DENY',
      reason: 'CATEGORY_NOT_NEEDED',
      purpose: 'MARKETING_SAME_CATEGORY',
      reference: 'CAMPAIGN-0001',
      offering: 'LOCAL',
      company: 'affiliate-active',
      policyVersion: '2015-03-30',
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/\+1\d{10}/);
});

test('the exact reason is recorded where a company is told NOT_PERMITTED', async () => {
  const { errors } = await api.ask(
    'affiliate-active',
    account(`cpni(${OFFER}) { services { type } }`, 'ACCT-0007'),
  );
  expect(errors).toMatchObject([{ extensions: { reason: 'NOT_PERMITTED' } }]);
  expect(errors[0]?.extensions).not.toHaveProperty('rule');
  expect(errors[0]?.extensions).not.toHaveProperty('citation');
  expect(await api.entries()).toMatchObject([
    { decision: { reason: 'OPTED_OUT', citation: ['64.2007(a)(2)'] } },
  ]);
});

test('a refusal names its decision, and the decision can be asked for', async () => {
  const { errors } = await api.ask(
    'noc',
    account('cpni(purpose: SERVICE_SUPPORTING, reference: "TICKET-0001") { balance { amount } }'),
  );
  const id = errors[0]?.extensions?.['decisionId'] as string;
  const query = `{ decision(id: "${id}") { id kind outcome reason rule citation purpose categories coordinates sentence } node(id: "${id}") { __typename id } }`;
  const { data } = await api.ask('noc', query);
  expect(data).toMatchObject({
    decision: {
      id,
      kind: 'READ',
      outcome: 'DENY',
      reason: 'CATEGORY_NOT_NEEDED',
      citation: ['222(c)(1)'],
      coordinates: ['Cpni.balance'],
    },
    node: { __typename: 'Decision', id },
  });
  expect((await api.ask('auditor', query)).errors).toEqual([]);
  expect((await api.ask('billing', query)).errors.map(({ extensions }) => extensions?.['code'])).toEqual([
    'NOT_FOUND',
    'NOT_FOUND',
  ]);
});

test('where the entries cannot be written nothing leaves', async () => {
  const { status, data, errors } = await api.ask(
    'owner',
    account('number cpni(purpose: SELF_ACCESS) { balance { amount } }'),
    { services: { audit: BROKEN_AUDIT } },
  );
  expect([status, data, errors.map(({ extensions }) => extensions)]).toEqual([
    503,
    undefined,
    [{ code: 'AUDIT_UNAVAILABLE' }],
  ]);
});

test('what touches nothing guarded is answered without the audit', async () => {
  const { data, errors } = await api.ask(
    'owner',
    `{ viewer { kind } privacyPolicy { version } accountByNumber(number: "ACCT-0001") { number status } }`,
    { services: { audit: BROKEN_AUDIT } },
  );
  expect([data, errors]).toEqual([
    {
      viewer: { kind: 'CUSTOMER' },
      privacyPolicy: { version: '2015-03-30' },
      accountByNumber: { number: 'ACCT-0001', status: 'ACTIVE' },
    },
    [],
  ]);
});

test.each([
  ['facts of the account', /service_relationships r/],
  ['the policy in force', /policy_versions/],
  ['the reference', /case_references c/],
])(
  'without %s there is an error that may be tried again, no decision and no value',
  async (_says, pattern) => {
    const query = account(
      'number cpni(purpose: SERVICE_SUPPORTING, reference: "TICKET-0001") { services { type } }',
    );
    const { data, errors } = await api.ask('noc', query, { services: { database: failing(pattern) } });
    expect(data).toEqual({ accountByNumber: { number: 'ACCT-0001', cpni: null } });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['AUTHORIZATION_UNAVAILABLE']);
    expect(await api.entries()).toEqual([]);
  },
);

test.each([
  ['a value', /FROM services/, account('cpni(purpose: SELF_ACCESS) { services { type } }')],
  ['what is open to everybody', /policy_versions/, '{ privacyPolicy { version } }'],
])(
  'a database that is lost while %s is read is an error that may be tried again',
  async (_says, pattern, query) => {
    const database = failing(pattern, new DatabaseUnavailable());
    const { errors } = await api.ask('owner', query, { services: { database } });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['AUTHORIZATION_UNAVAILABLE']);
  },
);

test('statements are as many for a hundred accounts as for two', async () => {
  const query = (first: number) =>
    `{ accounts(first: ${String(first)}) { nodes { number cpni(${OFFER}) { services { type } numbers(first: 2) { totalCount nodes { number } } quantities { numbers } usage(from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z", by: MONTH) { calls } balance { amount } } } } }`;
  const few = await api.ask('marketing', query(2));
  const many = await api.ask('marketing', query(100));
  expect((many.data as never as { accounts: { nodes: unknown[] } }).accounts.nodes).toHaveLength(100);
  expect(many.statements.length).toBe(few.statements.length);
});

test('what is refused is not read: no statement names its table', async () => {
  const { statements } = await api.ask(
    'affiliate-active',
    account(
      `cpni(${OFFER}) { services { type } trunks { label } invoices(first: 1) { nodes { id } } callRecords(first: 1) { nodes { id } } }`,
    ),
  );
  expect(statements.some((sql) => /FROM (trunks|.*JOIN trunks)/.test(sql))).toBe(false);
  expect(statements.join('\n')).not.toMatch(/\binvoices i\b|\bcall_records c\b|\btrunks t\b/);
});

test('page 2 is decided anew: an objection between the pages refuses it', async () => {
  const query = (after: string) =>
    account(
      `cpni(${OFFER}) { numbers(first: 1${after}) { pageInfo { hasNextPage endCursor } nodes { number } } }`,
      'ACCT-0008',
    );
  const first = await api.ask('affiliate-active', query(''));
  const cursor = (
    first.data as never as { accountByNumber: { cpni: { numbers: { pageInfo: { endCursor: string } } } } }
  ).accountByNumber.cpni.numbers.pageInfo.endCursor;
  await api.database.query(
    `INSERT INTO approvals (account_id, approval_id, kind, scope, form, at) SELECT account_id, gen_random_uuid(), 'OPT_OUT', 'MARKETING', 'ELECTRONIC', now() - interval '1 hour' FROM account_numbers WHERE number = 'ACCT-0008'`,
  );
  const second = await api.ask('affiliate-active', query(`, after: "${cursor}"`));
  expect(second.data).toEqual({ accountByNumber: { cpni: { numbers: null } } });
  expect(await api.entries()).toMatchObject([{ decision: { reason: 'OPTED_OUT' } }]);
});

test('a cursor is good for its field, account and caller alone', async () => {
  const numbers = (after: string, number: string) =>
    account(
      `cpni(purpose: SELF_ACCESS) { numbers(first: 1${after}) { pageInfo { endCursor } nodes { number } } }`,
      number,
    );
  const first = await api.ask('owner', numbers('', 'ACCT-0001'));
  const cursor = (
    first.data as never as { accountByNumber: { cpni: { numbers: { pageInfo: { endCursor: string } } } } }
  ).accountByNumber.cpni.numbers.pageInfo.endCursor;
  const after = `, after: "${cursor}"`;
  expect((await api.ask('owner', numbers(after, 'ACCT-0001'))).errors).toEqual([]);
  const elsewhere = [
    await api.ask(
      'owner',
      account(`cpni(purpose: SELF_ACCESS) { invoices(first: 1${after}) { nodes { id } } }`),
    ),
    await api.ask(
      'support',
      numbers(after, 'ACCT-0001').replace('SELF_ACCESS', 'INBOUND_ASSISTANCE, reference: "CALL-0001"'),
    ),
    await api.ask(
      'support',
      numbers(after, 'ACCT-0002').replace('SELF_ACCESS', 'INBOUND_ASSISTANCE, reference: "CALL-0001"'),
    ),
  ];
  expect(elsewhere.map(({ errors }) => errors[0]?.extensions?.['code'])).toEqual([
    'BAD_USER_INPUT',
    'BAD_USER_INPUT',
    'CPNI_RESTRICTED',
  ]);
});

test('two pages of one field, asked for at once from two cursors, are two pages', async () => {
  const numbers = (alias: string, after: string) =>
    `${alias}: numbers(first: 1${after}) { edges { cursor node { number } } }`;
  const ask = async (pages: string) => {
    const { data } = await api.ask('owner', account(`cpni(purpose: SELF_ACCESS) { ${pages} }`));
    const { cpni } = (
      data as never as {
        accountByNumber: { cpni: Record<string, { edges: { cursor: string; node: { number: string } }[] }> };
      }
    ).accountByNumber;
    return Object.values(cpni).map(({ edges }) => edges[0]);
  };
  const [first] = await ask(numbers('a', ''));
  const [second] = await ask(numbers('a', `, after: "${first?.cursor ?? ''}"`));
  const both = await ask(
    `${numbers('a', `, after: "${first?.cursor ?? ''}"`)} ${numbers('b', `, after: "${second?.cursor ?? ''}"`)}`,
  );
  expect(both[0]?.node).toEqual(second?.node);
  expect(both[1]?.node).not.toEqual(second?.node);
});

test('the preflight tells every category, reads nothing and is recorded as such', async () => {
  const { data, errors, statements } = await api.ask(
    'affiliate-active',
    account(
      `cpniAccess(${OFFER}) { category callDetail callLocation permitted reason rule citation remedy decisionId }`,
    ),
  );
  expect(errors).toEqual([]);
  const access = (data as never as { accountByNumber: { cpniAccess: Record<string, unknown>[] } })
    .accountByNumber.cpniAccess;
  expect(
    access.filter(({ permitted }) => permitted).map(({ category, callDetail }) => [category, callDetail]),
  ).toEqual([
    ['TYPE', false],
    ['QUANTITY', false],
    ['AMOUNT_OF_USE', false],
  ]);
  expect(access.find(({ callLocation }) => callLocation)).toMatchObject({
    permitted: false,
    reason: 'NOT_PERMITTED',
    rule: null,
    citation: null,
    remedy: 'OBTAIN_APPROVAL',
  });
  expect(access).toHaveLength(11);
  expect(statements).toHaveLength(5); // the account, the policy, the campaign, the facts, the entries
  expect(new Set((await api.entries()).map(({ kind }) => kind))).toEqual(new Set(['PREFLIGHT']));
});

test('the owner sees what was released, to whom and on which ground; denials, preflights and sealed disclosures are not there', async () => {
  await api.ask(
    'affiliate-active',
    account(`cpni(${OFFER}) { services { type } balance { amount } } cpniAccess(${OFFER}) { permitted }`),
  );
  const { data } = await api.ask(
    'owner',
    account(
      'disclosures(first: 50) { nodes { company { id } purpose categories coordinates reason citation ground } }',
    ),
  );
  const { nodes } = (
    data as never as { accountByNumber: { disclosures: { nodes: Record<string, unknown>[] } } }
  ).accountByNumber.disclosures;
  expect(nodes[0]).toMatchObject({
    company: { id: 'affiliate-active' },
    purpose: 'MARKETING_SAME_CATEGORY',
    categories: ['TYPE'],
    coordinates: ['Cpni.services'],
    reason: 'OK_AFFILIATE',
    ground: expect.stringContaining('relationship'),
  });
  expect(JSON.stringify(nodes)).not.toContain('Cpni.balance');

  await api.ask(
    'government',
    account('cpni(purpose: LEGAL_PROCESS, reference: "LEGAL-0001") { services { type } }', 'ACCT-0010'),
  );
  expect(await api.entries()).toMatchObject([
    {
      decision: { outcome: 'PERMIT', obligations: expect.arrayContaining(['SUPPRESS_FROM_CUSTOMER_LEDGER']) },
    },
  ]);
  const sealed = await api.ask(
    'owner',
    account('disclosures(first: 50) { nodes { purpose } pageInfo { hasNextPage } }', 'ACCT-0010'),
    { caller: { subject: 'owner-0010' } },
  );
  expect(sealed.errors).toEqual([]);
  expect(JSON.stringify(sealed.data)).not.toContain('LEGAL_PROCESS');
  const audited = await api.ask(
    'auditor',
    `{ disclosures(first: 10, company: "government", purpose: LEGAL_PROCESS) { nodes { purpose company { kind } } } }`,
  );
  expect(audited.data).toEqual({
    disclosures: { nodes: [{ purpose: 'LEGAL_PROCESS', company: { kind: 'GOVERNMENT' } }] },
  });
});

test('an id made up for a decision is not found', async () => {
  const id = toGlobalId(
    'Decision',
    '01890000-0000-7000-8000-000000000000',
    '01890000-0000-7000-8000-000000000001',
  );
  expect((await api.ask('auditor', `{ decision(id: "${id}") { id } }`)).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
});

describe('an operation whose time is over', () => {
  const query = account('number cpni(purpose: SELF_ACCESS) { locations { id } trunks { id } }');
  let other: DataSourceDatabase;

  beforeAll(async () => {
    const { options } = api.database.dataSource as { options: { url?: string } };
    other = await connectPostgres(options.url ?? '', { applicationName: 'another program', role: 'LOGIN' });
  });
  afterAll(() => other.close());

  test('is stopped with its statements, answers 504 without data, and is recorded all the same', async () => {
    await other.transaction(async (inside) => {
      await inside.query('LOCK TABLE trunks IN ACCESS EXCLUSIVE MODE');
      const { status, data, errors } = await api.ask('owner', query, { signal: AbortSignal.timeout(300) });
      expect([status, data, errors.map(({ extensions }) => extensions)]).toEqual([
        504,
        undefined,
        [{ code: 'OPERATION_TIMEOUT' }],
      ]);
      expect(
        await inside.query(
          `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        ),
      ).toEqual([]);
    });
    expect(await api.entries()).toMatchObject([
      { categories: ['TECHNICAL_ARRANGEMENT', 'LOCATION'], decision: { outcome: 'PERMIT' } },
    ]);
  });

  test('before its facts were had leaves nothing, and the next one is answered', async () => {
    await other.transaction(async (inside) => {
      await inside.query('LOCK TABLE account_numbers IN ACCESS EXCLUSIVE MODE');
      const { status, data } = await api.ask('owner', query, { signal: AbortSignal.timeout(300) });
      expect([status, data]).toEqual([504, undefined]);
    });
    expect(await api.entries()).toEqual([]);
    expect((await api.ask('owner', query)).errors).toEqual([]);
  });

  test('is not refused when its answer is whole and only the audit is waited for', async () => {
    const over = new AbortController();
    const { status, errors } = await api.ask('owner', query, {
      signal: over.signal,
      services: {
        audit: {
          append: () => {
            over.abort();
            return Promise.resolve();
          },
        } as unknown as AuditWriter,
      },
    });
    expect([status, errors]).toEqual([undefined, []]);
  });
});
