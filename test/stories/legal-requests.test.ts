// CPNI is released outside the carrier as required by legal process alone (policy section 4): to the agency that an instrument is of, as far
// as it reaches and lists, once two persons have looked at it, until it expires (18 U.S.C. 2702, 2703).
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
const ACCOUNT = 'ACCT-0004';
const DAY = 24 * 60 * 60 * 1000;

const on = (days: number) => new Date(story.now() + days * DAY).toISOString();

const request = (input: object = {}) => ({
  instrument: 'SUBPOENA',
  agency: 'government',
  accounts: [ACCOUNT],
  categories: ['TYPE', 'DESTINATION', 'AMOUNT_OF_USE'],
  from: on(-30),
  to: on(-1),
  expiresAt: on(10),
  ...input,
});

const enter = (input: object = {}, selection = 'reference') =>
  story.change('legal', 'enterLegalRequest', request(input), selection);
const review = (reference: unknown, caller: DemoCallerName = 'legal-second') =>
  story.change(
    caller,
    'reviewLegalRequest',
    { reference },
    'reference paper { legalRequest { reviewedBy } }',
  );

async function entered(input: object = {}): Promise<unknown> {
  const { reference } = await enter(input);
  await review(reference);
  return reference;
}

const CALLS = 'callRecords(first: 100) { nodes { startedAt } }';

async function disclose(reference: unknown, fields = CALLS, caller: DemoCallerName = 'government') {
  const { data, errors } = await story.ask(
    caller,
    `query ($number: String!, $reference: ID) { accountByNumber(number: $number) {
       cpni(purpose: LEGAL_PROCESS, reference: $reference) { ${fields} } } }`,
    { number: ACCOUNT, reference },
  );
  const account = data?.['accountByNumber'] as { cpni: Record<string, unknown> } | null;
  const reasons = errors.map(({ extensions }) => extensions?.['reason'] ?? extensions?.['code']);
  return { cpni: account?.cpni, reasons };
}

const reasonFor = async (reference: unknown, fields?: string, caller?: DemoCallerName) =>
  (await disclose(reference, fields, caller)).reasons[0];

test('nothing is disclosed until another person has reviewed what one entered; closed it opens nothing', async () => {
  const { reference } = await enter();
  expect(reference).toMatch(/^LEGAL-/);
  expect(await reasonFor(reference)).toBe('NOT_FOUND');
  expect(await reasonFor(reference, CALLS, 'legal')).toBe('LEGAL_NOT_REVIEWED');
  expect(await review(reference)).toMatchObject({
    paper: { legalRequest: { reviewedBy: ['legal-second'] } },
  });
  expect((await disclose(reference)).reasons).toEqual([]);
  await story.change('legal', 'closeLegalRequest', { reference }, 'reference');
  expect(await reasonFor(reference)).toBe('NOT_FOUND');
  expect(await reasonFor(reference, CALLS, 'legal')).toBe('REFERENCE_CLOSED');
});

test('who entered it does not review it, and nobody reviews it twice', async () => {
  const { reference } = await enter();
  expect(await review(reference, 'legal')).toMatchObject({
    reference: null,
    userErrors: [{ code: 'SAME_PERSON', field: 'reference' }],
  });
  expect(await reasonFor(reference, CALLS, 'legal')).toBe('LEGAL_NOT_REVIEWED');
  await review(reference);
  expect(await review(reference)).toMatchObject({ userErrors: [{ code: 'SAME_PERSON' }] });
});

test('it opens its own period and categories, and what it expires with is over at that instant', async () => {
  const reference = await entered();
  const { cpni } = await disclose(reference);
  const { nodes } = cpni?.['callRecords'] as { nodes: { startedAt: string }[] };
  expect(nodes.length).toBeGreaterThan(0);
  expect(nodes.every(({ startedAt }) => startedAt >= on(-30) && startedAt < on(-1))).toBe(true);
  expect(await reasonFor(reference, `callRecords(first: 1, from: "${on(-31)}") { nodes { to } }`)).toBe(
    'LEGAL_SCOPE_PERIOD',
  );
  expect(await reasonFor(reference, 'balance { amount }')).toBe('LEGAL_SCOPE_CATEGORY');
  expect(await reasonFor(reference, 'trunks { label }')).toBe('INSTRUMENT_INSUFFICIENT');

  story.pass(10 * DAY - 1);
  expect(await reasonFor(reference)).toBeUndefined();
  story.pass(1);
  expect(await reasonFor(reference)).toBe('NOT_FOUND');
  expect(await reasonFor(reference, CALLS, 'legal')).toBe('LEGAL_EXPIRED');
  expect((await review(reference))['userErrors']).toContainEqual(expect.objectContaining({ code: 'ENDED' }));
});

test('an emergency request opens even the place of calls, and is over 48 hours after its entry', async () => {
  const emergency = { instrument: 'EMERGENCY_REQUEST', categories: ['LOCATION'], expiresAt: on(2) };
  const reference = await entered(emergency);
  const places = 'callLocations(first: 1) { nodes { place } }';
  expect(await reasonFor(reference, places)).toBeUndefined();
  story.pass(2 * DAY);
  expect(await reasonFor(reference, places, 'legal')).toBe('LEGAL_EXPIRED');
});

