// Graceful shutdown: what runs ends, what is new is turned away, and nothing waits longer than the deadline.
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { ask, startTestServer } from './running-server.js';

test('a request that runs is answered in full, a new connection is refused, and then the server is closed', async () => {
  const server = await startTestServer();
  const running = ask(server, { body: { query: '{ slow viewer }' } });
  await server.gatekeeper.entered;
  let closed = false;
  const closing = server.close(10_000).then(() => (closed = true));
  await expect(untilRefused(server.url)).resolves.toBeUndefined();
  expect(closed).toBe(false);
  server.gatekeeper.open();
  await expect(running).resolves.toMatchObject({
    status: 200,
    body: { data: { slow: true, viewer: 'CUSTOMER' } },
  });
  await closing;
});

test('what comes on a connection from before is refused by its code, with the headers of every answer', async () => {
  const server = await startTestServer();
  const before = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(before, 'connect');
  await ask(server, { body: { query: '{ viewer }' } }); // by now the server has taken the connection
  const closing = server.close(10_000);
  await untilRefused(server.url);
  before.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\n\r\n{}');
  const answer = await text(before);
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  for (const header of [/^x-request-id: \S+/m, /^retry-after: 1/m, /^connection: close/m])
    expect(answer).toMatch(header);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
    errors: [
      {
        message: 'the service is shutting down, try again',
        extensions: { code: 'SHUTTING_DOWN', requestId: expect.any(String) },
      },
    ],
  });
  await closing;
});

test('a request that does not end is cut at the deadline', async () => {
  const server = await startTestServer();
  const running = ask(server, { body: { query: '{ slow }' } }).then(
    () => 'answered',
    () => 'cut',
  );
  await server.gatekeeper.entered;
  await server.close(50);
  await expect(running).resolves.toBe('cut');
  server.gatekeeper.open();
});

test('a connection that is only kept alive does not hold the server up', async () => {
  const server = await startTestServer();
  await ask(server, { body: { query: '{ viewer }' } });
  await expect(server.close(60_000)).resolves.toBeUndefined();
});

/** New connections are refused once the server has stopped listening. */
async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const answered = await fetch(`${url}/health/live`, { headers: { connection: 'close' } }).then(
      ({ status }) => status === 200,
      () => null,
    );
    if (answered === null) return;
  }
}
