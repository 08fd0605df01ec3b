// What customers approve and what they object to (47 CFR 64.2007): an approval is express, names whom it is for and is proven;
// an objection is taken in every way, from everybody who may speak for the customer, at no cost.
import { useStory, type Teller } from './support.js';

const story = useStory();

const RECORD = `mutation ($input: RecordApprovalInput!) {
  recordApproval(input: $input) { approvalId userErrors { code field } } }`;

/** Why the company is refused, as the log has it; PERMITTED when it is not. It offers LOCAL to the customer of ACCT-0001. */
async function outcome(company: 'affiliate-active' | 'affiliate-second', field: string): Promise<string> {
  const { errors } = await story.ask(
    company,
    `{ accountByNumber(number: "ACCT-0001") {
        cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { ${field} } } }`,
  );
  if (errors.length === 0) return 'PERMITTED';
  const [entry] = await story.lastEntries(1);
  return entry?.decision.reason ?? '';
}

const SERVICES = 'services { type }';
const PLACES = 'callLocations(first: 1) { nodes { place } }';

const record = (teller: Teller, input: object) => story.ask(teller, RECORD, { input });

async function recorded(teller: Teller, input: object): Promise<Record<string, unknown>> {
  const account = await story.account('ACCT-0001');
  return story.change(teller, 'recordApproval', { account, ...input }, 'approvalId');
}

async function withdrawAll(): Promise<void> {
  await story.database.query('UPDATE approvals SET revoked_at = at WHERE revoked_at IS NULL');
}

describe('an objection only ever protects, so that it is taken', () => {
  afterEach(withdrawAll);

  const WAYS: [says: string, teller: Teller, input: object][] = [
    ['from the owner, signed in with a password', 'owner', {}],
    ['from the owner, let in on biographical facts alone', 'owner-biographical', {}],
    ['from the owner, with a login of unknown strength', { subject: 'owner', amr: [] }, {}],
    ['on a call on which the customer gave the password', 'support', { call: 'CALL-0001', ...spoken() }],
    [
      'on a call on which the customer answered biographical questions',
      'support',
      { call: 'CALL-0002', ...spoken() },
    ],
    ['from a letter, or a reply to a notice', 'support', { form: 'WRITTEN', evidence: 'letter of 3 March' }],
  ];

  test.each(WAYS)('%s', async (_, teller, input) => {
    expect(await outcome('affiliate-active', SERVICES)).toBe('PERMITTED');
    expect(await recorded(teller, { kind: 'OPT_OUT', ...input })).toMatchObject({ userErrors: [] });
    expect(await outcome('affiliate-active', SERVICES)).toBe('OPTED_OUT');
  });

  test.each(['SUSPENDED', 'CLOSED', 'APPLICANT'])('of a %s account', async (status) => {
    const number = status === 'APPLICANT' ? 'ACCT-0009' : 'ACCT-0002';
    const subject = status === 'APPLICANT' ? 'applicant' : 'owner-0002';
    if (status !== 'APPLICANT')
      await story.database.query(
        `UPDATE accounts SET status = $1, closed_at = CASE $1 WHEN 'CLOSED' THEN since END WHERE number = $2`,
        [status, number],
      );
    const account = await story.account(number);
    const { data, errors } = await record({ subject, amr: ['kba'] }, { account, kind: 'OPT_OUT' });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ recordApproval: { approvalId: expect.any(String) as unknown } });
  });

  test('but not from somebody else, nor from a company', async () => {
    const account = await story.account('ACCT-0001');
    const stranger = await record({ subject: 'owner-0005' }, { account, kind: 'OPT_OUT' });
    expect(stranger.errors[0]?.extensions?.['code']).toBe('NOT_FOUND');
    const company = await record('affiliate-active', { account, kind: 'OPT_OUT' });
    expect(company.errors[0]?.extensions?.['code']).toBe('CHANGE_NOT_PERMITTED');
  });

  test('nor under the name of a call that was about another account', async () => {
    const account = await story.account('ACCT-0005');
    const { data } = await record('support', { account, kind: 'OPT_OUT', call: 'CALL-0001', ...spoken() });
    expect(data).toMatchObject({ recordApproval: { userErrors: [{ code: 'NOT_FOUND', field: 'call' }] } });
  });
});

