// Name, address and place of a call go to public safety in order to respond to a call for emergency services (47 U.S.C. 222(d)(4), (g)),
// and to that agency alone, while the call lasts.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
let number: string;
let callRecord: string;
const ACCOUNT = 'ACCT-0005';

beforeAll(async () => {
  const [found] = await story.database.query<{ number: string }>(
    `SELECT n.number FROM phone_numbers n JOIN accounts a USING (account_id) WHERE a.number = $1 LIMIT 1`,
    [ACCOUNT],
  );
  number = found?.number ?? '';
  callRecord = await recordCall(story.now(), number);
});

/** A call from the number with its place, as the switch hands it over. */
async function recordCall(startedAt: number, from: string): Promise<string> {
  const [row] = await story.database.query<{ id: string }>(
    `INSERT INTO call_records (account_id, started_at, call_id, direction, calling_number, called_number,
       duration_seconds, billed_seconds, place)
     SELECT a.account_id, $1, gen_random_uuid(), 'OUTBOUND', $2, '+15550000911', 60, 60, 'the place of the call'
       FROM accounts a WHERE a.number = $3 RETURNING call_id AS id`,
    [new Date(startedAt).toISOString(), from, ACCOUNT],
  );
  return row?.id ?? '';
}

const open = (caller: DemoCallerName = 'psap', input: object = {}) =>
  story.change(caller, 'openEmergencyCall', { callingNumber: number, ...input }, 'reference');
const end = (reference: unknown, caller: DemoCallerName = 'psap') =>
  story.change(caller, 'endEmergencyCall', { reference }, 'reference');

const QUERY = `query ($number: String!, $reference: ID) { accountByNumber(number: $number) {
  name(purpose: EMERGENCY, reference: $reference)
  cpni(purpose: EMERGENCY, reference: $reference) { callLocations(first: 5) { nodes { place } } } } }`;

async function respond(reference: unknown) {
  const { data, errors } = await story.ask('psap', QUERY, { number: ACCOUNT, reference });
  const account = data?.['accountByNumber'] as {
    name: string | null;
    cpni: { callLocations: { nodes: unknown[] } | null };
  } | null;
  return { account, errors: errors.map(({ extensions }) => extensions?.['code']) };
}

test('the agency that answers a call sees the account of the calling number, and no longer once the call is over', async () => {
  expect((await respond(null)).errors).toEqual(['NOT_FOUND']);
  const { reference } = await open();
  expect(reference).toMatch(/^EMERGENCY-/);
  const { account, errors } = await respond(reference);
  expect(errors).toEqual([]);
  expect(account?.name).toEqual(expect.any(String));
  await end(reference);
  expect((await respond(reference)).errors).toEqual(['NOT_FOUND']);
});

test('opening answers with a code and says nothing of whose number it is', async () => {
  const { data } = await story.ask('psap', `{ __type(name: "EmergencyCallPayload") { fields { name } } }`);
  expect(data?.['__type']).toEqual({ fields: [{ name: 'userErrors' }, { name: 'reference' }] });
});

test('a number that is not in service opens nothing, and who tries one is in the log without the number', async () => {
  const unknown = '+12025550188';
  expect(await open('psap', { callingNumber: unknown })).toMatchObject({
    reference: null,
    userErrors: [{ code: 'NOT_FOUND', field: 'callingNumber' }],
  });
  const [entry] = await story.lastEntries(1);
  expect(entry).toMatchObject({
    kind: 'LOOKUP',
    actor: { companyId: 'psap' },
    decision: { outcome: 'DENY' },
  });
  expect(JSON.stringify(entry)).not.toContain(unknown);
});

describe('the place', () => {
  const identify = (reference: unknown, record: string, caller: DemoCallerName = 'noc') =>
    story.change(caller, 'identifyEmergencyCall', { reference, callRecord: record }, 'reference');

  test('is that of the one call, once the network operations center has said which it is', async () => {
    const { reference } = await open();
    expect((await respond(reference)).account?.cpni.callLocations?.nodes).toEqual([]);
    expect(await identify(reference, callRecord)).toMatchObject({ reference });
    expect((await respond(reference)).account?.cpni.callLocations?.nodes).toEqual([
      { place: 'the place of the call' },
    ]);
    expect(await identify(reference, callRecord)).toMatchObject({
      userErrors: [{ code: 'NOT_ALLOWED_NOW', field: 'reference' }],
    });
  });

  test('is not that of another number, nor of a call of another time', async () => {
    const { reference } = await open();
    const others = [
      await recordCall(story.now(), '+12025550188'),
      await recordCall(story.now() - 3_600_001, number),
    ];
    for (const other of others)
      expect(await identify(reference, other)).toMatchObject({
        userErrors: [{ code: 'NOT_FOUND', field: 'callRecord' }],
      });
  });

  test('is not said by the agency itself', async () => {
    const { reference } = await open();
    await expect(identify(reference, callRecord, 'psap')).rejects.toThrow('CHANGE_NOT_PERMITTED');
  });
});

describe('the network operations center', () => {
  test('opens one for an agency, and the agency ends it', async () => {
    const { reference } = await open('noc', { agency: 'psap' });
    expect((await respond(reference)).errors).toEqual([]);
    expect(await end(reference)).toMatchObject({ reference });
  });

  test.each<[object, object]>([
    [{}, { code: 'REQUIRED', field: 'agency' }],
    [{ agency: 'government' }, { code: 'INVALID', field: 'agency' }],
  ])('names a public safety agency: %j is refused', async (input, error) => {
    expect(await open('noc', input)).toMatchObject({ reference: null, userErrors: [error] });
  });
});

test('an agency opens for nobody else, and does not end what is another’s', async () => {
  expect(await open('psap', { agency: 'government' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', field: 'agency' }],
  });
  await story.database.query(
    `INSERT INTO companies (company_id, name, kind, communications_related) VALUES ('psap-two', 'Another', 'PUBLIC_SAFETY', false)`,
  );
  const { reference } = await open('noc', { agency: 'psap-two' });
  expect((await respond(reference)).account?.name ?? null).toBeNull();
  expect(await end(reference)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: 'reference' }] });
  await end(reference, 'noc');
  expect(await end(reference)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: 'reference' }] });
});

test.each<DemoCallerName>(['support', 'government', 'affiliate-active', 'owner'])(
  '%s opens none',
  async (caller) => {
    await expect(open(caller)).rejects.toThrow('CHANGE_NOT_PERMITTED');
  },
);
