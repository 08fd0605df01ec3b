// "A customer of a telecommunications carrier is a person or entity to which the telecommunications carrier is currently providing
// service." (47 CFR 64.2003(f)) The first service makes the customer, and only then there is CPNI; the identity is verified before it
// (policy section 2). A customer whose account is closed is a former one.
import { releaseNumbersOfEndedServices } from '../../src/records/stores/service-change-store.js';
import { DAY, useStory, type Person, type Teller } from './support.js';
import { changeState, ownerOf, signUp, verify, versionOf, type SignedUp } from './new-customer.js';

const story = useStory();

const LOCAL = { category: 'LOCAL', type: 'SIP_TRUNKING' };
const STATE = 'status version serviceId';
const error = (code: string, field: string) => ({ userErrors: [expect.objectContaining({ code, field })] });

async function services(teller: Teller, number: string, stated = 'purpose: SELF_ACCESS'): Promise<unknown> {
  const { data, errors } = await story.ask(
    teller,
    `query ($number: String!) { accountByNumber(number: $number) {
       cpni(${stated}) { services { category type startedAt endedAt } } } }`,
    { number },
  );
  if (errors.length > 0) return errors[0]?.extensions?.['reason'] ?? errors[0]?.extensions?.['code'];
  return (data as { accountByNumber: { cpni: { services: unknown } } }).accountByNumber.cpni.services;
}

async function statusOf(account: string): Promise<unknown> {
  const { data } = await story.ask('support', 'query ($id: ID!) { account(id: $id) { status since } }', {
    id: account,
  });
  return data?.['account'];
}

describe('an applicant', () => {
  let made: SignedUp;
  let owner: Person;
  let account: string;
  beforeAll(async () => {
    made = await signUp(story);
    owner = await ownerOf(story, made);
    account = made.accountId;
  });

  test('gets no service before the identity was verified', async () => {
    expect(await changeState(story, 'startService', { account, ...LOCAL })).toMatchObject(
      error('NOT_ALLOWED_NOW', 'account'),
    );
    expect(await statusOf(account)).toMatchObject({ status: 'APPLICANT' });
  });

  test('is verified under the open case of this account, and no other paper', async () => {
    const proof = { account, proof: 'PASSPORT', channel: 'IN_STORE' };
    for (const reference of ['ONBOARD-0001', 'TICKET-0001', 'ONBOARD-NOWHERE'])
      expect(await changeState(story, 'verifyIdentity', { ...proof, reference })).toMatchObject(
        error('NOT_FOUND', 'reference'),
      );
    const { reference } = await story.change('onboarding', 'openOnboardingCase', { account }, 'reference');
    await story.change('onboarding', 'closeOnboardingCase', { reference }, 'reference');
    expect(await changeState(story, 'verifyIdentity', { ...proof, reference })).toMatchObject(
      error('ENDED', 'reference'),
    );
    await verify(story, account);
    const { data } = await story.ask(
      owner,
      'query ($id: ID!) { account(id: $id) { identityVerifications { proof channel at } } }',
      { id: account },
    );
    expect(data?.['account']).toEqual({
      identityVerifications: [
        { proof: 'DRIVERS_LICENSE', channel: 'IN_STORE', at: new Date(story.now()).toISOString() },
      ],
    });
  });

  test('and who did it is kept, with the case', async () => {
    const kept = await story.database.query(
      `SELECT v.verified_by_subject AS by, c.kind FROM identity_verifications v
         JOIN case_references c ON c.reference_id = v.case_id JOIN accounts a ON a.account_id = v.account_id
        WHERE a.number = $1`,
      [made.number],
    );
    expect(kept).toEqual([{ by: 'onboarding', kind: 'ONBOARDING_CASE' }]);
  });

  test('is no customer until the first service', async () => {
    expect(await services(owner, made.number)).toBe('NOT_A_CUSTOMER');
  });

  test('cannot be suspended or closed: there is no service', async () => {
    for (const name of ['suspendAccount', 'closeAccount'])
      expect(await changeState(story, name, { account })).toMatchObject(error('NOT_ALLOWED_NOW', 'account'));
  });

  test('is a customer from the first service on, and reads the own CPNI', async () => {
    story.pass(DAY);
    const number = '+15035557001';
    const started = await changeState(story, 'startService', {
      account,
      ...LOCAL,
      features: ['CALLER_ID'],
      numbers: [{ number, type: 'GEOGRAPHIC' }],
    });
    expect(started).toMatchObject({ status: 'ACTIVE', serviceId: expect.any(String), userErrors: [] });
    const since = new Date(story.now()).toISOString();
    expect(await statusOf(account)).toEqual({ status: 'ACTIVE', since });
    expect(await services(owner, made.number)).toEqual([{ ...LOCAL, startedAt: since, endedAt: null }]);
    const { data } = await story.ask(
      owner,
      `query ($id: ID!) { account(id: $id) { cpni(purpose: SELF_ACCESS) {
         numbers(first: 5) { nodes { number type } } quantities { services numbers } } } }`,
      { id: account },
    );
    expect(data?.['account']).toEqual({
      cpni: {
        numbers: { nodes: [{ number, type: 'GEOGRAPHIC' }] },
        quantities: { services: 1, numbers: 1 },
      },
    });
  });

  test('and an affiliate sees nothing of it without a relationship', async () => {
    expect(
      await services(
        'affiliate-active',
        made.number,
        'purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001"',
      ),
    ).toBe('NOT_FOUND');
  });

  test('and is not verified as an applicant again', async () => {
    const { reference } = await story.change('onboarding', 'openOnboardingCase', { account }, 'reference');
    const proof = { account, reference, proof: 'PASSPORT', channel: 'IN_STORE' };
    expect(await changeState(story, 'verifyIdentity', proof)).toMatchObject(
      error('NOT_ALLOWED_NOW', 'account'),
    );
  });

  test('the owner sees all of it among the changes of the account', async () => {
    const { data } = await story.ask(
      owner,
      'query ($id: ID!) { account(id: $id) { changes(first: 10) { nodes { change by roles } } } }',
      { id: account },
    );
    expect(data?.['account']).toEqual({
      changes: {
        nodes: [
          { change: 'startService', by: 'STAFF', roles: ['ONBOARDING'] },
          { change: 'verifyIdentity', by: 'STAFF', roles: ['ONBOARDING'] },
          { change: 'signUp', by: 'ANONYMOUS', roles: [] },
        ],
      },
    });
  });
});