type Refusal = [says: string, input: () => object, error: object];
const REFUSED: Refusal[] = [
  [
    'a subpoena for the arrangement',
    () => ({ categories: ['TECHNICAL_ARRANGEMENT'] }),
    { field: 'categories' },
  ],
  ['a subpoena for quantities', () => ({ categories: ['QUANTITY'] }), { field: 'categories' }],
  ['a subpoena for places', () => ({ categories: ['LOCATION'] }), { field: 'categories' }],
  ['no account', () => ({ accounts: [] }), { code: 'REQUIRED', field: 'accounts' }],
  [
    'an account that there is not',
    () => ({ accounts: [ACCOUNT, 'ACCT-9999'] }),
    { code: 'NOT_FOUND', field: 'accounts' },
  ],
  ['a period that ends before it begins', () => ({ from: on(-1), to: on(-2) }), { field: 'to' }],
  ['a period beyond the expiry', () => ({ to: on(11) }), { field: 'to' }],
  ['one that has expired', () => ({ expiresAt: on(0) }), { code: 'BACKDATED', field: 'expiresAt' }],
  [
    'an emergency of more than 48 hours',
    () => ({ instrument: 'EMERGENCY_REQUEST', expiresAt: new Date(story.now() + 2 * DAY + 1).toISOString() }),
    { code: 'INVALID', field: 'expiresAt' },
  ],
  ['an agency that there is not', () => ({ agency: 'nobody' }), { code: 'NOT_FOUND', field: 'agency' }],
  ['a company that is no agency', () => ({ agency: 'third-party' }), { code: 'INVALID', field: 'agency' }],
  [
    'an order of silence with a preservation',
    () => ({ instrument: 'PRESERVATION', nondisclosure: true }),
    { code: 'INVALID', field: 'nondisclosure' },
  ],
  [
    'an end of silence that nobody ordered',
    () => ({ nondisclosureUntil: on(5) }),
    { field: 'nondisclosureUntil' },
  ],
  [
    'a silence that is over',
    () => ({ nondisclosure: true, nondisclosureUntil: on(-1) }),
    { code: 'BACKDATED', field: 'nondisclosureUntil' },
  ],
];

test.each(REFUSED)('%s is told when it is entered', async (_, input, error) => {
  expect(await enter(input())).toMatchObject({ reference: null, userErrors: [error] });
});

test('every fault is told at once', async () => {
  const { userErrors } = await enter({ categories: ['LOCATION'], expiresAt: on(-5), accounts: [] });
  expect((userErrors as { field: string }[]).map(({ field }) => field)).toEqual([
    'accounts',
    'categories',
    'to',
    'expiresAt',
  ]);
});

test.each<DemoCallerName>(['supervisor', 'support', 'government', 'owner'])(
  '%s enters none',
  async (caller) => {
    await expect(story.change(caller, 'enterLegalRequest', request(), 'reference')).rejects.toThrow(
      'CHANGE_NOT_PERMITTED',
    );
  },
);

test('the legal staff see it, and nobody else does', async () => {
  const reference = await entered();
  const query = `query ($reference: ID!) { paper(reference: $reference) {
    agency { id } accounts { number } legalRequest { instrument categories reviewedBy nondisclosure } } }`;
  expect((await story.ask('legal-second', query, { reference })).data?.['paper']).toEqual({
    agency: { id: 'government' },
    accounts: [{ number: ACCOUNT }],
    legalRequest: {
      instrument: 'SUBPOENA',
      categories: ['TYPE', 'DESTINATION', 'AMOUNT_OF_USE'],
      reviewedBy: ['legal-second'],
      nondisclosure: false,
    },
  });
  for (const caller of ['support', 'auditor', 'government', 'supervisor'] as const)
    expect((await story.ask(caller, query, { reference })).errors[0]?.extensions?.['code']).toBe('NOT_FOUND');
});

describe('while an order forbids to tell the customer (18 U.S.C. 2705(b))', () => {
  const hidden = async () => {
    const [entry] = await story.lastEntries(1);
    return entry?.decision.obligations.includes('SUPPRESS_FROM_CUSTOMER_LEDGER');
  };

  test('disclosures and changes are hidden from the customer, until its end', async () => {
    const reference = await entered({ nondisclosure: true, nondisclosureUntil: on(3) });
    expect(await hidden()).toBe(true);
    await disclose(reference);
    expect(await hidden()).toBe(true);
    story.pass(3 * DAY - 1);
    await disclose(reference);
    expect(await hidden()).toBe(true);
    story.pass(1);
    await disclose(reference);
    expect(await hidden()).toBe(false);
  });

  test('or until it is lifted, once', async () => {
    const reference = await entered({ nondisclosure: true });
    await disclose(reference);
    expect(await hidden()).toBe(true);
    const lift = () => story.change('legal', 'liftNondisclosure', { reference }, 'reference');
    expect(await lift()).toMatchObject({ reference });
    await disclose(reference);
    expect(await hidden()).toBe(false);
    expect(await lift()).toMatchObject({ userErrors: [{ code: 'ENDED', field: 'reference' }] });
  });

  test('without one nothing is hidden', async () => {
    await disclose(await entered());
    expect(await hidden()).toBe(false);
  });
});
