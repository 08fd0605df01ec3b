// The points of operations, over HTTP: told in every answer, refused before anything is read, taken by mutations too.
import { LIMITS } from '../../src/server/limits.js';
import { useStory } from '../stories/support.js';

const CAPACITY = 12_000;
const story = useStory({ COST_BUDGET: String(CAPACITY), COST_RESTORE: '1' });

interface Cost {
  readonly requestedQueryCost: number;
  readonly actualQueryCost: number | null;
  readonly throttleStatus: {
    readonly maximumAvailable: number;
    readonly currentlyAvailable: number;
    readonly restoreRate: number;
  };
}

function costIn(text: string): Cost {
  return (JSON.parse(text) as { extensions: { cost: Cost } }).extensions.cost;
}

const SERVICES =
  '{ accountByNumber(number: "ACCT-0001") { cpni(purpose: SELF_ACCESS) { services { type } } } }';

test('an answer tells what was asked for, what it came to, and what is left', async () => {
  const { text } = await story.ask('owner', SERVICES);
  const { requestedQueryCost, actualQueryCost, throttleStatus } = costIn(text);
  expect([requestedQueryCost, actualQueryCost]).toEqual([10, 7]);
  expect(throttleStatus).toEqual({
    maximumAvailable: CAPACITY,
    currentlyAvailable: CAPACITY - 7,
    restoreRate: 1,
  });
});

test('a missing account and an unrelated one cost the same', async () => {
  const asked = (number: string) =>
    story.ask('affiliate-second', `{ accountByNumber(number: "${number}") { number status } }`);
  const [missing, unrelated] = [
    costIn((await asked('ACCT-9999')).text),
    costIn((await asked('ACCT-0001')).text),
  ];
  expect([missing.requestedQueryCost, missing.actualQueryCost]).toEqual([
    unrelated.requestedQueryCost,
    unrelated.actualQueryCost,
  ]);
});

test('an operation that costs more than any may is refused before anything is read, and takes nothing', async () => {
  const query = `{ accounts(first: 100) { nodes { cpni(purpose: SELF_ACCESS) { callRecords(first: 1000) { nodes { to } } } } } }`;
  const before = await story.lastEntries(1);
  const { status, data, errors, text } = await story.ask('owner', query);
  expect([status, data, errors[0]?.message, errors[0]?.extensions]).toEqual([
    400,
    null,
    `an operation has at most ${LIMITS.cost.most} points of cost`,
    { code: 'OPERATION_TOO_COSTLY', limit: 'cost', most: LIMITS.cost.most },
  ]);
  expect(costIn(text)).toMatchObject({ requestedQueryCost: 10_601, actualQueryCost: null });
  expect(costIn(text).throttleStatus.currentlyAvailable).toBeGreaterThan(CAPACITY - 100);
  expect(await story.lastEntries(1)).toEqual(before);
});

test('a refusal of the operation itself is not weighed', async () => {
  const { status, text } = await story.ask('owner', '{ accounts(first: 0) { nodes { number } } }');
  expect(status).toBe(400);
  expect(JSON.parse(text)).not.toHaveProperty('extensions');
});

test('a mutation costs, whoever may make it', async () => {
  const { text } = await story.ask(
    'supervisor',
    'mutation { suspendClient(input: { clientId: "nobody" }) { userErrors { code } } }',
  );
  expect(costIn(text)).toMatchObject({ requestedQueryCost: 16, actualQueryCost: 12 });
});

test('when the points are used up: 429, when to come again, nothing read, and others are answered', async () => {
  const dear =
    '{ accounts(first: 99) { nodes { cpni(purpose: INBOUND_ASSISTANCE) { callRecords(first: 900) { nodes { to } } } } } }';
  const answers = await Promise.all(Array.from({ length: 12 }, () => story.ask('support', dear)));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  const throttled = answers.find(({ status }) => status === 429);
  if (throttled === undefined) throw new Error('nobody was kept waiting');
  const { headers, errors, data, text } = throttled;
  expect([data, errors[0]?.extensions]).toEqual([null, { code: 'THROTTLED', limit: 'budget' }]);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(costIn(text)).toMatchObject({ requestedQueryCost: 9_504 + 1, actualQueryCost: null });
  expect((await story.ask('owner', SERVICES)).status).toBe(200);
});

test('without a token the points are those of the address', async () => {
  const { status, text } = await story.ask(null, '{ privacyPolicy { version } }');
  expect([status, costIn(text).requestedQueryCost]).toEqual([200, 1]);
});
