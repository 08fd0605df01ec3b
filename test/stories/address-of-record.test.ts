// "The term 'address of record,' whether postal or electronic, is an address that the carrier has associated with the customer's
// account for at least 30 days." (47 CFR 64.2003(b)) "Telecommunications carriers must notify customers immediately whenever a
// password, customer response to a back-up means of authentication for lost or forgotten passwords, online account, or address of
// record is created or changed ... and must not reveal the changed information or be sent to the new account information."
// (64.2010(f))
import { DAY, useStory, type Teller } from './support.js';

const story = useStory();

const CONTACTS = `{ accountByNumber(number: "ACCT-0001") { contacts { nodes {
  id role version name email emailSince emailCountsAsAddressOfRecord phone
  address { lines city region postalCode country since countsAsAddressOfRecord } } } } }`;

interface Contact {
  readonly id: string;
  readonly role: string;
  readonly version: number;
  readonly email: string;
  readonly emailSince: string;
  readonly emailCountsAsAddressOfRecord: boolean;
  readonly address: { readonly lines: readonly string[]; readonly countsAsAddressOfRecord: boolean };
}

let account: string;
let oldEmail: string;
beforeAll(async () => {
  account = await story.account('ACCT-0001');
  oldEmail = (await contact('OWNER')).email;
});

async function contact(role: string, teller: Teller = 'owner'): Promise<Contact> {
  const { data, errors } = await story.ask(teller, CONTACTS);
  expect(errors).toEqual([]);
  const { nodes } = (data as { accountByNumber: { contacts: { nodes: Contact[] } } }).accountByNumber
    .contacts;
  const found = nodes.find((each) => each.role === role);
  if (found === undefined) throw new Error(`there is no contact of the role ${role}`);
  return found;
}

const ofRecord = 'contactId contact { version email emailCountsAsAddressOfRecord }';
const move = (input: object, teller: Teller = 'owner') =>
  story.change(teller, 'changeAddressOfRecord', { account, ...input }, teller === 'owner' ? ofRecord : '');
const update = (input: object, teller: Teller = 'owner') =>
  story.change(teller, 'updateContact', { account, ...input }, 'contactId');
const code = (word: string, field: string) => ({
  userErrors: [expect.objectContaining({ code: word, field })],
});

const NEW_EMAIL = 'moved@customer.example';
const NEW_ADDRESS = {
  lines: ['77 New Street'],
  city: 'Portland',
  region: 'OR',
  postalCode: '97201',
  country: 'US',
};

test('an address that the customer has had for more than thirty days is of record', async () => {
  const { emailCountsAsAddressOfRecord, address } = await contact('OWNER');
  expect([emailCountsAsAddressOfRecord, address.countsAsAddressOfRecord]).toEqual([true, true]);
});

describe('a change of the address of record', () => {
  test('is told at once, at the old address, without the new one', async () => {
    const { version } = await contact('OWNER');
    expect(await move({ expectedVersion: version, email: NEW_EMAIL, address: NEW_ADDRESS })).toMatchObject({
      contact: { version: version + 1, email: NEW_EMAIL, emailCountsAsAddressOfRecord: false },
      userErrors: [],
    });
    const mails = await story.mails('ACCT-0001');
    expect(mails).toEqual([
      {
        kind: 'ACCOUNT_CHANGED',
        recipient: oldEmail,
        subject: 'Your Flowroute account was changed',
        body: expect.stringContaining('- the address of record'),
      },
    ]);
    for (const told of [NEW_EMAIL, 'New Street', 'Portland', '97201'])
      expect(JSON.stringify(mails)).not.toContain(told);
  });

  test('is in the log with who made it, on which clauses, and without a value', async () => {
    const [entry] = await story.lastEntries(1);
    expect(entry).toMatchObject({
      kind: 'CHANGE',
      actor: { kind: 'CUSTOMER', subject: 'owner' },
      decision: { outcome: 'PERMIT', citation: ['64.2003(b)', '64.2010(f)'] },
      change: { name: 'changeAddressOfRecord', objects: { contact: expect.any(String) } },
    });
    expect(JSON.stringify(entry)).not.toContain('Portland');
  });

  test('keeps what was known before', async () => {
    const rows = await story.database.query<{ email: string }>(
      `SELECT email FROM contact_versions JOIN accounts USING (account_id)
       WHERE number = 'ACCT-0001' AND role = 'OWNER' ORDER BY contact_versions.version`,
    );
    expect(rows.map(({ email }) => email)).toEqual([oldEmail, NEW_EMAIL]);
  });

  test('goes on being told at the old address until the new one has aged: who took an account over cannot silence it', async () => {
    story.pass(29 * DAY);
    const { version } = await contact('OWNER');
    await move({ expectedVersion: version, email: 'again@customer.example' });
    story.pass(29 * DAY);
    await move({ expectedVersion: version + 1, email: 'third@customer.example' });
    const mails = await story.mails('ACCT-0001');
    expect(mails.map(({ recipient }) => recipient)).toEqual([oldEmail, oldEmail, oldEmail]);
  });

  test('counts after thirty days, and is told to from then on', async () => {
    story.pass(30 * DAY);
    const { version, emailCountsAsAddressOfRecord, address } = await contact('OWNER');
    expect([emailCountsAsAddressOfRecord, address.countsAsAddressOfRecord]).toEqual([true, true]);
    await move({ expectedVersion: version, email: 'fourth@customer.example' });
    expect((await story.mails('ACCT-0001')).at(-1)?.recipient).toBe('third@customer.example');
  });
});

