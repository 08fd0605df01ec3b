// What the authorization server keeps: gone when it has expired, consumed once, remembered once.
import {
  consumeOidcPayload,
  deleteOidcPayloadsOfGrant,
  findOidcPayload,
  purgeOidcPayloads,
  saveOidcPayload,
  saveOidcPayloadOnce,
  type OidcRow,
} from '../../src/records/stores/oidc-store.js';
import { DATABASES, useDatabase } from '../support/databases.js';

const NOON = Date.parse('2026-03-15T12:00:00Z');

function row(id: string, expiresAt: number | null = NOON, kind = 'AuthorizationCode'): OidcRow {
  return { kind, id, payload: { jti: id }, grantId: 'grant', userCode: null, uid: `uid-${id}`, expiresAt };
}

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });

  beforeEach(() => held.database.query('DELETE FROM oidc_payloads'));

  test('it is found until the instant at which it expires, by id and by uid', async () => {
    await saveOidcPayload(held.database, row('a'));
    const found = (key: 'id' | 'uid', value: string, at: number) =>
      findOidcPayload(held.database, 'AuthorizationCode', key, value, at);
    expect(await found('id', 'a', NOON - 1)).toEqual({ jti: 'a' });
    expect(await found('uid', 'uid-a', NOON - 1)).toEqual({ jti: 'a' });
    expect(await found('id', 'a', NOON)).toBeNull();
  });

  test('one kind does not find the id of another', async () => {
    await saveOidcPayload(held.database, row('a'));
    expect(await findOidcPayload(held.database, 'Session', 'id', 'a', NOON - 1)).toBeNull();
  });

  test('of many who consume it at one moment, one is told that it did', async () => {
    await saveOidcPayload(held.database, row('a'));
    const consumed = await Promise.all(
      Array.from({ length: 8 }, () => consumeOidcPayload(held.database, 'AuthorizationCode', 'a', NOON)),
    );
    expect(consumed.filter(Boolean)).toHaveLength(1);
    expect(await findOidcPayload(held.database, 'AuthorizationCode', 'id', 'a', NOON - 1)).toEqual({
      jti: 'a',
      consumed: NOON / 1000,
    });
  });

  test('of many who remember it at one moment, one is told that it was first; and again once it has expired', async () => {
    const save = (at: number) =>
      saveOidcPayloadOnce(held.database, row('a', at + 1000, 'ReplayDetection'), at);
    const saved = await Promise.all(Array.from({ length: 8 }, () => save(NOON)));
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect([await save(NOON + 999), await save(NOON + 1000)]).toEqual([false, true]);
  });

  test('the end of a grant takes what was issued under it', async () => {
    await saveOidcPayload(held.database, row('a'));
    await deleteOidcPayloadsOfGrant(held.database, 'AuthorizationCode', 'grant');
    expect(await findOidcPayload(held.database, 'AuthorizationCode', 'id', 'a', NOON - 1)).toBeNull();
  });

  test('a purge takes what has expired and nothing else', async () => {
    for (const each of [row('past', NOON), row('later', NOON + 1), row('always', null)])
      await saveOidcPayload(held.database, each);
    await purgeOidcPayloads(held.database, NOON);
    const left = await held.database.query<{ id: string }>('SELECT id FROM oidc_payloads ORDER BY id');
    expect(left.map(({ id }) => id)).toEqual(['always', 'later']);
  });
});
