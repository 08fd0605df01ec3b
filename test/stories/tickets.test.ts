// CPNI serves the provision of the service it comes from (47 U.S.C. 222(c)(1)): a fault of one account, under a ticket, while it is open.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
let account: string;

beforeAll(async () => {
  account = await story.account('ACCT-0002');
});

const CODE = /^TICKET-[0-9A-HJKMNP-TV-Z]{6}$/;

const open = (caller: DemoCallerName, input: object = {}, selection = 'reference') =>
  story.change(caller, 'openTicket', { account, ...input }, selection);

const close = (caller: DemoCallerName, reference: unknown) =>
  story.change(caller, 'closeTicket', { reference }, 'reference paper { endedAt }');

/** Why the trunks of the account are refused for the repair, or nothing when they are read. */
async function repair(caller: DemoCallerName, reference: unknown): Promise<unknown> {
  const { errors } = await story.ask(
    caller,
    `query ($account: ID!, $reference: ID) { account(id: $account) {
       cpni(purpose: SERVICE_SUPPORTING, reference: $reference) { trunks { sipDomain } } } }`,
    { account, reference },
  );
  return errors[0]?.extensions?.['reason'];
}

const seen = async (caller: DemoCallerName, reference: unknown) => {
  const { data, errors } = await story.ask(
    caller,
    'query ($reference: ID!) { paper(reference: $reference) { reference kind openedBy companies { id } accounts { number } } }',
    { reference },
  );
  return errors[0]?.extensions?.['code'] ?? data?.['paper'];
};

test('a repair needs a ticket: with it the technical arrangement is read, and once it is closed nothing is', async () => {
  expect(await repair('noc', null)).toBe('REFERENCE_REQUIRED');
  const { reference } = await open('noc');
  expect(reference).toMatch(CODE);
  expect(await repair('noc', reference)).toBeUndefined();
  expect(await close('support', reference)).toMatchObject({ paper: { endedAt: expect.any(String) } });
  expect(await repair('noc', reference)).toBe('REFERENCE_CLOSED');
});

test('it opens its own account alone', async () => {
  const { reference } = await open('support', { account: await story.account('ACCT-0001') });
  expect(await repair('noc', reference)).toBe('REFERENCE_REQUIRED');
});

test('what is closed stays closed, and what is no ticket is not closed as one', async () => {
  const { reference } = await open('noc');
  await close('noc', reference);
  expect(await close('noc', reference)).toMatchObject({
    reference: null,
    userErrors: [{ code: 'ENDED', field: 'reference' }],
  });
  expect(await close('noc', 'FRAUD-0001')).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', field: 'reference' }],
  });
});

test('opening and closing are in the log with who did it and on which account, by code alone', async () => {
  const { reference } = await open('support');
  await close('noc', reference);
  const changes = (await story.lastEntries(2)).map((entry) => ({
    by: entry.actor.subject,
    account: entry.accountId,
    ...('change' in entry ? entry.change : {}),
  }));
  expect(changes).toMatchObject([
    { by: 'support', name: 'openTicket', objects: { paper: reference } },
    { by: 'noc', name: 'closeTicket', objects: { paper: reference } },
  ]);
  expect(new Set(changes.map((change) => change.account)).size).toBe(1);
});

test.each<DemoCallerName>(['billing', 'marketing', 'fraud', 'owner', 'agent-payments'])(
  '%s opens none',
  async (caller) => {
    const { status, errors } = await story.ask(
      caller,
      'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { reference } }',
      { input: { account } },
    );
    expect([status, errors[0]?.extensions?.['code']]).toEqual([403, 'CHANGE_NOT_PERMITTED']);
  },
);

