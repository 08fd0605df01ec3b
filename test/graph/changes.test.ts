// What every change promises: refused before anything is written, made once under one key, remembered with who made it.
import type { Services } from '../../src/graph/context.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { DATABASES } from '../support/databases.js';
import { useApi, type Answer } from '../support/api.js';

describe.each(DATABASES)('%s', (kind) => {
  const api = useApi(kind);
  let account: string;
  let other: string;

  beforeAll(async () => {
    account = await idOf('ACCT-0001');
    other = await idOf('ACCT-0002');
  });

  async function idOf(number: string): Promise<string> {
    const [row] = await api.database.query<{ id: string }>(
      'SELECT account_id AS id FROM account_numbers WHERE number = $1',
      [number],
    );
    return toGlobalId('Account', row?.id ?? '');
  }

  function record(
    caller: DemoCallerName,
    input: object,
    { selection = 'approvalId', ...options }: { selection?: string } & Parameters<typeof api.ask>[2] = {},
  ): Promise<Answer> {
    const query = `mutation ($input: RecordApprovalInput!) { recordApproval(input: $input) { ${selection} userErrors { code field message } } }`;
    return api.ask(caller, query, {
      ...options,
      variables: { input: { account, kind: 'OPT_IN', ...input } },
    });
  }

  const approvals = async () =>
    Number((await api.database.query<{ n: string }>('SELECT count(*) AS n FROM approvals'))[0]?.n);

  const payloadOf = ({ data }: Answer) => data?.['recordApproval'] as Record<string, unknown> | null;

  test('the owner records an approval, sees it as it stands, and the log says who and on which clause', async () => {
    const answer = await record(
      'owner',
      { company: 'affiliate-active' },
      {
        selection: 'approvalId approval { id kind company { id } revokedAt }',
      },
    );
    expect(answer.errors).toEqual([]);
    const payload = payloadOf(answer);
    expect(payload).toMatchObject({
      approval: { kind: 'OPT_IN', company: { id: 'affiliate-active' }, revokedAt: null },
      userErrors: [],
    });
    const change = (await api.entries()).find((entry) => entry.kind === 'CHANGE');
    expect(change).toMatchObject({
      actor: { kind: 'CUSTOMER', subject: 'owner' },
      decision: { outcome: 'PERMIT', reason: 'CHANGED', citation: ['64.2007(b)', '64.2007(a)(3)'] },
      change: { name: 'recordApproval', objects: { approval: payload?.['approvalId'] } },
    });
  });

  test('support staff record it on an open call of theirs with the customer, and the log names the call', async () => {
    const answer = await record('support', { call: 'CALL-0001', form: 'ORAL', evidence: 'recording 4711' });
    expect(answer.errors).toEqual([]);
    expect(payloadOf(answer)?.['approvalId']).toEqual(expect.any(String));
    const change = (await api.entries()).find((entry) => entry.kind === 'CHANGE');
    expect(change).toMatchObject({ reference: 'CALL-0001', actor: { roles: ['SUPPORT'] } });
  });

  const REFUSED: [says: string, DemoCallerName, input: object, code: string, reason: string | undefined][] = [
    ['a weak login', 'owner-biographical', {}, 'RECORD_RESTRICTED', 'AUTHN_BIOGRAPHICAL_ONLY'],
    ['support staff without a call', 'support', {}, 'CHANGE_NOT_PERMITTED', undefined],
    ['a call that there is not', 'support', { call: 'CALL-9999' }, 'CPNI_RESTRICTED', 'REFERENCE_REQUIRED'],
    ['another role', 'marketing', { call: 'CALL-0001' }, 'CHANGE_NOT_PERMITTED', undefined],
    ['a company', 'affiliate-active', {}, 'CHANGE_NOT_PERMITTED', undefined],
  ];

  test.each(REFUSED)(
    '%s is refused, nothing is written, and the refusal is in the log',
    async (_, caller, input, code, reason) => {
      const before = await approvals();
      const { errors, data } = await record(caller, input);
      expect(errors[0]?.extensions).toMatchObject({ code, ...(reason ? { reason } : {}) });
      expect(data?.['recordApproval'] ?? null).toBeNull();
      expect(await approvals()).toBe(before);
      expect((await api.entries()).map(({ decision }) => decision.outcome)).toContain('DENY');
    },
  );

  test('an account of somebody else is answered as one that there is not', async () => {
    const { errors } = await record('owner', { account: other });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  test('a payload that the caller may not read refuses the change before anything is written', async () => {
    const before = await approvals();
    const { errors, data } = await record(
      'support',
      { call: 'CALL-0001' },
      { selection: 'approvalId approval { id }' },
    );
    expect(errors[0]?.extensions).toMatchObject({
      code: 'RECORD_RESTRICTED',
      coordinate: 'ApprovalPayload.approval',
    });
    expect(data).toEqual({ recordApproval: null });
    expect(await approvals()).toBe(before);
  });

  describe('under an idempotency key', () => {
    const key = { idempotencyKey: 'a-key-of-the-client-0001' };

    test('a repeated request changes nothing and is answered alike', async () => {
      const first = await record('owner', key);
      const after = await approvals();
      const again = await record('owner', key);
      expect(payloadOf(again)).toEqual(payloadOf(first));
      expect(await approvals()).toBe(after);
    });

    test('two at once are one change', async () => {
      const before = await approvals();
      const twin = { idempotencyKey: 'a-key-of-the-client-0002' };
      const answers = await Promise.all([record('owner', twin), record('owner', twin)]);
      expect(new Set(answers.map((answer) => payloadOf(answer)?.['approvalId'])).size).toBe(1);
      expect(await approvals()).toBe(before + 1);
    });

    test('another request is told so, and is not made', async () => {
      const before = await approvals();
      const answer = await record('owner', { ...key, kind: 'OPT_OUT' });
      expect(payloadOf(answer)?.['userErrors']).toMatchObject([
        { code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' },
      ]);
      expect(await approvals()).toBe(before);
    });

    test('what was not made may be asked again under the same key', async () => {
      const mended = { idempotencyKey: 'a-key-of-the-client-0003' };
      expect(
        payloadOf(await record('owner', { ...mended, company: 'nobody' }))?.['userErrors'],
      ).toMatchObject([{ code: 'NOT_FOUND', field: 'company' }]);
      expect(payloadOf(await record('owner', mended))?.['userErrors']).toEqual([]);
    });
  });

  test('what is withdrawn ends at once, and ends once', async () => {
    const approval = payloadOf(await record('owner', {}))?.['approvalId'];
    const withdraw = () =>
      api.ask(
        'owner',
        `mutation ($input: WithdrawApprovalInput!) { withdrawApproval(input: $input) { approval { revokedAt } userErrors { code field } } }`,
        { variables: { input: { account, approval } } },
      );
    expect((await withdraw()).data).toEqual({
      withdrawApproval: { approval: { revokedAt: expect.any(String) }, userErrors: [] },
    });
    expect((await withdraw()).data).toEqual({
      withdrawApproval: { approval: null, userErrors: [{ code: 'ENDED', field: 'approval' }] },
    });
  });

  test('where the audit cannot be written the change is not made', async () => {
    const before = await approvals();
    const audit = {
      append: () => Promise.resolve(),
      appendWithin: () => Promise.reject(new Error('no')),
    } as unknown as Services['audit'];
    const { errors } = await record('owner', {}, { services: { audit } });
    expect(errors[0]?.extensions?.['code']).toBe('AUTHORIZATION_UNAVAILABLE');
    expect(await approvals()).toBe(before);
  });

  const BAD_INPUT: [says: string, input: object, argument: string][] = [
    ['an id of no account', { account: 'ACCT-0001' }, 'input.account'],
    ['a key that is too short', { idempotencyKey: 'short' }, 'input.idempotencyKey'],
    ['a call that is no reference', { call: "CALL'; DROP TABLE" }, 'input.call'],
    ['a company that is no id', { company: '../../x' }, 'input.company'],
  ];

  test.each(BAD_INPUT)('%s is told by its field and never by its value', async (_, input, argument) => {
    const { status, errors } = await record('owner', input);
    expect([status, errors[0]?.extensions]).toMatchObject([400, { code: 'BAD_USER_INPUT', argument }]);
    expect(errors[0]?.message).not.toContain(String(Object.values(input)[0]));
  });
});
