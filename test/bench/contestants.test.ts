// The benchmark compares servers that answer alike: here without HTTP, so that a change of the tables or of the API shows at once.
import { generateKeyPairSync } from 'node:crypto';
import { graphql } from 'graphql';
import { canonical, difference } from '../../bench/canonical.js';
import { KEEP_READABLE } from '../../bench/fill.js';
import { createPermittingContext } from '../../bench/servers/permitting-gate.js';
import { buildPermittingSchema } from '../../bench/servers/permitting-schema.js';
import { FLOOR_STATEMENTS, type FloorWork } from '../../bench/servers/floor-statements.js';
import { usagePeriod, WORKS } from '../../bench/works.js';
import { QueueStamp } from '../../src/audit/queue-stamp.js';
import { AuditWriter } from '../../src/audit/writer.js';
import { createOperationContext, type Services } from '../../src/graph/context.js';
import { CursorCodec } from '../../src/graph/cursor.js';
import { ANONYMOUS, EMBEDDED_ISSUER, type Caller } from '../../src/identity/caller.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { stringifyJson } from '../../src/json-list.js';
import { useApi } from '../support/api.js';
import { demoNow } from '../support/databases.js';

const api = useApi();

beforeAll(() => api.database.query(KEEP_READABLE));

const CALLERS: Partial<Record<DemoCallerName, Caller>> = {
  owner: { ...ANONYMOUS, kind: 'CUSTOMER', issuer: EMBEDDED_ISSUER, subject: 'owner' },
  'affiliate-active': {
    ...ANONYMOUS,
    kind: 'COMPANY',
    issuer: EMBEDDED_ISSUER,
    clientId: 'affiliate-active',
    company: { id: 'affiliate-active', name: '', kind: 'AFFILIATE', communicationsRelated: true },
  },
};

const NO_STORE = { query: () => Promise.reject(new Error('nothing is audited here')) };
const STAMP = new QueueStamp([generateKeyPairSync('ed25519').privateKey]);

const READS = WORKS.filter(({ name }) => name !== 'W4');

function variables() {
  return { number: 'ACCT-0001', ...usagePeriod(demoNow()) };
}

async function answerOf(name: string): Promise<unknown> {
  const work = READS.find((one) => one.name === name);
  if (work === undefined) throw new Error('no such work');
  const { data, errors } = await api.ask(work.caller, work.query, { variables: variables() });
  expect(errors).toEqual([]);
  expect(JSON.stringify(data).length).toBeGreaterThan(2000); // two empty answers would be alike too
  return data;
}

test.each(READS)('the floor gives the values of the API for $name', async ({ name, caller }) => {
  const expected = await answerOf(name);
  const { text, values } = FLOOR_STATEMENTS[name as FloorWork];
  const { subject: sub = '', clientId = '' } = CALLERS[caller] ?? {};
  const [row] = await api.database.query<{ json: string }>(
    text,
    values({ iss: EMBEDDED_ISSUER, sub, clientId }, variables()),
  );
  const { data } = JSON.parse(row?.json ?? '{}') as { data: unknown };
  expect(difference(canonical(expected), canonical(data))).toBeNull();
});

test.each(READS)('the schema without its guard gives the values of the API for $name', async (work) => {
  const expected = await answerOf(work.name);
  const caller = CALLERS[work.caller];
  if (caller === undefined) throw new Error('no such caller');
  const services: Services = {
    database: api.database,
    audit: new AuditWriter(NO_STORE, { deadline: 1, batchSize: 1, stamp: STAMP }),
    cursors: new CursorCodec('for a test'),
    onFault: () => undefined,
  };
  const contextValue = createPermittingContext(createOperationContext)(services, {
    caller,
    requestId: 'of a test',
    at: demoNow(),
    signal: new AbortController().signal,
  });
  const { data, errors } = await graphql({
    schema: buildPermittingSchema(),
    source: work.query,
    variableValues: variables(),
    contextValue,
  });
  expect(errors).toBeUndefined();
  contextValue.rows.place(data);
  expect(difference(canonical(expected), canonical(JSON.parse(stringifyJson(data))))).toBeNull();
});

test.each([
  [
    'a value that differs',
    { a: [1, { b: '2.50' }] },
    { a: [1, { b: '2.51' }] },
    '/a/1/b: "2.5" is not "2.51"',
  ],
  ['a row that is missing', [1, 2], [1], '/1: "2" is not null'],
  ['a member that only one has', { a: 'x' }, { a: 'x', b: 'y' }, '/b: null is not "y"'],
  [
    'no difference between two ways to write an instant',
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T01:00:00+01:00',
    null,
  ],
])('the comparison of answers sees %s', (_, one, other, found) => {
  expect(difference(canonical(one), canonical(other))).toBe(found);
});
