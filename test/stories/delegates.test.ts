// Disclosure "upon affirmative written request by the customer, to any person designated by the customer" (47 U.S.C. 222(c)(2)):
// for what the designation lists, until it ends or is revoked, and never on a word of mouth.
import { DAY, useStory } from './support.js';

const story = useStory();

const BALANCE = 'balance { currency }';
const SERVICES = 'services { type }';

/** What the delegate of ACCT-0001, or a company, is answered who asks for the field. */
async function told(caller: 'delegate' | 'third-party', field: string): Promise<string> {
  const { errors } = await story.ask(
    caller,
    `{ accountByNumber(number: "ACCT-0001") { cpni(purpose: CUSTOMER_DIRECTED) { ${field} } } }`,
  );
  const refusal = errors[0]?.extensions as { code: string; reason?: string } | undefined;
  return refusal === undefined ? 'TOLD' : (refusal.reason ?? refusal.code);
}

const designate = async (caller: 'owner' | 'owner-biographical' | 'support', input: object) => {
  const account = await story.account('ACCT-0001');
  return story.change(caller, 'designateDelegate', { account, ...input }, 'delegationId');
};
const revoke = async (caller: 'owner' | 'support', input: object) => {
  const account = await story.account('ACCT-0001');
  return story.change(caller, 'revokeDelegate', { account, ...input }, 'delegationId');
};

async function designationsSeenByOwner(): Promise<Record<string, unknown>[]> {
  const { data } = await story.ask(
    'owner',
    `{ accountByNumber(number: "ACCT-0001") { delegations { to form categories until revokedAt evidence } } }`,
  );
  return (data?.['accountByNumber'] as { delegations: Record<string, unknown>[] }).delegations;
}

describe('a written request of the customer', () => {
  test('opens what it lists to the company that it names, and nothing else', async () => {
    expect(await told('third-party', BALANCE)).toBe('NOT_FOUND');
    await designate('owner', { company: 'third-party', categories: ['BILLING'] });
    expect(await told('third-party', BALANCE)).toBe('TOLD');
    expect(await told('third-party', SERVICES)).toBe('NOT_PERMITTED');
  });

  test('takes the place of the one that the same company had: what it no longer lists is closed', async () => {
    await designate('owner', { company: 'third-party', categories: ['TYPE'] });
    expect(await told('third-party', BALANCE)).toBe('NOT_PERMITTED');
    expect(await told('third-party', SERVICES)).toBe('TOLD');
  });

  test('holds until the end that it names, and not at that instant', async () => {
    const until = story.now() + DAY;
    await designate('owner', {
      company: 'third-party',
      categories: ['BILLING'],
      until: new Date(until).toISOString(),
    });
    story.pass(DAY - 1);
    expect(await told('third-party', BALANCE)).toBe('TOLD');
    story.pass(1);
    expect(await told('third-party', BALANCE)).toBe('NOT_PERMITTED');
  });

  test('names a person as well, by the login', async () => {
    expect(await told('delegate', SERVICES)).toBe('DELEGATION_SCOPE');
    await designate('owner', { person: { subject: 'delegate' }, categories: ['BILLING', 'TYPE'] });
    expect(await told('delegate', SERVICES)).toBe('TOLD');
  });

  test('is made by password: a login on biographical facts designates nobody', async () => {
    await expect(
      designate('owner-biographical', { company: 'third-party', categories: ['TYPE'] }),
    ).rejects.toThrow('AUTHN_BIOGRAPHICAL_ONLY');
  });

  const WRONG: [says: string, input: object, code: string, field: string][] = [
    ['lists at least one category', { company: 'third-party', categories: [] }, 'REQUIRED', 'categories'],
    ['names somebody', { categories: ['TYPE'] }, 'INVALID', 'company'],
    [
      'names one and not two',
      { company: 'third-party', person: { subject: 'delegate' }, categories: ['TYPE'] },
      'INVALID',
      'company',
    ],
    ['names a company that there is', { company: 'nobody', categories: ['TYPE'] }, 'NOT_FOUND', 'company'],
    ['names no agency', { company: 'government', categories: ['TYPE'] }, 'NOT_FOUND', 'company'],
    [
      'ends later than it is made',
      { company: 'third-party', categories: ['TYPE'], until: '2020-01-01T00:00:00Z' },
      'BACKDATED',
      'until',
    ],
    [
      'is written where the customer makes it',
      { company: 'third-party', categories: ['TYPE'], form: 'ORAL' },
      'INVALID',
      'form',
    ],
  ];

  test.each(WRONG)('%s', async (_, input, code, field) => {
    expect((await designate('owner', input))['userErrors']).toMatchObject([{ code, field }]);
  });
});

describe('what support staff record for the customer', () => {
  const noted = { company: 'third-party', categories: ['TYPE'], evidence: 'letter of 3 March, file 17' };

  test('a word of mouth is noted and permits nothing', async () => {
    await designate('support', { ...noted, call: 'CALL-0001', form: 'ORAL' });
    expect(await told('third-party', SERVICES)).toBe('NOT_PERMITTED');
    const [entry] = await story.lastEntries(1);
    expect(entry?.decision.reason).toBe('DELEGATION_NOT_WRITTEN');
  });

  test('a paper counts, with what shows it, on a call on which the customer gave the password', async () => {
    const { delegationId } = await designate('support', { ...noted, call: 'CALL-0001', form: 'WRITTEN' });
    expect(delegationId).toEqual(expect.any(String));
    expect(await told('third-party', SERVICES)).toBe('TOLD');
    expect(await designationsSeenByOwner()).toContainEqual(
      expect.objectContaining({ to: 'third-party', form: 'WRITTEN', evidence: noted.evidence }),
    );
    const [entry] = await story.lastEntries(1);
    expect(JSON.stringify(entry)).not.toContain(noted.evidence);
    expect(story.log.join('')).not.toContain(noted.evidence);
  });

  test('biographical facts on the telephone suffice to revoke, and not to designate', async () => {
    await expect(designate('support', { ...noted, call: 'CALL-0002', form: 'WRITTEN' })).rejects.toThrow(
      'CALL_DETAIL_PASSWORD_REQUIRED',
    );
    await revoke('support', { company: 'third-party', call: 'CALL-0002', evidence: 'recording 4711' });
    expect(await told('third-party', SERVICES)).toBe('NOT_PERMITTED');
  });

  test.each([
    ['form', { ...noted, call: 'CALL-0001' }],
    ['evidence', { ...noted, call: 'CALL-0001', form: 'WRITTEN', evidence: ' ' }],
  ])('is not recorded without its %s', async (field, input) => {
    expect((await designate('support', input))['userErrors']).toMatchObject([{ code: 'REQUIRED', field }]);
  });
});

describe('a revocation', () => {
  test('holds at once, while the token of the delegate still lives', async () => {
    const token = await story.token('delegate');
    const ask = async () => {
      const query = `{ accountByNumber(number: "ACCT-0001") { cpni(purpose: CUSTOMER_DIRECTED) { ${BALANCE} } } }`;
      return (await story.ask({ token }, query)).errors[0]?.extensions?.['reason'];
    };
    expect(await ask()).toBeUndefined();
    await revoke('owner', { person: { subject: 'delegate' } });
    expect(await ask()).toBe('GRANT_REVOKED');
  });

  test('is made once: what is not in force cannot be revoked', async () => {
    const { userErrors } = await revoke('owner', { person: { subject: 'delegate' } });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
