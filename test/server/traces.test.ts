// What the server tells a trace, and what a client can put into one; and that no fault of an SDK changes an answer.
import { context, trace, type ContextManager } from '@opentelemetry/api';
import { SimpleSpanProcessor, type Span, type SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { sha256 } from '../../src/sha256.js';
import { RecordedSpans, saidBy, treesOf } from '../support/recorded-spans.js';
import { ask, SECRET, startTestServer, TOKEN, type TestServer } from './running-server.js';

const REGISTERED = 'query Viewer { viewer }';
let server: TestServer;
let spans: RecordedSpans | null = null;

beforeAll(async () => {
  server = await startTestServer({
    findDocument: ({ sha256: digest }) => Promise.resolve(digest === sha256(REGISTERED) ? REGISTERED : null),
  });
});
afterAll(() => server.close(1000));
beforeEach(() => {
  server.log.length = 0;
});
afterEach(async () => {
  await spans?.stop();
  spans = null;
});

function record(...before: readonly SpanProcessor[]): RecordedSpans {
  spans = new RecordedSpans(...before);
  return spans;
}

/** The line of the request, which is logged once its answer has left. */
async function requestLine(): Promise<Record<string, unknown>> {
  for (;;) {
    const line = server.log.find((each) => each.includes('"msg":"request"'));
    if (line !== undefined) return JSON.parse(line) as Record<string, unknown>;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const OK = 0;
const FAILED = 2;

test.each([
  ['a query', { query: '{ viewer }' }, 'query', { 'graphql.operation.type': 'query' }, OK],
  ['a mutation', { query: 'mutation { close }' }, 'mutation', { 'graphql.operation.type': 'mutation' }, OK],
  [
    'a registered document, by its name too',
    { documentId: `sha256:${sha256(REGISTERED)}` },
    'query',
    { 'graphql.operation.type': 'query', 'graphql.operation.name': 'Viewer' },
    OK,
  ],
  [
    'a name that the client chose, not by it',
    { query: `query Alice${SECRET.replace('-', '')} { viewer }` },
    'query',
    { 'graphql.operation.type': 'query' },
    OK,
  ],
  [
    'a refusal, which is no fault',
    { query: '{ refused }' },
    'query',
    { 'graphql.operation.type': 'query' },
    OK,
  ],
  ['what does not fit the schema', { query: '{ nothing }' }, 'GraphQL Operation', {}, OK],
  [
    'a fault, by its code',
    { query: '{ broken }' },
    'query',
    { 'graphql.operation.type': 'query', 'error.type': 'INTERNAL' },
    FAILED,
  ],
  [
    'an answer that was withheld',
    { query: '{ audit }' },
    'query',
    { 'graphql.operation.type': 'query', 'error.type': 'AUDIT_UNAVAILABLE' },
    FAILED,
  ],
])('%s is one span', async (_, body, name, attributes, status) => {
  const recorded = record();
  const { headers } = await ask(server, { body });
  const taken = recorded.take();
  expect(treesOf(taken)).toEqual([{ name, attributes, below: [] }]);
  expect(taken.map((span) => [span.status, span.events])).toEqual([[{ code: status }, []]]);
  expect(saidBy(taken)).not.toMatch(/SECRET|Alice|duplicate/);
  expect(await requestLine()).toMatchObject({
    requestId: headers.get('x-request-id'),
    traceId: taken[0]?.spanContext().traceId,
  });
});

test.each([
  ['no token', { body: { query: '{ viewer }' }, token: null }],
  ['no such document', { body: { documentId: `sha256:${'0'.repeat(64)}` } }],
])('what is refused before there is an operation is no span: %s', async (_, asked) => {
  const recorded = record();
  expect((await ask(server, asked)).status).toBeGreaterThanOrEqual(400);
  expect(recorded.take()).toEqual([]);
  expect(await requestLine()).not.toHaveProperty('traceId');
});

test('a refusal with a code that is none of this API is told as a fault, and leaves as it is', async () => {
  const errors = [{ message: 'as it is', extensions: { code: 'OF_NOBODY' } }];
  const foreign = await startTestServer({
    plugins: [
      {
        requestDidStart: () =>
          Promise.resolve({
            willSendResponse: ({ response }) => {
              response.http.status = 402;
              response.body = { kind: 'single', singleResult: { errors } };
              return Promise.resolve();
            },
          }),
      },
    ],
  });
  const recorded = record();
  const { status, body } = await ask(foreign, { body: { query: '{ viewer }' } });
  await foreign.close(1000);
  expect([status, body]).toEqual([402, { errors }]);
  expect(recorded.take().map(({ attributes }) => attributes)).toMatchObject([{ 'error.type': 'INTERNAL' }]);
});

describe('the trace of the caller', () => {
  const TRACE = '0af7651916cd43dd8448eb211c80319c';
  const PARENT = 'b7ad6b7169203331';
  const sent = (sampled: '00' | '01') => ({
    traceparent: `00-${TRACE}-${PARENT}-${sampled}`,
    tracestate: `vendor=${SECRET}`,
    baggage: `card=${SECRET}`,
  });

  test('is gone on with, and nothing else of what it sends is taken', async () => {
    const recorded = record();
    await ask(server, { body: { query: '{ viewer }' }, headers: sent('01') });
    const taken = recorded.take();
    expect(taken.map((span) => [span.spanContext().traceId, span.parentSpanContext?.spanId])).toEqual([
      [TRACE, PARENT],
    ]);
    expect(saidBy(taken)).not.toContain(SECRET);
    expect(await requestLine()).toMatchObject({ traceId: TRACE });
  });

  test('is not recorded where the caller does not record it', async () => {
    const recorded = record();
    await ask(server, { body: { query: '{ viewer }' }, headers: sent('00') });
    expect(recorded.take()).toEqual([]);
  });

  test('is not looked at without an SDK', async () => {
    await ask(server, { body: { query: '{ viewer }' }, headers: sent('01') });
    expect(await requestLine()).not.toHaveProperty('traceId');
  });

  test.each(['', '00-0-0-01', `00-${TRACE}-${PARENT}-01-${SECRET}`, SECRET])(
    'is a new one where it sends no good header: "%s"',
    async (traceparent) => {
      const recorded = record();
      await ask(server, { body: { query: '{ viewer }' }, headers: { traceparent } });
      const taken = recorded.take();
      expect(taken.map((span) => span.parentSpanContext)).toEqual([undefined]);
      expect(taken[0]?.spanContext().traceId).not.toBe(TRACE);
    },
  );
});

describe('an SDK that fails changes no answer', () => {
  const fail = () => {
    throw new Error(SECRET);
  };
  const broken = (...methods: readonly (keyof SpanProcessor)[]): SpanProcessor => ({
    onStart: () => undefined,
    onEnd: () => undefined,
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
    ...Object.fromEntries(methods.map((method) => [method, fail])),
  });
  const breakSpan = (span: Span): void => {
    for (const method of ['setAttributes', 'setAttribute', 'setStatus', 'updateName', 'end', 'isRecording'])
      Object.assign(span, { [method]: fail });
  };
  const manager = (parts: Partial<ContextManager>): ContextManager => ({
    active: fail,
    with: fail,
    bind: fail,
    enable: fail,
    disable: fail,
    ...parts,
  });

  const SDKS: Readonly<Record<string, () => void>> = {
    'a processor that throws in onStart': () => record(broken('onStart')),
    'a processor that throws in onEnd': () => record(broken('onEnd')),
    'spans whose every method throws': () => record({ ...broken(), onStart: breakSpan }),
    'an exporter that throws': () =>
      record(new SimpleSpanProcessor({ export: fail, shutdown: () => Promise.resolve() })),
    'a tracer that throws': () => {
      trace.setGlobalTracerProvider({ getTracer: fail });
    },
    'a context that cannot be entered': () => {
      record();
      context.disable();
      context.setGlobalContextManager(manager({ disable: () => undefined as never }));
    },
  };

  const QUESTIONS = [
    '{ viewer }',
    '{ refused }',
    '{ broken }',
    '{ audit }',
    'mutation { close }',
    '{ nothing }',
  ];
  const answers = () =>
    Promise.all(
      QUESTIONS.map(async (query) => {
        const { status, body } = await ask(server, { body: { query }, token: TOKEN });
        return [status, body];
      }),
    );

  test.each(Object.entries(SDKS))('%s', async (_, start) => {
    const before = await answers();
    start();
    expect(await answers()).toEqual(before);
    trace.disable();
    context.disable();
  });
});
