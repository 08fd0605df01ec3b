/** What an operation costs: by weights of one table, before anything is read, and afterwards by what was answered. */
import { Kind, parse } from 'graphql';
import { buildSchema } from '../../src/graph/build-schema.js';
import { OperationCost } from '../../src/graph/cost.js';
import { EXTRA_WEIGHTS, RECORDS_TO_A_POINT } from '../../src/graph/cost-weights.js';
import { objectTypes } from '../../src/graph/schema-shape.js';
import { surveyOperation } from '../../src/graph/survey.js';

const schema = buildSchema();

function costOf(query: string, variables: Record<string, unknown> = {}): OperationCost {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the operation comes first');
  return new OperationCost(document, surveyOperation({ schema, document, operation, variables }));
}

const account = (selection: string) => `{ accountByNumber(number: "ACCT-0001") { ${selection} } }`;
const cpni = (selection: string) => account(`cpni(purpose: SELF_ACCESS) { ${selection} }`);
const OVER_A_YEAR = 'from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z"';

test.each([
  { what: 'nothing', query: '{ __typename }', points: 1 },
  { what: 'an object', query: '{ viewer { kind } }', points: 1 },
  { what: 'values of its row', query: account('number status since'), points: 1 },
  { what: 'a value with a statement of its own', query: account('name'), points: 2 },
  { what: 'a page, by its first', query: '{ accounts(first: 10) { nodes { number } } }', points: 11 },
  {
    what: 'the same page by its edges',
    query: '{ accounts(first: 10) { edges { cursor node { number } } pageInfo { hasNextPage } } }',
    points: 11,
  },
  {
    what: 'both, for both are made',
    query: '{ accounts(first: 10) { nodes { number } edges { node { number } } } }',
    points: 21,
  },
  { what: 'a first that is a default', query: account('contacts { nodes { id } }'), points: 22 },
  { what: 'what is decided', query: cpni('balance { amount }'), points: 6 },
  { what: 'a list of a length not known', query: cpni('services { type }'), points: 10 },
  { what: 'a count', query: cpni('numbers(first: 1) { totalCount }'), points: 8 },
  { what: 'totals', query: cpni(`usage(${OVER_A_YEAR}, by: MONTH) { calls }`), points: 13 },
  { what: 'records by the page', query: cpni('callRecords(first: 1000) { nodes { to } }'), points: 106 },
  { what: 'few records', query: cpni('callRecords(first: 1) { nodes { to } }'), points: 7 },
  {
    what: 'pages in pages, multiplied',
    query: cpni('invoices(first: 10) { nodes { callLines(first: 1000) { nodes { to } } } }'),
    points: 1026,
  },
  {
    what: 'a hundred accounts, each decided',
    query:
      '{ accounts(first: 100) { nodes { cpni(purpose: SELF_ACCESS) { services { type } balance { amount } } } } }',
    points: 1101,
  },
  {
    what: 'a change, and what it answers',
    query: 'mutation { suspendClient(input: { clientId: "a" }) { client { name } userErrors { code } } }',
    points: 17,
  },
  { what: 'the schema', query: '{ __schema { types { name } } }', points: 200 },
  {
    what: 'the schema twice, once in a fragment',
    query: '{ a: __schema { types { name } } ... { b: __schema { types { name } } } }',
    points: 400,
  },
  {
    what: 'the schema in a named fragment',
    query: '{ ...F } fragment F on Query { __schema { types { name } } }',
    points: 200,
  },
  { what: 'a type', query: '{ __type(name: "Account") { name } viewer { kind } }', points: 11 },
  {
    what: 'what is skipped costs nothing',
    query: '{ viewer { kind } accounts(first: 100) @skip(if: true) { nodes { number } } }',
    points: 1,
  },
])('$what: $points', ({ query, points }) => {
  expect(costOf(query).requested).toBe(points);
});

test('a fragment costs as what stands in it, wherever it is spread', () => {
  const query = `query ($first: Int!) { a: accounts(first: $first) { ...F } b: accounts(first: 1) { ...F } }
    fragment F on AccountConnection { nodes { number } }`;
  expect(costOf(query, { first: 50 }).requested).toBe(51 + 2);
});

describe('of an answer', () => {
  test.each([
    {
      what: 'rows in place of first',
      query: '{ accounts(first: 100) { nodes { number } } }',
      data: { accounts: { nodes: [{}, {}] } },
      points: 3,
    },
    {
      what: 'edges',
      query: '{ accounts(first: 100) { edges { node { number } } } }',
      data: { accounts: { edges: [{ node: {} }, { node: {} }] } },
      points: 3,
    },
    {
      what: 'a refused field without what is below it',
      query: cpni('services { type } balance { amount }'),
      data: { accountByNumber: { cpni: { services: null, balance: {} } } },
      points: 6,
    },
    {
      what: 'an account that is not found',
      query: cpni('services { type }'),
      data: { accountByNumber: null },
      points: 1,
    },
    {
      what: 'elements that are refused',
      query: '{ accounts(first: 100) { nodes { number } } }',
      data: { accounts: { nodes: [null, {}] } },
      points: 2,
    },
    {
      what: 'records by the page, as they came',
      query: cpni('callRecords(first: 1000) { nodes { to } }'),
      data: { accountByNumber: { cpni: { callRecords: { nodes: Array(25).fill({}) } } } },
      points: 1 + 4 + 1 + 3,
    },
    {
      what: 'records that none came of',
      query: cpni('callRecords(first: 1000) { edges { node { to } } }'),
      data: { accountByNumber: { cpni: { callRecords: { edges: [] } } } },
      points: 6,
    },
    {
      what: 'more in a list than was thought',
      query: cpni('services { type }'),
      data: { accountByNumber: { cpni: { services: Array(9).fill({}) } } },
      points: 14,
    },
    {
      what: 'one of the types that were asked for',
      query:
        '{ node(id: "x") { ... on Account { cpni(purpose: SELF_ACCESS) { balance { amount } } } ... on Decision { facts { name } } } }',
      data: { node: { facts: [{}] } },
      points: 1 + 5 + 1,
    },
    { what: 'no answer at all', query: cpni('services { type }'), data: undefined, points: 1 },
  ])('$what: $points', ({ query, data, points }) => {
    expect(costOf(query).actual(data)).toBe(points);
  });
});

describe('the table', () => {
  test('names fields that there are', () => {
    const fields = objectTypes(schema).flatMap((type) =>
      Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
    );
    expect(Object.keys(EXTRA_WEIGHTS).filter((coordinate) => !fields.includes(coordinate))).toEqual([]);
  });

  test('whatever answers a page says how long it may be', () => {
    const pages = objectTypes(schema).flatMap((type) =>
      Object.values(type.getFields()).filter((field) => /Connection!?$/.test(String(field.type))),
    );
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.filter(({ args }) => !args.some(({ name }) => name === 'first'))).toEqual([]);
  });

  test('no list is below a record, which is counted by the page', () => {
    expect(RECORDS_TO_A_POINT).toBeGreaterThan(1);
    const records = objectTypes(schema).flatMap((type) =>
      Object.values(type.getFields()).filter(({ extensions }) => extensions['maxPage'] !== undefined),
    );
    expect(records.map(({ name }) => name).sort()).toEqual([
      'callLines',
      'callLocations',
      'callRecords',
      'messageRecords',
    ]);
  });
});