describe('a service', () => {
  let account: string;
  let owner: Person;
  let number: string;
  const DID = '+15035557002';
  let first: unknown;
  beforeAll(async () => {
    const made = await signUp(story);
    [account, number, owner] = [made.accountId, made.number, await ownerOf(story, made)];
    await verify(story, account);
    const numbers = [{ number: DID, type: 'GEOGRAPHIC' }];
    first = (await changeState(story, 'startService', { account, ...LOCAL, numbers }))['serviceId'];
  });

  const end = (input: object) => changeState(story, 'endService', { account, ...input });
  const later = (days: number) => new Date(story.now() + days * DAY).toISOString();

  test('has a number that no other account has', async () => {
    const other = await signUp(story);
    await verify(story, other.accountId);
    const numbers = [
      { number: '+15035557003', type: 'GEOGRAPHIC' },
      { number: DID, type: 'GEOGRAPHIC' },
    ];
    expect(
      await changeState(story, 'startService', { account: other.accountId, ...LOCAL, numbers }),
    ).toMatchObject({ status: null, ...error('TAKEN', 'numbers.1.number') });
    expect(await statusOf(other.accountId)).toMatchObject({ status: 'APPLICANT' });
  });

  test('is never ended in the past', async () => {
    expect(await end({ service: first, to: later(-1) })).toMatchObject(error('BACKDATED', 'to'));
  });

  test('ends later, and then earlier than announced, never later', async () => {
    expect(await end({ service: first, to: later(30) })).toMatchObject({ userErrors: [] });
    expect(await end({ service: first, to: later(31) })).toMatchObject(error('NOT_ALLOWED_NOW', 'to'));
    expect(await end({ service: first, to: later(10) })).toMatchObject({ userErrors: [] });
    expect(await services(owner, number)).toMatchObject([{ endedAt: later(10) }]);
  });

  test('is over once its end has come', async () => {
    story.pass(11 * DAY);
    expect(await end({ service: first })).toMatchObject(error('ENDED', 'service'));
  });

  test('whose announced end has come gives its number back', async () => {
    const holds = () => story.database.query('SELECT 1 FROM phone_number_accounts WHERE number = $1', [DID]);
    expect(await holds()).toHaveLength(1);
    await releaseNumbersOfEndedServices(story.database, story.now() - 2 * DAY);
    expect(await holds()).toHaveLength(1);
    await releaseNumbersOfEndedServices(story.database, story.now());
    expect(await holds()).toEqual([]);
  });

  test('of another account is none of this one', async () => {
    const [foreign] = await story.database.query<{ id: string }>(
      `SELECT service_id AS id FROM services JOIN accounts USING (account_id) WHERE number = 'ACCT-0001' LIMIT 1`,
    );
    expect(await end({ service: foreign?.id })).toMatchObject(error('NOT_FOUND', 'service'));
  });

  test('that ends now frees its number at once', async () => {
    const numbers = [{ number: '+15035557004', type: 'MOBILE' }];
    const mobile = { account, category: 'WIRELESS', type: 'MOBILE', numbers };
    const { serviceId } = await changeState(story, 'startService', mobile);
    await end({ service: serviceId });
    expect(await changeState(story, 'startService', mobile)).toMatchObject({ userErrors: [] });
  });
});

