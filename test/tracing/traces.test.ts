// What a trace tells of real operations: the tree, how much was decided, and nothing of any customer; and that whether there is one
// changes no answer.
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { connectPostgres } from '../../src/records/connect.js';
import { RecordedSpans, saidBy, treesOf, type SpanTree } from '../support/recorded-spans.js';
import { useStory, type Answered, type Teller } from '../stories/support.js';

const story = useStory();

const YEAR = 'from: "2020-01-01T00:00:00Z", to: "2040-01-01T00:00:00Z"';
const OWN = `{ accountByNumber(number: "ACCT-0001") { id number name
  contacts { nodes { name email phone address { lines city postalCode } } }
  approvals { id kind }
  cpni(purpose: SELF_ACCESS) {
    services { category type } balance { amount } numbers(first: 5) { nodes { number } } trunks { label }
    routes { kind target } locations { id lines city } emergencyAddresses { lines }
    usage(${YEAR}, by: MONTH) { calls } destinations(${YEAR}, by: COUNTRY) { calls }
    callRecords(first: 20) { nodes { id from to } } invoices(first: 5) { nodes { id number total { amount } } } } } }`;
const OFFER = `{ accounts(first: 3) { nodes { number cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") {
  services { category } balance { amount } trunks { label } } } } }`;
const NONE = '{ accountByNumber(number: "ACCT-0001") { number name } }';
const RENAME = `mutation Alice5551234567($input: UpdateContactInput!) { updateContact(input: $input) {
  contact { name email phone } userErrors { code field message } } }`;

let spans: RecordedSpans | null = null;
afterEach(async () => {
  await spans?.stop();
  spans = null;
});

interface Traced {
  readonly answer: Answered;
  readonly spans: readonly ReadableSpan[];
  readonly tree: SpanTree;
}

async function traced(teller: Teller, query: string, variables?: Record<string, unknown>): Promise<Traced> {
  spans ??= new RecordedSpans();
  spans.take();
  const answer = await story.ask(teller, query, variables);
  const taken = spans.take();
  const trees = treesOf(taken);
  expect(trees).toHaveLength(1);
  return { answer, spans: taken, tree: trees[0] ?? NO_SPAN };
}

const namesOf = ({ below }: SpanTree) => below.map(({ name }) => name);
const find = ({ below }: SpanTree, name: string) => below.find((span) => span.name === name);
const decideOf = (tree: SpanTree) => find(tree, 'decide') ?? NO_SPAN;
const NO_SPAN: SpanTree = { name: 'none', attributes: {}, below: [] };

describe('the tree', () => {
  test('of what is permitted', async () => {
    const { answer, tree } = await traced('owner', OWN);
    expect(answer.errors).toEqual([]);
    expect([tree.name, tree.attributes]).toEqual(['query', { 'graphql.operation.type': 'query' }]);
    const decide = decideOf(tree);
    expect(decide.attributes).toEqual({
      'account_data.accounts': 1,
      'account_data.decisions.permit': expect.any(Number),
      'account_data.decisions.deny': 0,
    });
    const permits = Number(decide.attributes['account_data.decisions.permit']);
    expect(permits).toBeGreaterThan(2);
    expect(find(tree, 'audit append')?.attributes).toEqual({ 'account_data.audit.entries': permits });
    expect(new Set(namesOf(decide))).toEqual(new Set(['SELECT']));
    expect(decide.below.map(({ attributes }) => attributes['db.query.text']).join()).toContain(
      'policy_versions',
    );
    expect(namesOf(tree).at(-1)).toBe('audit append'); // and nothing after it
  });

  test('of what is refused for some: all accounts in one batch, every decision counted', async () => {
    const { answer, tree } = await traced('marketing', OFFER);
    const decide = decideOf(tree).attributes;
    expect(answer.errors.length).toBeGreaterThan(0);
    expect(decide['account_data.accounts']).toBe(3);
    expect(decide['account_data.decisions.deny']).toBeGreaterThan(0);
    expect(namesOf(tree).filter((name) => name === 'decide')).toHaveLength(1);
    expect(find(tree, 'audit append')?.attributes['account_data.audit.entries']).toBe(
      Number(decide['account_data.decisions.permit']) + Number(decide['account_data.decisions.deny']),
    );
  });

  test('of an account that is not there for the caller: nothing to decide from', async () => {
    const { tree } = await traced('affiliate-second', NONE);
    expect(find(tree, 'decide')).toBeUndefined();
    expect(find(tree, 'audit append')?.attributes).toEqual({ 'account_data.audit.entries': 1 });
  });

  test('of a change: what it writes stands in it, its entry too', async () => {
    const { answer, tree } = await rename('Alice Guarded', 'guarded@alice.example');
    expect(answer.errors).toEqual([]);
    expect([tree.name, tree.attributes]).toEqual(['mutation', { 'graphql.operation.type': 'mutation' }]);
    const texts = tree.below.map(({ attributes }) => String(attributes['db.query.text'])).join();
    expect(texts).toMatch(/UPDATE contacts SET/);
    expect(texts).toMatch(/INSERT INTO audit_unsealed/);
  });

  test('of an answer that is withheld because its entries cannot be written', async () => {
    const { answer, tree, spans: taken } = await withoutAudit(() => traced('owner', OWN));
    expect([answer.status, answer.data]).toEqual([503, null]);
    expect(tree.attributes['error.type']).toBe('AUDIT_UNAVAILABLE');
    expect(find(tree, 'audit append')?.attributes['error.type']).toBe('AuditUnavailable');
    expect(taken.flatMap(({ events }) => events)).toEqual([]);
  });
});

