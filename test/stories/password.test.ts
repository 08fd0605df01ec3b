// "... must notify customers immediately whenever a password, customer response to a back-up means of authentication for lost or
// forgotten passwords, online account, or address of record is created or changed. This notification is not required when the
// customer initiates service ... and must not reveal the changed information or be sent to the new account information." (47 CFR
// 64.2010(f)) A back-up method "may not prompt the customer for readily available biographical information, or account information"
// (64.2010(e)).
import { checkLogin, type LoginOutcome } from '../../src/authorization-server/check-login.js';
import {
  changeState,
  ownerOf,
  PASSWORD,
  PERSON,
  SIGN_UP,
  signUp,
  verify,
  type SignedUp,
} from './new-customer.js';
import { MINUTE, useStory, type Person, type Teller } from './support.js';

const story = useStory();

const NEW_PASSWORD = 'another-river-of-glass-7';
const ANSWER = 'The Gilded Otter';

let made: SignedUp;
let owner: Person;
let account: string;
beforeAll(async () => {
  made = await signUp(story);
  owner = await ownerOf(story, made);
  account = made.accountId;
  await verify(story, account);
  await changeState(story, 'startService', { account, category: 'LOCAL', type: 'SIP_TRUNKING' });
});
beforeEach(() => {
  story.pass(2 * 60 * MINUTE); // what was tried before is forgotten
});

const error = (code: string, field: string) => ({
  changed: false,
  userErrors: [expect.objectContaining({ code, field })],
});
const DONE = { changed: true, userErrors: [] };

const password = (input: object, teller: Teller = owner) =>
  story.change(teller, 'changePassword', { account, newPassword: NEW_PASSWORD, ...input }, 'changed');
const backup = (input: object, teller: Teller = owner) =>
  story.change(
    teller,
    'changeBackupAnswer',
    { account, question: 'SHIP_NAME', answer: ANSWER, ...input },
    'changed',
  );

let address = 0;
async function login(tried: string): Promise<LoginOutcome['outcome']> {
  const { outcome } = await checkLogin(story.database, {
    name: made.loginName,
    password: tried,
    address: `192.0.2.${++address}`,
    callerKind: 'CUSTOMER',
    at: story.now(),
  });
  return outcome;
}

async function mailKinds(): Promise<string[]> {
  return (await story.mails(made.number)).map(({ kind }) => kind);
}

test('the login that is made with the sign-up is told of by no further mail', async () => {
  expect(await mailKinds()).toEqual(['SIGNED_UP']);
});

