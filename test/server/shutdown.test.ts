// Graceful shutdown: what runs ends, what is new is turned away, and nothing waits longer than the deadline.
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