/** A contact of the owner's gets another name and address. */
async function rename(name: string, email: string): Promise<Traced> {
  const { data } = await story.ask(
    'owner',
    '{ accountByNumber(number: "ACCT-0001") { contacts { nodes { id role version } } } }',
  );
  const { nodes } = (
    data as { accountByNumber: { contacts: { nodes: { id: string; role: string; version: number }[] } } }
  ).accountByNumber.contacts;
  const found = nodes.find(({ role }) => role !== 'OWNER');
  if (found === undefined) throw new Error('there is no such contact');
  const { id: contact, version } = found;
  const input = { account: await story.account('ACCT-0001'), contact, expectedVersion: version, name, email };
  return traced('owner', RENAME, { input });
}

async function withoutAudit<T>(work: () => Promise<T>): Promise<T> {
  const owner = await connectPostgres(story.settings['DATABASE_URL'] ?? '', {
    applicationName: 'tests',
    role: 'LOGIN',
  });
  try {
    await owner.query('ALTER TABLE audit_unsealed RENAME TO audit_unsealed_away');
    return await work();
  } finally {
    await owner.query('ALTER TABLE audit_unsealed_away RENAME TO audit_unsealed');
    await owner.close();
  }
}

describe('no value of a customer is in a trace', () => {
  test('of the records, of the answer, of the token, of the variables, of the document', async () => {
    const guarded = [
      ...(await valuesOfRecords()),
      'Alice Guarded',
      'guarded@alice.example',
      'Alice5551234567',
    ];
    const tokens = { owner: await story.token('owner'), marketing: await story.token('marketing') };
    const all = [
      await traced({ token: tokens.owner }, OWN),
      await traced({ token: tokens.marketing }, OFFER),
      await traced('affiliate-second', NONE),
      await rename('Alice Guarded', 'guarded@alice.example'),
      await withoutAudit(() => traced({ token: tokens.owner }, OWN)),
      await traced('owner', OWN.replace('first: 20', 'first: 20, after: "ACCT-0001"')),
    ];
    const said = all.map(({ spans: taken }) => saidBy(taken)).join('\n');
    const parts = Object.values(tokens).flatMap((token) => token.split('.').slice(1));
    expect([...guarded, ...parts].filter((value) => said.includes(value))).toEqual([]);

    const answered = all.map(({ answer }) => answer.text).join('\n');
    expect(guarded.filter((value) => answered.includes(value)).length).toBeGreaterThan(30); // they are what is asked for
  });

  /** Every text and long number of every row that is an account's, but for the words of closed lists. */
  async function valuesOfRecords(): Promise<string[]> {
    const tables = await story.database.query<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND c.column_name = 'account_id' AND t.table_type = 'BASE TABLE'
          AND c.table_name NOT LIKE 'audit_%'`,
    );
    const values = new Set<string>();
    for (const { name } of tables) {
      const rows = await story.database.query<{ row: unknown }>(
        `SELECT to_jsonb(t) AS row FROM ${name} t
          WHERE account_id IN (SELECT account_id FROM account_numbers WHERE number IN ('ACCT-0001', 'ACCT-0002', 'ACCT-0003'))`,
      );
      for (const value of rows.flatMap(({ row }) => leavesOf(row))) values.add(value);
    }
    expect(values.size).toBeGreaterThan(200);
    values.delete('owner'); // whose login it is in the demo, and a name in statements
    return [...values].filter((value) => value.length > 4 && !/^[A-Z][A-Z_]*$/.test(value));
  }

  function leavesOf(value: unknown): string[] {
    if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  }
});

test('whether there is an SDK changes no answer, and without one nothing is recorded', async () => {
  const questions: readonly (readonly [Teller, string])[] = [
    ['owner', OWN],
    ['marketing', OFFER],
    ['affiliate-second', NONE],
    ['owner', '{ nothing }'],
    [null, NONE],
  ];
  const ask = async () => {
    const answers: unknown[] = [];
    for (const [teller, query] of questions) {
      const { status, data, errors } = await story.ask(teller, query);
      answers.push([status, data, errors.map(({ extensions, ...error }) => [error, withoutIds(extensions)])]);
    }
    return answers;
  };
  const log = story.log.length;
  const without = await ask();
  expect(story.log.slice(log).join()).not.toContain('traceId');
  spans = new RecordedSpans();
  expect(await ask()).toEqual(without);
  expect(spans.take().length).toBeGreaterThan(10);
});

/** New for each request. */
function withoutIds(extensions: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...extensions, decisionId: null, requestId: null };
}
