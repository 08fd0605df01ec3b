// Without a token the schema cannot be spelled out: whatever is not exactly open is answered to the byte alike, whether or not the
// schema has what it names. Asked of the schema that is served.
import { getNamedType, isInterfaceType, isObjectType, type GraphQLNamedType } from 'graphql';
import { buildSchema } from '../../src/graph/build-schema.js';
import { ANONYMOUS_ROOT_FIELDS } from '../../src/server/anonymous-operations.js';
import { LIMITS } from '../../src/server/limits.js';
import { ask, startTestServer, type TestServer } from './running-server.js';

const schema = buildSchema();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ schema });
});

afterAll(() => server.close(1000));

interface Told {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
}

const OF_THE_ANSWER = ['date', 'x-request-id', 'ratelimit'];

/** All that a stranger sees, but for the id and the date of the answer, and how many more it may send. */
async function told(body: unknown): Promise<Told> {
  const { status, headers, text } = await ask(server, { token: null, body });
  return {
    status,
    headers: [...headers].filter(([name]) => !OF_THE_ANSWER.includes(name)),
    text: text.replace(headers.get('x-request-id') ?? '', 'id'),
  };
}

const nothing = (): Promise<Told> => told({ query: '{ noSuchFieldAtAll }' });

test('what is not open is 401, with one sentence and no data', async () => {
  const { status, text } = await nothing();
  expect([status, JSON.parse(text)]).toEqual([
    401,
    {
      errors: [
        {
          message: 'a valid access token is required',
          extensions: { code: 'UNAUTHENTICATED', requestId: 'id' },
        },
      ],
    },
  ]);
});

const deep = `{ privacyPolicy ${'{ successor '.repeat(LIMITS.depth.most)}{ id }${' }'.repeat(LIMITS.depth.most + 1)}`;

test.each([
  ['a field of the schema', { query: '{ viewer { kind } }' }],
  ['introspection', { query: '{ __schema { types { name } } }' }],
  ['introspection of one type', { query: '{ __type(name: "Account") { name } }' }],
  [
    'introspection beside what is open',
    { query: '{ privacyPolicy { version } __schema { types { name } } }' },
  ],
  ['introspection under another name', { query: '{ privacyPolicy: __schema { types { name } } }' }],
  [
    'introspection that is skipped',
    { query: 'query ($no: Boolean = false) { __typename __schema @include(if: $no) { __typename } }' },
  ],
  ['a field below what is open that is not there', { query: '{ privacyPolicy { versio } }' }],
  ['an object without its fields', { query: '{ privacyPolicy }' }],
  ['fields below a leaf', { query: '{ privacyPolicy { version { id } } }' }],
  ['a type that is there', { query: '{ privacyPolicy { ... on Account { id } } }' }],
  ['a type that is not there', { query: '{ privacyPolicy { ... on Acount { id } } }' }],
  ['an argument that is not there', { query: '{ privacyPolicy(versio: "1") { version } }' }],
  ['an argument of another type', { query: '{ privacyPolicy(version: {a: 1}) { version } }' }],
  ['an argument twice', { query: '{ privacyPolicy(version: "1", version: "2") { version } }' }],
  ['a directive that is not there', { query: '{ __typename @nothing }' }],
  ['a directive that is there, where it may not stand', { query: '{ __typename @cpni(category: [TYPE]) }' }],
  ['a directive without its argument', { query: '{ __typename @include }' }],
  ['a variable of a type that is there', { query: 'query ($a: Account) { __typename }' }],
  ['a variable of an enum that is there', { query: 'query ($a: Purpose = NOTHING) { __typename }' }],
  ['a variable that is not declared', { query: '{ privacyPolicy(version: $v) { version } }' }],
  ['two operations of one name', { query: 'query A { __typename } query A { __typename }' }],
  ['an operation without a name beside another', { query: '{ __typename } query A { __typename }' }],
  ['a subscription, which the schema has none of', { query: 'subscription { __typename }' }],
  ['a fragment that nothing reaches', { query: '{ __typename } fragment F on Account { id }' }],
  ['a fragment on another type', { query: '{ ...F } fragment F on Mutation { __typename }' }],
  ['a fragment that is not there', { query: '{ __typename ...F }' }],
  ['fields that do not merge', { query: '{ a: privacyPolicy { b: version b: id } }' }],
  ['a definition of a type', { query: 'type Query { x: Int }' }],
  ['an extension of a type', { query: '{ __typename } extend type Query { x: Int }' }],
  ['what is no GraphQL', { query: '{ privacyPolicy { version }' }],
  ['a string without its end', { query: '{ privacyPolicy(version: "1) { version } }' }],
  ['more depth than the limit', { query: deep }],
  ['more tokens than the limit', { query: `{ ${'__typename '.repeat(LIMITS.tokens.most)} }` }],
  ['more root fields than the limit', { query: `{ ${'__typename '.repeat(LIMITS.rootFields.most + 1)} }` }],
  ['an empty document', { query: '' }],
  ['a document that is no text', { query: { a: 1 } }],
  ['no document', {}],
  ['a list of documents', [{ query: '{ __typename }' }]],
  ['a persisted document', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
])('%s is answered as a field that does not exist', async (_, body) => {
  expect(await told(body)).toEqual(await nothing());
});

describe('every type and field of the schema, and names that it has not', () => {
  const types = Object.values(schema.getTypeMap());
  const invented = (name: string): string => `${name}${name.slice(-1)}`;
  const policy = schema.getType('PrivacyPolicy');

  /** What may be seen below `privacyPolicy`, and so be named there. */
  function isShown(type: GraphQLNamedType): boolean {
    return (
      type === policy || (isInterfaceType(type) && isObjectType(policy) && schema.isSubType(type, policy))
    );
  }

  test('there are hundreds of them', () => {
    expect(types.length).toBeGreaterThan(80);
  });

  test('a type says no more than an invented one, as a condition or as a variable', async () => {
    const expected = await nothing();
    for (const { name } of types.filter((type) => !isShown(type))) {
      const queries = [name, invented(name)].flatMap((tried) => [
        `{ privacyPolicy { ... on ${tried} { __typename } } }`,
        `query ($v: ${tried}) { __typename }`,
      ]);
      const answers = await Promise.all(queries.map((query) => told({ query })));
      expect([name, answers]).toEqual([name, queries.map(() => expected)]);
    }
  });

  test('a root field that is not open says no more than an invented one', async () => {
    const expected = await nothing();
    const roots = [schema.getQueryType(), schema.getMutationType()];
    for (const [place, root] of roots.entries()) {
      const closed = Object.values(root?.getFields() ?? {}).filter(
        ({ name }) => !ANONYMOUS_ROOT_FIELDS.includes(name),
      );
      for (const { name, type } of closed) {
        const below = isObjectType(getNamedType(type)) ? '{ __typename }' : '';
        for (const tried of [name, invented(name)]) {
          const query = `${place === 0 ? 'query' : 'mutation'} { ${tried} ${below} }`;
          expect([query, await told({ query })]).toEqual([query, expected]);
        }
      }
    }
  });
});
