// An agency that asks to preserve records gets ninety days, and ninety more when it asks again (18 U.S.C. 2703(f)). What is held is not
// deleted, and nobody reads it for that.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
const ACCOUNTS = ['ACCT-0003', 'ACCT-0005'];
const DAY = 24 * 60 * 60 * 1000;

const on = (days: number) => new Date(story.now() + days * DAY).toISOString();

async function enter(instrument = 'PRESERVATION'): Promise<unknown> {
  const { reference } = await story.change(
    'legal',
    'enterLegalRequest',
    {
      instrument,
      agency: 'government',
      accounts: ACCOUNTS,
      categories: ['BILLING'],
      from: on(-30),
      to: on(0),
      expiresAt: on(120),
    },
    'reference',
  );
  return reference;
}

async function reviewed(instrument?: string): Promise<unknown> {
  const reference = await enter(instrument);
  await story.change('legal-second', 'reviewLegalRequest', { reference }, 'reference');
  return reference;
}

const HOLDS = 'paper { legalRequest { holds { accountNumber placedAt until renewedAt releasedAt } } }';

const change = async (
  name: string,
  reference: unknown,
  input: object = {},
  caller: DemoCallerName = 'legal-second',
) => story.change(caller, name, { reference, ...input }, HOLDS);

async function holdsOf(reference: unknown) {
  const query = `query ($reference: ID!) { paper(reference: $reference) { legalRequest { holds {
    accountNumber placedAt until renewedAt releasedAt } } } }`;
  const { data } = await story.ask('legal', query, { reference });
  return (data as { paper: { legalRequest: { holds: Record<string, unknown>[] } } }).paper.legalRequest.holds;
}

test('the review of a preservation holds its accounts for ninety days', async () => {
  const reference = await enter();
  expect(await holdsOf(reference)).toEqual([]);
  await story.change('legal-second', 'reviewLegalRequest', { reference }, 'reference');
  const holds = await holdsOf(reference);
  expect(holds.map(({ accountNumber }) => accountNumber).sort()).toEqual(ACCOUNTS);
  for (const hold of holds) expect(hold).toMatchObject({ placedAt: on(0), until: on(90), releasedAt: null });
});

test('it is renewed once, for ninety days from its end', async () => {
  const reference = await reviewed();
  const end = on(90);
  story.pass(80 * DAY);
  expect(await change('renewHold', reference)).toMatchObject({ userErrors: [] });
  for (const { until, renewedAt } of await holdsOf(reference)) {
    expect(Date.parse(String(until)) - Date.parse(end)).toBe(90 * DAY);
    expect(renewedAt).toBe(on(0));
  }
  expect(await change('renewHold', reference)).toMatchObject({
    userErrors: [{ code: 'NOT_ALLOWED_NOW', field: 'reference' }],
  });
});

test('what has ended is not renewed', async () => {
  const reference = await reviewed();
  story.pass(90 * DAY);
  expect(await change('renewHold', reference)).toMatchObject({
    userErrors: [{ code: 'ENDED', field: 'reference' }],
  });
});

test('a hold grants no read', async () => {
  const reference = await reviewed();
  const { errors } = await story.ask(
    'legal',
    `query ($reference: ID) { accountByNumber(number: "ACCT-0005") {
       cpni(purpose: LEGAL_PROCESS, reference: $reference) { invoices(first: 1) { nodes { number } } } } }`,
    { reference },
  );
  expect(errors[0]?.extensions?.['reason']).toBe('PRESERVATION_NOT_DISCLOSURE');
});

describe('a hold of another request', () => {
  test('is placed once it is reviewed, until its end or its release', async () => {
    const reference = await enter('SUBPOENA');
    expect(await change('placeHold', reference)).toMatchObject({
      userErrors: [{ code: 'NOT_ALLOWED_NOW', field: 'reference' }],
    });
    await story.change('legal-second', 'reviewLegalRequest', { reference }, 'reference');
    await change('placeHold', reference);
    expect(await holdsOf(reference)).toMatchObject([{ until: null }, { until: null }]);
    expect(await change('placeHold', reference)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED_NOW' }] });
    await change('releaseHold', reference);
    expect(await holdsOf(reference)).toMatchObject([{ releasedAt: on(0) }, { releasedAt: on(0) }]);
    expect(await change('releaseHold', reference)).toMatchObject({ userErrors: [{ code: 'ENDED' }] });
  });

  test('does not end before now, and is not renewed: it has no ninety days', async () => {
    const reference = await reviewed('SUBPOENA');
    expect(await change('placeHold', reference, { until: on(0) })).toMatchObject({
      userErrors: [{ code: 'BACKDATED', field: 'until' }],
    });
    await change('placeHold', reference, { until: on(5) });
    expect(await change('renewHold', reference)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED_NOW' }] });
  });
});

test('a preservation is held by its review alone', async () => {
  expect(await change('placeHold', await reviewed())).toMatchObject({
    userErrors: [{ code: 'NOT_ALLOWED_NOW', field: 'reference' }],
  });
});

test.each(['placeHold', 'releaseHold', 'renewHold'])(
  '%s takes another person than who entered the request',
  async (name) => {
    expect(await change(name, await reviewed(), {}, 'legal')).toMatchObject({
      userErrors: [{ code: 'SAME_PERSON', field: 'reference' }],
    });
  },
);

test('one account is released, and the other stays held; the hold outlives its request', async () => {
  const reference = await reviewed();
  await story.change('legal', 'closeLegalRequest', { reference }, 'reference');
  await change('releaseHold', reference, { account: await story.account('ACCT-0003') });
  const released = (await holdsOf(reference)).filter(({ releasedAt }) => releasedAt !== null);
  expect(released).toMatchObject([{ accountNumber: 'ACCT-0003' }]);
  expect(await change('releaseHold', reference, { account: await story.account('ACCT-0001') })).toMatchObject(
    { userErrors: [{ code: 'NOT_FOUND', field: 'account' }] },
  );
});

test('the customer never hears of it', async () => {
  await reviewed();
  const { data } = await story.ask(
    'owner',
    '{ accountByNumber(number: "ACCT-0001") { changes(first: 50) { nodes { change } } } }',
  );
  expect(JSON.stringify(data)).not.toMatch(/Hold|LegalRequest/);
});