describe('a password', () => {
  test('is not changed without the one that there is', async () => {
    expect(await password({})).toEqual(error('REQUIRED', 'currentPassword'));
    expect(await password({ currentPassword: 'not-the-right-one' })).toEqual(
      error('INVALID', 'currentPassword'),
    );
    expect(await login(PASSWORD)).toBe('RIGHT');
    expect(await mailKinds()).toEqual(['SIGNED_UP']);
  });

  test.each([
    ['too short', 'short'],
    ['the one that there is', PASSWORD],
    ['with the own name', 'fairweather-forever'],
    ['with the own street', 'twelve-alder-row-12alderrow'],
  ])('is no new one that is %s', async (_, newPassword) => {
    expect(await password({ currentPassword: PASSWORD, newPassword })).toEqual(
      error('INVALID', 'newPassword'),
    );
  });

  test('and none with the account number', async () => {
    expect(
      await password({ currentPassword: PASSWORD, newPassword: `my ${made.number.toLowerCase()} secret` }),
    ).toEqual(error('INVALID', 'newPassword'));
  });

  test('is guessed a few times, and then nobody is let try for a while, with the right one neither', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await password({ currentPassword: `guess-number-${tries}` })).toEqual(
        error('INVALID', 'currentPassword'),
      );
    expect(await password({ currentPassword: PASSWORD })).toEqual(error('NOT_ALLOWED_NOW', 'account'));
    expect(await login(PASSWORD)).toBe('PAUSED');
    story.pass(2 * MINUTE);
    expect(await login(PASSWORD)).toBe('RIGHT');
  });

  test('tried by many at once is tried no more often', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, place) => password({ currentPassword: `guess-at-once-${place}` })),
    );
    const compared = answers.filter(({ userErrors }) =>
      (userErrors as { field: string }[]).some(({ field }) => field === 'currentPassword'),
    );
    expect(compared.length).toBeGreaterThan(0);
    expect(compared.length).toBeLessThanOrEqual(5);
  });

  test('once changed is told at the old address without it, and whoever was signed in is signed out', async () => {
    const token = await story.token(owner);
    const asWhoWasSignedIn = () => story.ask({ token }, '{ viewer { kind } }');
    expect((await asWhoWasSignedIn()).status).toBe(200);
    const session = { accountId: owner.subject, loginTs: 1 };
    await story.database.query(
      `INSERT INTO oidc_payloads (kind, id, payload) VALUES ('Session', 'a-session', $1), ('Session', 'of-another', $2)`,
      [JSON.stringify(session), JSON.stringify({ ...session, accountId: 'somebody-else' })],
    );
    expect(await password({ currentPassword: PASSWORD }, { token })).toEqual(DONE);

    expect([await login(PASSWORD), await login(NEW_PASSWORD)]).toEqual(['WRONG', 'RIGHT']);
    const mails = await story.mails(made.number);
    expect(mails.slice(1)).toEqual([
      expect.objectContaining({
        kind: 'ACCOUNT_CHANGED',
        recipient: PERSON.email,
        body: expect.stringContaining('- the password'),
      }),
    ]);
    for (const secret of [PASSWORD, NEW_PASSWORD]) expect(JSON.stringify(mails)).not.toContain(secret);
    expect((await asWhoWasSignedIn()).status).toBe(401);
    const sessions = await story.database.query<{ id: string }>(
      `SELECT id FROM oidc_payloads WHERE kind = 'Session'`,
    );
    expect(sessions).toEqual([{ id: 'of-another' }]);
    story.pass(MINUTE);
    expect((await story.ask(owner, '{ viewer { kind } }')).status).toBe(200);
  });

  test('is in the log by who changed it and on which clauses, and as no value', async () => {
    const entries = await story.database.query<{ entry: object }>(
      `SELECT entry FROM audit_entries WHERE entry -> 'change' ->> 'name' = 'changePassword'`,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.entry).toMatchObject({
      actor: { kind: 'CUSTOMER', subject: owner.subject },
      decision: { outcome: 'PERMIT', citation: ['64.2010(c)', '64.2010(e)', '64.2010(f)'] },
      change: { objects: { login: owner.subject } },
    });
    for (const secret of [PASSWORD, NEW_PASSWORD]) {
      expect(JSON.stringify(entries)).not.toContain(secret);
      expect(story.log.join()).not.toContain(secret);
    }
  });

  test('is changed once under one key, also though the one before is right no more', async () => {
    const input = {
      currentPassword: NEW_PASSWORD,
      newPassword: 'a-third-one-for-luck',
      idempotencyKey: 'password-key-0123456789',
    };
    expect(await password(input)).toEqual(DONE);
    story.pass(MINUTE);
    expect(await password(input)).toEqual(DONE);
    story.pass(MINUTE);
    expect(await password({ currentPassword: 'a-third-one-for-luck', newPassword: NEW_PASSWORD })).toEqual(
      DONE,
    );
    expect((await mailKinds()).filter((kind) => kind === 'ACCOUNT_CHANGED')).toHaveLength(3);
  });

  test('changed by two at once is changed by one: the other proves what is right no more, or is signed out', async () => {
    const answers = await Promise.allSettled(
      ['first-of-the-two-words', 'second-of-two-such-words'].map((newPassword) =>
        password({ currentPassword: NEW_PASSWORD, newPassword }),
      ),
    );
    const outcomes = answers.map((each) => (each.status === 'fulfilled' ? each.value : 'signed out already'));
    expect(outcomes).toContainEqual(DONE);
    const others = outcomes.filter((each) => typeof each === 'string' || each['changed'] === false);
    expect(others).toHaveLength(1);
    story.pass(MINUTE);
    const there =
      (await login('first-of-the-two-words')) === 'RIGHT'
        ? 'first-of-the-two-words'
        : 'second-of-two-such-words';
    expect(await password({ currentPassword: there })).toEqual(DONE);
  });
});