describe('who changes it', () => {
  const REFUSED: readonly (readonly [says: string, teller: Teller, input: object, refusal: string])[] = [
    ['the customer with a weak login', 'owner-biographical', {}, 'AUTHN_BIOGRAPHICAL_ONLY'],
    ['nobody that is known', null, {}, 'UNAUTHENTICATED'],
    ['the owner of another account', 'applicant', {}, 'NOT_FOUND'],
    ['support staff', 'support', {}, 'CHANGE_NOT_PERMITTED'],
    ['onboarding staff without a case', 'onboarding', {}, 'CHANGE_NOT_PERMITTED'],
    [
      'onboarding staff once there is a service',
      'onboarding',
      { reference: 'ONBOARD-0001' },
      'SIGNUP_PURPOSE',
    ],
  ];

  test.each(REFUSED)('not %s', async (_, teller, input, refusal) => {
    const before = await contact('OWNER');
    await expect(
      move({ expectedVersion: before.version, email: 'x@y.example', ...input }, teller),
    ).rejects.toThrow(refusal);
    expect(await contact('OWNER')).toEqual(before);
  });

  test('onboarding staff for an applicant, on the open case', async () => {
    const applicant = await story.account('ACCT-0009');
    const input = {
      account: applicant,
      reference: 'ONBOARD-0001',
      expectedVersion: 1,
      email: 'right@new.example',
    };
    const selection = 'contact(purpose: ACCOUNT_ESTABLISHMENT, reference: "ONBOARD-0001") { email version }';
    expect(await story.change('onboarding', 'changeAddressOfRecord', input, selection)).toEqual({
      contact: { email: 'right@new.example', version: 2 },
      userErrors: [],
    });
    const [entry] = await story.lastEntries(1);
    expect(entry?.reference).toBe('ONBOARD-0001');
  });
});

describe('contacts', () => {
  test('of two who change one at once one is made and the other is told', async () => {
    const { id, version } = await contact('TECHNICAL');
    const change = (name: string) => update({ contact: id, expectedVersion: version, name });
    const answers = await Promise.all([change('Ada'), change('Bea')]);
    expect(answers.map(({ userErrors }) => (userErrors as unknown[]).length).sort()).toEqual([0, 1]);
    expect(answers).toContainEqual({ contactId: null, ...code('VERSION_CONFLICT', 'expectedVersion') });
    expect((await contact('TECHNICAL')).version).toBe(version + 1);
  });

  test('what is left out stays, and null takes away', async () => {
    const before = await contact('BILLING');
    const asked = {
      contact: before.id,
      expectedVersion: before.version,
      phone: null,
      email: 'bills@customer.example',
    };
    expect(await update(asked)).toMatchObject({ contactId: before.id, userErrors: [] });
    expect(await contact('BILLING')).toMatchObject({
      ...before,
      version: before.version + 1,
      phone: null,
      email: 'bills@customer.example',
      emailSince: new Date(story.now()).toISOString(),
    });
  });

  test('the address of record is not changed by the way', async () => {
    const { id, version } = await contact('OWNER');
    expect(await update({ contact: id, expectedVersion: version, email: 'x@y.example' })).toMatchObject(
      code('NOT_ALLOWED_NOW', 'email'),
    );
    expect(await update({ contact: id, expectedVersion: version, address: NEW_ADDRESS })).toMatchObject(
      code('NOT_ALLOWED_NOW', 'address'),
    );
    expect(await update({ contact: id, expectedVersion: version, name: 'Renamed' })).toMatchObject({
      userErrors: [],
    });
  });

  const FAULTS: readonly (readonly [says: string, change: object, code: string, field: string])[] = [
    ['a name of nothing', { name: ' ' }, 'INVALID', 'name'],
    ['a name over two lines', { name: 'a\nb' }, 'INVALID', 'name'],
    ['an address that is none', { email: 'a@b@c' }, 'INVALID', 'email'],
    ['a country that is none', { address: { ...NEW_ADDRESS, country: 'USA' } }, 'INVALID', 'address.country'],
    ['an address without a line', { address: { ...NEW_ADDRESS, lines: [] } }, 'INVALID', 'address.lines'],
    ['an empty line', { address: { ...NEW_ADDRESS, lines: [''] } }, 'INVALID', 'address.lines'],
    [
      'a postal code that is none',
      { address: { ...NEW_ADDRESS, postalCode: '!' } },
      'INVALID',
      'address.postalCode',
    ],
    ['nothing', {}, 'REQUIRED', 'input'],
  ];

  test.each(FAULTS)('%s is told by its field', async (_, change, word, field) => {
    const { id, version } = await contact('TECHNICAL');
    expect(await update({ contact: id, expectedVersion: version, ...change })).toMatchObject(
      code(word, field),
    );
    expect((await contact('TECHNICAL')).version).toBe(version);
  });

  test('a contact of another account is none of this one', async () => {
    const foreign = (
      await story.database.query<{ id: string }>(
        `SELECT contact_id AS id FROM contacts JOIN accounts USING (account_id) WHERE number = 'ACCT-0002' LIMIT 1`,
      )
    )[0]?.id;
    expect(await update({ contact: foreign, expectedVersion: 1, name: 'X' })).toMatchObject(
      code('NOT_FOUND', 'contact'),
    );
  });
});
