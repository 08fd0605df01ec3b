// The audits of the GraphQL over HTTP specification, against the real server: no MUST fails, and every SHOULD that does is named here.
import { auditServer } from 'graphql-http';
import { startTestServer, TOKEN, type TestServer } from './running-server.js';

/** A faulty document answers 400 whatever is accepted: a client need not read the body to know. */
const CHOSEN_OTHERWISE = ['572B', 'FDE2', '7B9B'];

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close(1000));

test('the server passes them', async () => {
  const asBearer: typeof fetch = (url, init) =>
    fetch(url, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${TOKEN}` },
    });
  const results = await auditServer({ url: `${server.url}/graphql`, fetchFn: asBearer });
  expect(results.length).toBeGreaterThan(50);
  expect(results.filter(({ status }) => status === 'error')).toEqual([]);
  expect(results.flatMap((result) => (result.status === 'warn' ? [result.id] : []))).toEqual(
    CHOSEN_OTHERWISE,
  );
});