describe('an agent', () => {
  test('works on it when the account is assigned to the agent, and the ticket names it', async () => {
    const assigned = await story.account('ACCT-0001');
    const { reference } = await open('noc', { account: assigned, agent: 'agent-payments' });
    const { errors } = await story.ask(
      'agent-payments',
      `query ($account: ID!, $reference: ID) { account(id: $account) {
         cpni(purpose: SERVICE_PROVISION, reference: $reference) { services { category } } } }`,
      { account: assigned, reference },
    );
    expect(errors).toEqual([]);
  });

  test.each(['agent-payments', 'affiliate-active', 'nobody'])(
    'that the account is not assigned to is not named: %s',
    async (agent) => {
      expect(await open('noc', { account: await story.account('ACCT-0005'), agent })).toMatchObject({
        reference: null,
        userErrors: [{ code: 'NOT_FOUND', field: 'agent' }],
      });
    },
  );
});

describe('whoever works with tickets sees them, and nobody else knows of any', () => {
  test.each<DemoCallerName>(['support', 'noc', 'billing'])('%s sees it', async (caller) => {
    const { reference } = await open('noc');
    expect(await seen(caller, reference)).toEqual({
      reference,
      kind: 'TICKET',
      openedBy: 'noc',
      companies: [],
      accounts: [{ number: 'ACCT-0002' }],
    });
  });

  test.each<DemoCallerName>(['marketing', 'legal', 'supervisor', 'auditor', 'owner', 'agent-payments'])(
    '%s is answered as if there were none',
    async (caller) => {
      const { reference } = await open('noc');
      expect(await seen(caller, reference)).toBe('NOT_FOUND');
      expect(await seen(caller, 'TICKET-NONE')).toBe('NOT_FOUND');
    },
  );

  const list = (caller: DemoCallerName, variables: object) =>
    story.ask(
      caller,
      `query ($first: Int!, $after: String, $kind: PaperKind, $open: Boolean) {
         papers(first: $first, after: $after, kind: $kind, open: $open) {
           nodes { reference kind endedAt } pageInfo { hasNextPage endCursor } } }`,
      { first: 100, ...variables },
    );

  interface Listed {
    nodes: { reference: string; kind: string; endedAt: string | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  }
  const listed = async (caller: DemoCallerName, variables: object) =>
    (await list(caller, variables)).data?.['papers'] as Listed;

  test('the list is of the kinds that the role works with, newest first, page by page', async () => {
    story.pass(1);
    const { reference } = await open('noc');
    const all = await listed('support', {});
    expect(all.nodes[0]?.reference).toBe(reference);
    expect(new Set(all.nodes.map(({ kind }) => kind))).toEqual(new Set(['TICKET', 'CALL']));

    const first = await listed('support', { first: 1 });
    const second = await listed('support', { first: 1, after: first.pageInfo.endCursor });
    expect([first, second].map(({ nodes }) => nodes[0])).toEqual(all.nodes.slice(0, 2));
    expect(first.pageInfo.hasNextPage).toBe(true);
  });

  test('it is narrowed to a kind, and to open or closed ones', async () => {
    const open_ = await listed('noc', { kind: 'TICKET', open: true });
    const closed = await listed('noc', { kind: 'TICKET', open: false });
    expect(open_.nodes.length).toBeGreaterThan(0);
    expect(open_.nodes.every(({ endedAt }) => endedAt === null)).toBe(true);
    expect(closed.nodes.length).toBeGreaterThan(0);
    expect(closed.nodes.every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  test.each<[DemoCallerName, object]>([
    ['owner', {}],
    ['legal', { kind: 'TICKET' }],
  ])('%s is refused the list %j', async (caller, variables) => {
    const { data, errors } = await list(caller, variables);
    expect(data).toEqual({ papers: null });
    expect(errors[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });
});

test('codes tell neither how many there are nor which came first', async () => {
  const codes = [];
  for (let opened = 0; opened < 12; opened += 1) codes.push(String((await open('noc'))['reference']));
  expect(new Set(codes).size).toBe(12);
  expect(codes).not.toEqual([...codes].sort());
  expect(new Set(codes.map((code) => code.slice(7, 10))).size).toBeGreaterThan(1);
});
