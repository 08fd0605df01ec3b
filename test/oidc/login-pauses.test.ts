// Whoever guesses passwords has to wait, longer each time; whoever knows the password has not, once the pause is over.
import { checkLogin, type LoginOutcome } from '../../src/authorization-server/check-login.js';
import { LOGIN_LIMITS } from '../../src/authorization-server/login-limits.js';
import { DEMO_LOGINS } from '../../src/seed/login-rows.js';
import { DATABASES, useDatabase } from '../support/databases.js';

const NOON = Date.parse('2026-03-15T12:00:00Z');
const SECOND = 1000;
const { free } = LOGIN_LIMITS.ACCOUNT;

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind);
  let address = 0;

  beforeEach(async () => {
    address += 1;
    await held.database.query('DELETE FROM login_attempts');
  });

  function tryLogin(
    password: string,
    at = NOON,
    name = 'owner',
    from = `192.0.2.${address}`,
  ): Promise<LoginOutcome> {
    return checkLogin(held.database, { name, password, address: from, callerKind: 'CUSTOMER', at });
  }

  async function fail(times: number, at = NOON): Promise<void> {
    for (let time = 0; time < times; time += 1) await tryLogin('wrong', at);
  }

  test.each(DEMO_LOGINS)('%s has the documented password', async (name) => {
    const outcomes = await Promise.all(
      ['CUSTOMER', 'DELEGATE', 'STAFF'].map((callerKind) =>
        checkLogin(held.database, {
          name: name.toUpperCase(),
          password: `demo-${name}`,
          address: callerKind,
          callerKind,
          at: NOON,
        }),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['RIGHT', 'WRONG', 'WRONG']);
  });

  test('after the free failures even the right password waits', async () => {
    await fail(free);
    expect(await tryLogin('demo-owner')).toEqual({ outcome: 'PAUSED', until: NOON + 30 * SECOND });
    expect(await tryLogin('demo-owner', NOON + 30 * SECOND - 1)).toMatchObject({ outcome: 'PAUSED' });
    expect(await tryLogin('demo-owner', NOON + 30 * SECOND)).toMatchObject({ outcome: 'RIGHT' });
  });

  test('each further failure doubles the pause, up to a quarter of an hour', async () => {
    await fail(free);
    const pauses: number[] = [];
    let at = NOON;
    for (let time = 0; time < 7; time += 1) {
      const paused = await tryLogin('wrong', at);
      if (paused.outcome !== 'PAUSED') throw new Error('there was no pause');
      pauses.push((paused.until - at) / SECOND);
      at = paused.until;
      await tryLogin('wrong', at, 'owner', `198.51.100.${time}`);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  test('a right password makes an account start anew', async () => {
    await fail(free - 1);
    expect(await tryLogin('demo-owner')).toMatchObject({ outcome: 'RIGHT' });
    await fail(free - 1);
    expect(await tryLogin('demo-owner')).toMatchObject({ outcome: 'RIGHT' });
  });

  test('failures are forgotten after an hour', async () => {
    await fail(free - 1);
    await fail(1, NOON + LOGIN_LIMITS.ACCOUNT.forgottenAfterMs);
    expect(await tryLogin('demo-owner', NOON + LOGIN_LIMITS.ACCOUNT.forgottenAfterMs)).toMatchObject({
      outcome: 'RIGHT',
    });
  });

  test('many guesses at one moment are no more than many in a row', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, place) => tryLogin('wrong', NOON, 'owner', `203.0.113.${place}`)),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'WRONG')).toHaveLength(free);
  });

  test('an address that tries many names waits too, whichever name it tries next', async () => {
    for (let time = 0; time < LOGIN_LIMITS.ADDRESS.free; time += 1) await tryLogin('x', NOON, `name-${time}`);
    expect(await tryLogin('demo-owner')).toMatchObject({ outcome: 'PAUSED' });
    expect(await tryLogin('demo-owner', NOON, 'owner', 'another')).toMatchObject({ outcome: 'RIGHT' });
  });

  test('an own login between the guesses does not buy an address more of them', async () => {
    let guesses = 0;
    for (let time = 0; time < LOGIN_LIMITS.ADDRESS.free + 3; time += 1) {
      if ((await tryLogin('x', NOON, `name-${time}`)).outcome === 'WRONG') guesses += 1;
      await tryLogin('demo-owner');
    }
    expect(guesses).toBeLessThanOrEqual(LOGIN_LIMITS.ADDRESS.free);
  });

  test('what was typed is kept as a hash alone', async () => {
    await tryLogin('wrong', NOON, 'my secret in the wrong field');
    const rows = await held.database.query('SELECT * FROM login_attempts');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/secret|192\.0\.2/);
  });
});