describe('the answer that helps when the password is lost', () => {
  test('is chosen with the password, to a question that no life and no account answers', async () => {
    expect(await backup({ currentPassword: 'not-the-right-one' })).toEqual(
      error('INVALID', 'currentPassword'),
    );
    for (const answer of ['abc', 'Ada Fairweather', `ship ${made.number}`, 'Astoria', NEW_PASSWORD])
      expect(await backup({ currentPassword: NEW_PASSWORD, answer })).toEqual(error('INVALID', 'answer'));
    const before = (await story.mails(made.number)).length;
    expect(await backup({ currentPassword: NEW_PASSWORD })).toEqual(DONE);
    const mails = (await story.mails(made.number)).slice(before);
    expect(mails).toEqual([
      expect.objectContaining({
        recipient: PERSON.email,
        body: expect.stringContaining('- the answer that helps when the password is lost'),
      }),
    ]);
    expect(JSON.stringify(mails)).not.toContain('Otter');
    const [kept] = await story.database.query<{ hash: string }>(
      'SELECT answer_hash AS hash FROM backup_answers WHERE subject = $1',
      [owner.subject],
    );
    expect(kept?.hash).toMatch(/^\$argon2id\$/);
  });

  test('lets support staff set a new password on a call of theirs, and on no other ground', async () => {
    const called = {
      account,
      customerConsented: true,
      authentication: { method: 'BIOGRAPHICAL', channel: 'TELEPHONE' },
    };
    const { reference: call } = await story.change('support', 'openCall', called, 'reference');
    await expect(password({ backupAnswer: ANSWER }, 'support')).rejects.toThrow('CHANGE_NOT_PERMITTED');
    const asked = await password({ call }, 'support');
    expect(asked).toEqual(error('REQUIRED', 'backupAnswer'));
    expect(JSON.stringify(asked)).toContain('What would you call a ship?');
    expect(await password({ call, backupAnswer: 'The Gilded Heron' }, 'support')).toEqual(
      error('INVALID', 'backupAnswer'),
    );
    const newPassword = 'told-on-the-telephone';
    expect(await password({ call, backupAnswer: ' the  gilded OTTER ', newPassword }, 'support')).toEqual(
      DONE,
    );
    expect(await login(newPassword)).toBe('RIGHT');
    expect((await story.mails(made.number)).at(-1)).toMatchObject({
      kind: 'ACCOUNT_CHANGED',
      recipient: PERSON.email,
    });
    await story.change('support', 'endCall', { reference: call }, 'reference');
    await expect(password({ call, backupAnswer: ANSWER }, 'support')).rejects.toThrow('CALL_ENDED');
  });

  test('that was never chosen helps nobody', async () => {
    const demo = await story.account('ACCT-0001');
    expect(await password({ account: demo, call: 'CALL-0001', backupAnswer: ANSWER }, 'support')).toEqual(
      error('NOT_ALLOWED_NOW', 'backupAnswer'),
    );
  });

  test('is told to and taken from nobody but the owner', async () => {
    for (const teller of ['support', 'onboarding', 'delegate', 'affiliate-active'] as const)
      await expect(backup({ currentPassword: NEW_PASSWORD }, teller)).rejects.toThrow();
  });
});

test('a login that is too weak to read is too weak to change', async () => {
  const weak = { ...owner, amr: ['kba'] };
  await expect(password({ currentPassword: NEW_PASSWORD }, weak)).rejects.toThrow('STEP_UP');
});

test('a login that another issuer keeps is not changed here', async () => {
  const elsewhere: Person = { subject: 'keeps-a-login-elsewhere' };
  const { password: _, ...rest } = SIGN_UP;
  const own = await story.change(elsewhere, 'signUp', rest, 'accountId');
  expect(await password({ account: own['accountId'], currentPassword: NEW_PASSWORD }, elsewhere)).toEqual(
    error('NOT_ALLOWED_NOW', 'account'),
  );
});