describe('an account', () => {
  let account: string;
  let owner: Person;
  let number: string;
  beforeAll(async () => {
    const made = await signUp(story);
    [account, number, owner] = [made.accountId, made.number, await ownerOf(story, made)];
    await verify(story, account);
    await changeState(story, 'startService', { account, ...LOCAL });
  });

  test('that is suspended is of a customer still, who takes no new service', async () => {
    expect(await changeState(story, 'suspendAccount', { account })).toMatchObject({ status: 'SUSPENDED' });
    expect(await services(owner, number)).toHaveLength(1);
    expect(await changeState(story, 'startService', { account, ...LOCAL })).toMatchObject(
      error('NOT_ALLOWED_NOW', 'account'),
    );
    expect(await changeState(story, 'suspendAccount', { account })).toMatchObject(
      error('NOT_ALLOWED_NOW', 'account'),
    );
    expect(await changeState(story, 'suspendAccount', { account, suspended: false })).toMatchObject({
      status: 'ACTIVE',
    });
  });

  test('changed by two at once is changed by one: nothing is lost', async () => {
    const expectedVersion = await versionOf(story, account);
    const input = { account, expectedVersion };
    const answers = await Promise.all([
      story.change('onboarding', 'startService', { ...input, ...LOCAL }, STATE),
      story.change('support', 'closeAccount', input, STATE),
      story.change('support', 'startService', { ...input, ...LOCAL }, STATE),
    ]);
    const refused = answers.filter(({ userErrors }) => (userErrors as unknown[]).length > 0);
    expect(refused).toHaveLength(2);
    for (const each of refused) expect(each).toMatchObject(error('VERSION_CONFLICT', 'expectedVersion'));
    expect(await versionOf(story, account)).toBe(expectedVersion + 1);
  });

  test('that is closed is of a former customer, whose services have ended', async () => {
    const { data } = await story.ask('support', 'query ($id: ID!) { account(id: $id) { status } }', {
      id: account,
    });
    if ((data as { account: { status: string } }).account.status !== 'CLOSED')
      expect(await changeState(story, 'closeAccount', { account })).toMatchObject({ status: 'CLOSED' });
    const { errors, data: own } = await story.ask(
      owner,
      'query ($id: ID!) { account(id: $id) { cpni(purpose: SELF_ACCESS) { services { endedAt } } } }',
      { id: account },
    );
    expect(errors).toEqual([]);
    const { cpni } = (own as { account: { cpni: { services: { endedAt: string }[] } } }).account;
    expect(cpni.services.length).toBeGreaterThan(0);
    for (const { endedAt } of cpni.services) expect(endedAt).toBe(new Date(story.now()).toISOString());
    const [entry] = await story.lastEntries(1);
    expect(entry?.decision).toMatchObject({ outcome: 'PERMIT', reason: 'OK_FORMER_CUSTOMER_SELF' });
  });

  test('that is closed stays closed', async () => {
    for (const name of ['closeAccount', 'suspendAccount'])
      expect(await changeState(story, name, { account })).toMatchObject(error('NOT_ALLOWED_NOW', 'account'));
    expect(await changeState(story, 'startService', { account, ...LOCAL })).toMatchObject(
      error('NOT_ALLOWED_NOW', 'account'),
    );
  });
});

test('under one key a service begins once', async () => {
  const made = await signUp(story);
  const account = made.accountId;
  await verify(story, account);
  const input = {
    account,
    expectedVersion: await versionOf(story, account),
    ...LOCAL,
    idempotencyKey: 'one-service-0123456789',
  };
  const first = await story.change('onboarding', 'startService', input, STATE);
  expect(await story.change('onboarding', 'startService', input, STATE)).toEqual(first);
  expect(await services(await ownerOf(story, made), made.number)).toHaveLength(1);
});

test.each<Teller>(['owner', 'applicant', 'billing', 'affiliate-active', 'supervisor'])(
  '%s begins no service',
  async (teller) => {
    const account = await story.account('ACCT-0001');
    await expect(
      story.change(teller, 'startService', { account, expectedVersion: 1, ...LOCAL }, STATE),
    ).rejects.toThrow('CHANGE_NOT_PERMITTED');
  },
);

test('the version, which counts services, is told to no company and no delegate', async () => {
  for (const teller of ['affiliate-active', 'delegate'] as const) {
    const { data, errors } = await story.ask(
      teller,
      '{ accountByNumber(number: "ACCT-0001") { number version } }',
    );
    expect(data).toEqual({ accountByNumber: { number: 'ACCT-0001', version: null } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'RECORD_RESTRICTED' });
  }
});
