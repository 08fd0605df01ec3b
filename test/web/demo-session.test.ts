// Which token the demo page sends, and for how long.
import { createDemoSession } from '../../web/src/demo-session.js';
import { NO_TOKEN } from '../../web/src/samples.js';

const LIFETIME = 600;
let asked: string[];

beforeEach(() => {
  asked = [];
  jest.useFakeTimers({ now: 0 });
  jest.spyOn(globalThis, 'fetch').mockImplementation((_url, init) => {
    const { caller } = JSON.parse(init?.body as string) as { caller: string };
    asked.push(caller);
    const token = `${caller}-${asked.length}`;
    return Promise.resolve(Response.json({ access_token: token, expires_in: LIFETIME }));
  });
});

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

test('one token serves every request until shortly before it expires', async () => {
  const session = createDemoSession('support');
  expect(await session.authorization()).toEqual({ authorization: 'Bearer support-1' });
  jest.setSystemTime((LIFETIME - 31) * 1000);
  expect(await session.authorization()).toEqual({ authorization: 'Bearer support-1' });
  jest.setSystemTime((LIFETIME - 30) * 1000);
  expect(await session.authorization()).toEqual({ authorization: 'Bearer support-2' });
});

test('requests made at once share one token', async () => {
  const session = createDemoSession('support');
  await Promise.all([session.authorization(), session.authorization()]);
  expect(asked).toEqual(['support']);
});

test('another caller never gets the token of the one before', async () => {
  const session = createDemoSession('owner');
  await session.authorization();
  session.become('billing');
  expect(await session.authorization()).toEqual({ authorization: 'Bearer billing-2' });
});

test('a token that the server calls expired is not used again', async () => {
  const session = createDemoSession('owner');
  await session.authorization();
  session.forgetToken();
  expect(await session.authorization()).toEqual({ authorization: 'Bearer owner-2' });
});

test('without a token no header is sent and none is asked for', async () => {
  const session = createDemoSession(NO_TOKEN);
  expect(await session.authorization()).toEqual({});
  expect(asked).toEqual([]);
});

test('a caller the server does not know is an error, and the next request asks again', async () => {
  jest.mocked(fetch).mockResolvedValueOnce(Response.json({ error: 'unknown_caller' }, { status: 400 }));
  const session = createDemoSession('owner');
  await expect(session.authorization()).rejects.toThrow('no token for owner: HTTP 400');
  expect(await session.authorization()).toEqual({ authorization: 'Bearer owner-1' });
});
