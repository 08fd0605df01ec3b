// Call detail is made by the use of a service (47 U.S.C. 222(h)(1)(A)): the network operations center hands a few calls over, all of
// them or none, by the rules of a file; only a customer has any (47 CFR 64.2003(f)).
import { uuid } from '../support/call-rows.js';
import { useStory } from './support.js';

const story = useStory();
let account: string;

beforeAll(async () => {
  account = await story.account('ACCT-0001');
});

const call = (number: number, changes: object = {}) => ({
  callId: uuid(number),
  startedAt: new Date(story.now() - number * 60_000).toISOString(),
  direction: 'OUTBOUND',
  from: '+12065550111',
  to: '+442079460123',
  durationSeconds: 60,
  billedSeconds: 60,
  ...changes,
});

const add = (input: object) => story.change('noc', 'importCallRecords', { account, ...input }, 'accepted');

const idsRead = async () => {
  const { data } = await story.ask(
    'owner',
    `query ($from: DateTime!, $to: DateTime!) { accountByNumber(number: "ACCT-0001") { cpni(purpose: SELF_ACCESS) {
       callRecords(first: 1000, from: $from, to: $to) { nodes { id } } } } }`,
    {
      from: new Date(story.now() - 24 * 60 * 60_000).toISOString(),
      to: new Date(story.now() + 1).toISOString(),
    },
  );
  const { cpni } = data?.['accountByNumber'] as { cpni: { callRecords: { nodes: { id: string }[] } } };
  return cpni.callRecords.nodes.map(({ id }) => id);
};

const kept = async () =>
  (
    await story.database.query<{ count: number; total: number }>(
      `SELECT (SELECT count(*) FROM call_records)::integer AS count, (SELECT sum(calls) FROM usage_totals)::integer AS total`,
    )
  )[0];

test('calls that are handed over are read by the owner, once, with their totals', async () => {
  const before = await kept();
  expect(await add({ calls: [call(1), call(2)] })).toEqual({ accepted: 2, userErrors: [] });
  expect(await add({ calls: [call(1), call(3)] })).toEqual({ accepted: 2, userErrors: [] });
  expect(await idsRead()).toEqual(expect.arrayContaining([uuid(1), uuid(2), uuid(3)]));
  const after = await kept();
  expect(after).toEqual({ count: (before?.count ?? 0) + 3, total: (before?.total ?? 0) + 3 });
});

test('one faulty call keeps all of them out, told by its place and field and never by its value', async () => {
  const before = await kept();
  const faulty = { to: '+999123456789', place: 'SECRET PLACE' };
  const answer = await add({
    calls: [call(11), call(12, faulty), call(13, { chargeAmount: '1.5', chargeCurrency: 'EUR' })],
  });
  expect(answer).toEqual({
    accepted: null,
    userErrors: [
      { code: 'INVALID', field: 'calls.1.to', message: expect.any(String) },
      { code: 'INVALID', field: 'calls.2.chargeCurrency', message: expect.any(String) },
    ],
  });
  expect(JSON.stringify(answer)).not.toMatch(/999123456789|SECRET/);
  expect(await kept()).toEqual(before);
});

test('an applicant has no CPNI, and more than a hundred come as a file', async () => {
  const applicant = await story.account('ACCT-0009');
  expect(await add({ account: applicant, calls: [call(21)] })).toMatchObject({
    userErrors: [{ code: 'NOT_ALLOWED_NOW', field: 'account' }],
  });
  expect(await add({ calls: Array.from({ length: 101 }, (_, place) => call(100 + place)) })).toMatchObject({
    userErrors: [{ code: 'INVALID', field: 'calls' }],
  });
  expect(await add({ calls: [] })).toMatchObject({ userErrors: [{ code: 'REQUIRED', field: 'calls' }] });
});

test('the log names who handed over which calls, and nobody else may', async () => {
  await add({ calls: [call(31)], idempotencyKey: 'calls-of-one-switch' });
  await add({ calls: [call(31)], idempotencyKey: 'calls-of-one-switch' });
  const entries = (await story.lastEntries(10)).filter((entry) => JSON.stringify(entry).includes(uuid(31)));
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toContain('+442079460123');
  for (const caller of ['owner', 'support', 'affiliate-active', 'supervisor'] as const) {
    const { errors } = await story.ask(
      caller,
      'mutation ($input: ImportCallRecordsInput!) { importCallRecords(input: $input) { accepted } }',
      { input: { account, calls: [call(41)] } },
    );
    expect(errors).toHaveLength(1);
  }
});