describe('an approval', () => {
  afterEach(withdrawAll);

  test('is not taken on a login or a call that is too weak to be told anything', async () => {
    const account = await story.account('ACCT-0001');
    const weak = await record('owner-biographical', { account, kind: 'OPT_IN' });
    expect(weak.errors[0]?.extensions).toMatchObject({
      reason: 'AUTHN_BIOGRAPHICAL_ONLY',
      remedy: 'STEP_UP',
    });
    const noCall = await record('support', { account, kind: 'OPT_IN', ...spoken() });
    expect(noCall.errors[0]?.extensions).toMatchObject({ code: 'CHANGE_NOT_PERMITTED' });
  });

  test('lifts an objection only for the company that it names', async () => {
    await recorded('owner', { kind: 'OPT_OUT' });
    story.pass(1);
    await recorded('owner', { kind: 'OPT_IN', company: 'affiliate-second' });
    expect(await outcome('affiliate-active', SERVICES)).toBe('OPTED_OUT');
    story.pass(1);
    await recorded('owner', { kind: 'OPT_IN', company: 'affiliate-active' });
    expect(await outcome('affiliate-active', SERVICES)).toBe('PERMITTED');
  });

  test('of the place of calls is given for that and by itself (222(f))', async () => {
    await recorded('owner', { kind: 'OPT_IN', company: 'affiliate-active' });
    expect(await outcome('affiliate-active', PLACES)).toBe('LOCATION_EXPRESS_CONSENT_REQUIRED');
    await recorded('owner', { kind: 'OPT_IN', company: 'affiliate-active', scope: 'LOCATION' });
    expect(await outcome('affiliate-active', PLACES)).toBe('PERMITTED');
  });

  test('is kept with what shows it, which the customer sees and the log does not hold (64.2007(a)(3))', async () => {
    await recorded('support', {
      kind: 'OPT_IN',
      call: 'CALL-0001',
      form: 'ORAL',
      evidence: 'recording 4711',
    });
    const [entry] = await story.lastEntries(1);
    expect(entry).toMatchObject({ kind: 'CHANGE', reference: 'CALL-0001' });
    expect(JSON.stringify(entry) + story.log.join('')).not.toContain('4711');
    const { data } = await story.ask(
      'owner',
      '{ accountByNumber(number: "ACCT-0001") { approvals { kind form evidence } } }',
    );
    expect(JSON.stringify(data)).toContain('{"kind":"OPT_IN","form":"ORAL","evidence":"recording 4711"}');
  });

  const WRONG: [says: string, teller: Teller, input: object, code: string, field: string][] = [
    ['needs evidence from the staff', 'support', { call: 'CALL-0001', form: 'ORAL' }, 'REQUIRED', 'evidence'],
    [
      'needs its form from the staff',
      'support',
      { call: 'CALL-0001', evidence: 'recording 4711' },
      'REQUIRED',
      'form',
    ],
    ['is electronic where the customer records it', 'owner', { form: 'ORAL' }, 'INVALID', 'form'],
    [
      'of places lists LOCATION, if it lists any',
      'owner',
      { scope: 'LOCATION', categories: ['TYPE'] },
      'INVALID',
      'categories',
    ],
    ['names a company that there is', 'owner', { company: 'nobody' }, 'NOT_FOUND', 'company'],
    [
      'of e-mail is of no company',
      'owner',
      { scope: 'EMAIL_NOTICES', company: 'affiliate-active' },
      'INVALID',
      'company',
    ],
  ];

  test.each(WRONG)('%s', async (_, teller, input, code, field) => {
    expect((await recorded(teller, { kind: 'OPT_IN', ...input }))['userErrors']).toMatchObject([
      { code, field },
    ]);
  });

  test('of notices by e-mail decides nothing of what is read', async () => {
    await recorded('owner', { kind: 'OPT_OUT', scope: 'EMAIL_NOTICES' });
    expect(await outcome('affiliate-active', SERVICES)).toBe('PERMITTED');
  });
});

test('what support staff take back for the customer is shown as well', async () => {
  const account = await story.account('ACCT-0001');
  const { approvalId: approval } = await recorded('owner', { kind: 'OPT_IN', company: 'affiliate-active' });
  const withdraw = (evidence: object) =>
    story.change(
      'support',
      'withdrawApproval',
      { account, approval, call: 'CALL-0001', ...evidence },
      'approvalId',
    );
  expect((await withdraw({}))['userErrors']).toMatchObject([{ code: 'REQUIRED', field: 'evidence' }]);
  await withdraw({ evidence: 'recording 4712' });
  const { data } = await story.ask(
    'owner',
    '{ accountByNumber(number: "ACCT-0001") { approvals { revokedEvidence } } }',
  );
  expect(JSON.stringify(data)).toContain('"recording 4712"');
});

function spoken(): object {
  return { form: 'ORAL', evidence: 'recording 4711' };
}
