// "This information is required by Flowroute to verify your identity, to establish your account, and to set up your service." (policy
// section 2) CPNI is what the carrier knows of a customer by reason of the service (section 3): whoever has signed up and has no
// service has none.
import { createHash } from 'node:crypto';
import { ownerOf, PASSWORD, PERSON, SIGN_UP, signUp, type SignedUp } from './new-customer.js';
import { useStory, type Person } from './support.js';

const story = useStory();

const WHAT = 'accountId number loginName';
const key = (word: string) => `signing-up-${word}-0123456789`;

async function count(table: string): Promise<number> {
  const [row] = await story.database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return row?.count ?? 0;
}

const CPNI_FIELDS = `services { category } trunks { sipDomain } routes { kind } quantities { services }
  locations { city } emergencyAddresses { city } balance { amount }
  numbers(first: 1) { nodes { number } } invoices(first: 1) { nodes { number } }
  callRecords(first: 1) { nodes { direction } } messageRecords(first: 1) { nodes { direction } }
  callLocations(first: 1) { nodes { place } }
  usage(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z", by: MONTH) { minutes }
  destinations(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z", by: COUNTRY) { minutes }`;

describe('a person signs up without a token', () => {
  let made: SignedUp;
  let owner: Person;
  beforeAll(async () => {
    made = await signUp(story, {
      contacts: [{ role: 'BILLING', name: 'Bo Ledger', email: 'bo@fairweather.example' }],
    });
    owner = await ownerOf(story, made);
  });

  test('and is told the number of the account and the name of the login, which say nothing of the person', () => {
    expect(made.number).toMatch(/^ACCT-[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(made.loginName).toMatch(/^user-[0-9a-hjkmnp-tv-z]{6}$/);
  });

  test('and owns an account of an applicant, for three purposes, with the policy accepted', async () => {
    const { data, errors } = await story.ask(
      owner,
      `query ($number: String!) { accountByNumber(number: $number) { status name
         contacts { nodes { role name email phone address { lines city region postalCode country } } }
         signUp { purposes policyVersion at } policyAcceptances { version kind }
         changes(first: 5) { nodes { change by } } } }`,
      { number: made.number },
    );
    expect(errors).toEqual([]);
    expect(data?.['accountByNumber']).toEqual({
      status: 'APPLICANT',
      name: PERSON.name,
      contacts: {
        nodes: expect.arrayContaining([
          { role: 'OWNER', ...PERSON },
          { role: 'BILLING', name: 'Bo Ledger', email: 'bo@fairweather.example', phone: null, address: null },
        ]),
      },
      signUp: {
        purposes: ['IDENTITY_VERIFICATION', 'ACCOUNT_ESTABLISHMENT', 'SERVICE_SETUP'],
        policyVersion: '2015-03-30',
        at: new Date(story.now()).toISOString(),
      },
      policyAcceptances: [{ version: '2015-03-30', kind: 'EXPLICIT' }],
      changes: { nodes: [{ change: 'signUp', by: 'ANONYMOUS' }] },
    });
  });

  test('and has no CPNI: every field of it answers that there is no customer yet', async () => {
    const { data, errors } = await story.ask(
      owner,
      `query ($number: String!) { accountByNumber(number: $number) { cpni(purpose: SELF_ACCESS) { ${CPNI_FIELDS} } } }`,
      { number: made.number },
    );
    const { cpni } = data?.['accountByNumber'] as { cpni: Record<string, unknown> };
    const fields = Object.keys(cpni);
    expect(fields).toHaveLength(14);
    expect(Object.values(cpni)).toEqual(fields.map(() => null));
    expect(errors.map(({ path }) => path?.[2]).sort()).toEqual([...fields].sort());
    expect(new Set(errors.map(({ extensions }) => extensions?.['reason']))).toEqual(
      new Set(['NOT_A_CUSTOMER']),
    );
  });

  test('and nobody else sees the account: an affiliate and another customer are told what they are told of none', async () => {
    for (const stranger of ['affiliate-active', 'owner'] as const) {
      const [there, nowhere] = await Promise.all(
        [made.number, 'ACCT-NOWHERE'].map((number) =>
          story.ask(stranger, 'query ($number: String!) { accountByNumber(number: $number) { status } }', {
            number,
          }),
        ),
      );
      expect(there?.errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
      expect(there?.data).toEqual(nowhere?.data);
      expect(there?.errors).toEqual(nowhere?.errors);
    }
  });

  test('and marketing does not read what was told at signing up', async () => {
    const { errors } = await story.ask(
      'marketing',
      `query ($number: String!) { accountByNumber(number: $number) { name(purpose: MARKETING_SAME_CATEGORY) } }`,
      { number: made.number },
    );
    expect(errors[0]?.extensions).toMatchObject({ reason: 'SIGNUP_PURPOSE', citation: ['§2'] });
  });

  test('and is written to at the address that was given', async () => {
    const mails = await story.mails(made.number);
    expect(mails).toEqual([expect.objectContaining({ kind: 'SIGNED_UP', recipient: PERSON.email })]);
    for (const told of [made.number, made.loginName, PASSWORD])
      expect(JSON.stringify(mails)).not.toContain(told);
  });

  test('and the log names what was written, and no value', async () => {
    const entries = await story.database.query<{ entry: object }>(
      `SELECT entry FROM audit_entries e JOIN accounts a USING (account_id)
       WHERE a.number = $1 AND e.entry ->> 'kind' = 'CHANGE'`,
      [made.number],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.entry).toMatchObject({
      kind: 'CHANGE',
      actor: { kind: 'ANONYMOUS' },
      decision: { outcome: 'PERMIT', citation: ['§2', '§8'] },
      change: {
        name: 'signUp',
        objects: { account: expect.any(String), login: owner.subject, acceptance: expect.any(String) },
      },
    });
    for (const told of [PERSON.name, PERSON.email, PERSON.phone, 'Alder', PASSWORD])
      expect(JSON.stringify(entries)).not.toContain(told);
  });

  test('and the password is nowhere as it is', async () => {
    expect(story.log.join()).not.toContain(PASSWORD);
    const tables = await story.database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(50);
    for (const { name } of tables) {
      const [found] = await story.database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "${name}" AS held WHERE held::text LIKE $1`,
        [`%${PASSWORD}%`],
      );
      expect([name, found?.count]).toEqual([name, 0]);
    }
  });
});

describe('nothing that is answered depends on who has an account already', () => {
  test('the same person, with the same address, signs up again and is answered alike', async () => {
    const [first, second] = [await signUp(story), await signUp(story)];
    expect(first.number).not.toBe(second.number);
    expect(Object.keys(first)).toEqual(Object.keys(second));
  });

  test('and so is whoever gives the address of a customer', async () => {
    const [customer] = await story.database.query<{ email: string }>(
      `SELECT email FROM contacts JOIN accounts USING (account_id) WHERE number = 'ACCT-0001' AND role = 'OWNER'`,
    );
    const answered = await signUp(story, { owner: { ...PERSON, email: customer?.email } });
    expect(answered.number).toMatch(/^ACCT-/);
  });
});

describe('a request that is repeated under its key', () => {
  test('makes one account, and is answered alike', async () => {
    const before = [await count('accounts'), await count('login_accounts')];
    const input = { idempotencyKey: key('twice') };
    const first = await signUp(story, input);
    expect(await signUp(story, input)).toEqual(first);
    const after = [await count('accounts'), await count('login_accounts')];
    expect(after).toEqual(before.map((number) => number + 1));
  });

  test('makes one account where both come at once', async () => {
    const before = await count('accounts');
    const input = { idempotencyKey: key('at-once') };
    const [one, other] = await Promise.all([signUp(story, input), signUp(story, input)]);
    expect(one).toEqual(other);
    expect(await count('accounts')).toBe(before + 1);
  });

  test('with another password is another request', async () => {
    const idempotencyKey = key('other');
    await signUp(story, { idempotencyKey });
    expect(
      await story.change(null, 'signUp', { ...SIGN_UP, idempotencyKey, password: `${PASSWORD}!` }, WHAT),
    ).toMatchObject({ number: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });

  test('keeps no hash by which the password could be guessed', async () => {
    const idempotencyKey = key('hash');
    await signUp(story, { idempotencyKey });
    const asked = { ...SIGN_UP, contacts: [], idempotencyKey };
    const guesses = [asked, SIGN_UP].map((input) =>
      createHash('sha256')
        .update(JSON.stringify([idempotencyKey, 'signUp', input]))
        .digest(),
    );
    const kept = await story.database.query('SELECT 1 FROM idempotency_keys WHERE input_hash = ANY($1)', [
      guesses,
    ]);
    expect(kept).toEqual([]);
  });
});

test('who has a login already owns the account with it', async () => {
  const person: Person = { subject: 'signs-up-with-a-token' };
  const { password: _, ...withoutPassword } = SIGN_UP;
  const made = await story.change(person, 'signUp', withoutPassword, WHAT);
  expect(made).toMatchObject({ loginName: null, userErrors: [] });
  const { data } = await story.ask(person, 'query ($id: ID!) { account(id: $id) { status } }', {
    id: made['accountId'],
  });
  expect(data).toEqual({ account: { status: 'APPLICANT' } });
  expect(await story.change(person, 'signUp', SIGN_UP, WHAT)).toMatchObject({
    accountId: null,
    userErrors: [{ code: 'INVALID', field: 'password' }],
  });
});

describe('what is wrong is told by its field, never by its value', () => {
  const FAULTS: readonly (readonly [says: string, change: object, code: string, field: string])[] = [
    ['no password', { password: undefined }, 'REQUIRED', 'password'],
    ['a short password', { password: 'short' }, 'INVALID', 'password'],
    ['a password with the own name', { password: 'Fairweather-2026-x' }, 'INVALID', 'password'],
    ['a password with the own telephone', { password: 'my5035550142phone' }, 'INVALID', 'password'],
    ['a password with the own street', { password: '12-alder-row-12-x' }, 'INVALID', 'password'],
    ['a version that is not in force', { policyVersion: '2014-01-01' }, 'INVALID', 'policyVersion'],
    ['a name of nothing', { name: ' ' }, 'INVALID', 'name'],
    ['an address that is none', { owner: { ...PERSON, email: 'a@b@c' } }, 'INVALID', 'owner.email'],
    ['a contact without a name', { contacts: [{ role: 'BILLING', name: '' }] }, 'INVALID', 'contacts.0.name'],
  ];

  test.each(FAULTS)('%s', async (_, change, code, field) => {
    const before = await count('accounts');
    const answer = await story.change(null, 'signUp', { ...SIGN_UP, ...change }, WHAT);
    expect(answer).toMatchObject({ accountId: null, number: null, loginName: null });
    expect(answer['userErrors']).toContainEqual(expect.objectContaining({ code, field }));
    expect(await count('accounts')).toBe(before);
  });

  test('a card number is refused wherever it stands', async () => {
    await expect(
      story.change(null, 'signUp', { ...SIGN_UP, name: 'Ada 4111 1111 1111 1111' }, WHAT),
    ).rejects.toThrow('CARD_NUMBER_REFUSED');
  });
});
