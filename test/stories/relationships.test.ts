// "Companies with whom you already have an existing service relationship" (Policy section 3): made by the carrier, or declared by
// the company and then nothing until the customer or the carrier says that it is so; begun before, never back-dated, ended at once.
import { DAY, useStory } from './support.js';

const story = useStory();

const OFFER = `{ accountByNumber(number: "ACCT-0001") {
  cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { category } } } }`;

/** What the company is answered; PERMITTED, or the code and reason of the refusal. */
async function offered(): Promise<string> {
  const { errors } = await story.ask('affiliate-second', OFFER);
  const told = errors[0]?.extensions as { code: string; reason?: string } | undefined;
  return told === undefined ? 'PERMITTED' : (told.reason ?? told.code);
}

/** Why it was refused, as the log has it. */
async function refusedBecause(): Promise<unknown> {
  const [entry] = await story.lastEntries(1);
  return entry?.decision.reason;
}

async function statesSeenByOwner(): Promise<unknown> {
  const { data } = await story.ask(
    'owner',
    '{ accountByNumber(number: "ACCT-0001") { relationships { company { id } state } } }',
  );
  const { relationships } = data?.['accountByNumber'] as {
    relationships: { company: { id: string }; state: string }[];
  };
  return relationships.filter(({ company }) => company.id === 'affiliate-second').map(({ state }) => state);
}

const declare = (accountNumber: string) =>
  story.change('affiliate-second', 'establishRelationship', { accountNumber }, 'relationshipId');

const mailTo = async (number: string) => (await story.mails(number)).map(({ kind }) => kind);

describe('no company grants itself access', () => {
  test('what it declares is told to the customer by mail, and permits nothing', async () => {
    expect(await declare('ACCT-0001')).toEqual({ relationshipId: null, userErrors: [] });
    expect(await mailTo('ACCT-0001')).toEqual(['RELATIONSHIP_DECLARED']);
    story.pass(1);
    expect(await offered()).toBe('NOT_FOUND'); // as an account that there is not
    expect(await statesSeenByOwner()).toEqual(['PENDING']);
  });

  test('it cannot confirm what it declared', async () => {
    const account = await story.account('ACCT-0001');
    await expect(
      story.change('affiliate-second', 'confirmRelationship', { account, company: 'affiliate-second' }),
    ).rejects.toThrow('CHANGE_NOT_PERMITTED');
  });

  test('the customer refuses it; it is not asked again for thirty days', async () => {
    const account = await story.account('ACCT-0001');
    const refused = { account, company: 'affiliate-second' };
    expect(await story.change('owner', 'endRelationship', refused, 'state')).toMatchObject({
      state: 'REFUSED',
    });
    await declare('ACCT-0001');
    expect(await statesSeenByOwner()).toEqual(['REFUSED']);
    expect(await mailTo('ACCT-0001')).toHaveLength(1);
    story.pass(30 * DAY);
    await declare('ACCT-0001');
    expect(await statesSeenByOwner()).toEqual(['REFUSED', 'PENDING']);
    expect(await mailTo('ACCT-0001')).toHaveLength(2);
  });

  test('what nobody confirms within thirty days can no longer be confirmed', async () => {
    story.pass(30 * DAY);
    const account = await story.account('ACCT-0001');
    expect(await statesSeenByOwner()).toEqual(['REFUSED', 'EXPIRED']);
    const { userErrors } = await story.change(
      'owner',
      'confirmRelationship',
      { account, company: 'affiliate-second' },
      'state',
    );
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'company' }]);
  });

  test('once the customer confirms it, by password, the company may read what the rules give it', async () => {
    const account = await story.account('ACCT-0001');
    await declare('ACCT-0001');
    const confirmed = { account, company: 'affiliate-second' };
    await expect(story.change('owner-biographical', 'confirmRelationship', confirmed)).rejects.toThrow(
      'AUTHN_BIOGRAPHICAL_ONLY',
    );
    await story.change('owner', 'confirmRelationship', confirmed, 'state');
    story.pass(1);
    expect(await offered()).toBe('PERMITTED');
    expect(await statesSeenByOwner()).toEqual(['REFUSED', 'EXPIRED', 'IN_FORCE']);
  });
});

describe('"already": a relationship begins before it is relied on, and never earlier than it is made', () => {
  test('one that is made now counts from the next instant', async () => {
    const account = await story.account('ACCT-0001');
    await story.change('owner', 'endRelationship', { account, company: 'affiliate-second' }, 'state');
    await story.change('support', 'establishRelationship', { account, company: 'affiliate-second' }, 'state');
    expect(await offered()).toBe('NOT_PERMITTED');
    expect(await refusedBecause()).toBe('RELATIONSHIP_ENDED'); // the nearest fault: the one before has ended
    story.pass(1);
    expect(await offered()).toBe('PERMITTED');
  });

  test('one that begins tomorrow permits nothing today', async () => {
    const account = await story.account('ACCT-0005');
    const from = new Date(story.now() + DAY).toISOString();
    const made = { account, company: 'affiliate-second', from };
    expect(await story.change('onboarding', 'establishRelationship', made, 'state from')).toMatchObject({
      state: 'COMING',
      from,
    });
  });

  test.each([
    ['establishRelationship', 'from'],
    ['endRelationship', 'to'],
  ])('%s is not back-dated', async (name, field) => {
    const account = await story.account('ACCT-0004');
    const past = new Date(story.now() - 1).toISOString();
    const company = name === 'endRelationship' ? 'affiliate-second' : 'affiliate-active';
    const { userErrors } = await story.change('support', name, { account, company, [field]: past }, 'state');
    expect(userErrors).toMatchObject([{ code: 'BACKDATED', field }]);
  });
});

describe('an end holds from its instant on, and nobody makes it later', () => {
  test('the customer ends it: the next read is refused, and the log says by which rule', async () => {
    const account = await story.account('ACCT-0001');
    expect(await offered()).toBe('PERMITTED');
    await story.change('owner', 'endRelationship', { account, company: 'affiliate-second' }, 'state');
    expect(await offered()).toBe('NOT_PERMITTED');
    expect(await refusedBecause()).toBe('RELATIONSHIP_ENDED');
  });

  test('an end that the customer set for tomorrow is not set for later by the company, only for sooner', async () => {
    const account = await story.account('ACCT-0004');
    const on = (days: number) => new Date(story.now() + days * DAY).toISOString();
    await story.change(
      'support',
      'endRelationship',
      { account, company: 'affiliate-second', to: on(1) },
      'state',
    );
    const later = await story.change('affiliate-second', 'endRelationship', { account, to: on(2) }, 'state');
    expect(later).toMatchObject({ state: null, userErrors: [{ code: 'NOT_ALLOWED_NOW', field: 'to' }] });
    expect(await story.change('affiliate-second', 'endRelationship', { account }, 'state')).toMatchObject({
      state: 'ENDED',
    });
  });

  test('a company ends its own and no other', async () => {
    const account = await story.account('ACCT-0008');
    await expect(
      story.change('affiliate-active', 'endRelationship', { account, company: 'agent-payments' }),
    ).rejects.toThrow('CHANGE_NOT_PERMITTED');
    await story.change('affiliate-active', 'endRelationship', { account }, 'state');
  });
});
