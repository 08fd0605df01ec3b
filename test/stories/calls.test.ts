// Inbound assistance is for the duration of the call, if the customer approves (47 U.S.C. 222(d)(3), 47 CFR 64.2008(f)), and call
// detail needs more than questions anybody could answer (47 CFR 64.2010(b)).
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
let account: string;

beforeAll(async () => {
  account = await story.account('ACCT-0002');
});

const open = async (method = 'PASSWORD', customerConsented = true, channel = 'TELEPHONE') => {
  const input = { account, customerConsented, authentication: { method, channel } };
  const { reference } = await story.change('support', 'openCall', input, 'reference');
  return reference;
};

const update = (reference: unknown, input: object, caller: DemoCallerName = 'support') =>
  story.change(
    caller,
    'updateCall',
    { reference, expectedVersion: 1, ...input },
    'paper { version call { customerConsented method channel } }',
  );

const SERVICES = 'services { category }';
const CALLS = 'callRecords(first: 1) { nodes { to } }';

async function assist(reference: unknown, fields = SERVICES): Promise<unknown> {
  const { errors } = await story.ask(
    'support',
    `query ($account: ID!, $reference: ID) { account(id: $account) {
       cpni(purpose: INBOUND_ASSISTANCE, reference: $reference) { ${fields} } } }`,
    { account, reference },
  );
  return errors[0]?.extensions?.['reason'];
}

test('the approval that a customer gives on a call holds for its length', async () => {
  expect(await assist(null)).toBe('REFERENCE_REQUIRED');
  const reference = await open();
  expect(await assist(reference)).toBeUndefined();
  await story.change('support', 'endCall', { reference }, 'reference');
  expect(await assist(reference)).toBe('CALL_ENDED');
});

test('without the customer’s approval nothing is read, and a customer may take it back while speaking', async () => {
  const reference = await open('PASSWORD', false);
  expect(await assist(reference)).toBe('CUSTOMER_CONSENT_REQUIRED');
  await update(reference, { customerConsented: true });
  expect(await assist(reference)).toBeUndefined();
  await update(reference, { expectedVersion: 2, customerConsented: false });
  expect(await assist(reference)).toBe('CUSTOMER_CONSENT_REQUIRED');
});

test('biographical facts open no call detail; a call back to the number of record does', async () => {
  const reference = await open('BIOGRAPHICAL');
  expect(await assist(reference)).toBeUndefined();
  expect(await assist(reference, CALLS)).toBe('CALL_DETAIL_PASSWORD_REQUIRED');
  expect(await update(reference, { authentication: { method: 'CALLBACK' } })).toMatchObject({
    paper: { version: 2, call: { customerConsented: true, method: 'CALLBACK', channel: 'TELEPHONE' } },
  });
  expect(await assist(reference, CALLS)).toBeUndefined();
});

test('in a store a photo ID is needed, and the telephone’s means do not do', async () => {
  expect(await assist(await open('CALLBACK', true, 'IN_STORE'))).toBe('AUTHN_REQUIRED');
  expect(await assist(await open('PHOTO_ID', true, 'IN_STORE'))).toBeUndefined();
});

test('an edit is made from the version that was seen', async () => {
  const reference = await open();
  const edits = [
    update(reference, { customerConsented: false }),
    update(reference, { customerConsented: false }),
  ];
  const errors = (await Promise.all(edits)).flatMap(({ userErrors }) => userErrors);
  expect(errors).toMatchObject([{ code: 'VERSION_CONFLICT', field: 'expectedVersion' }]);
});

test('only its handler speaks for a call, and only its handler sees it', async () => {
  const reference = await open();
  expect(await update(reference, { customerConsented: true }, 'noc')).toMatchObject({
    paper: null,
    userErrors: [{ code: 'NOT_FOUND', field: 'reference' }],
  });
  const query = 'query ($reference: ID!) { paper(reference: $reference) { kind } }';
  expect((await story.ask('support', query, { reference })).data).toEqual({ paper: { kind: 'CALL' } });
  expect((await story.ask('noc', query, { reference })).errors[0]?.extensions?.['code']).toBe('NOT_FOUND');
});

test('a call that has ended is not spoken on any more', async () => {
  const reference = await open();
  await story.change('noc', 'endCall', { reference }, 'reference');
  expect(await update(reference, { customerConsented: true })).toMatchObject({
    userErrors: [{ code: 'ENDED', field: 'reference' }],
  });
});

test.each<DemoCallerName>(['billing', 'fraud', 'owner', 'affiliate-active'])(
  '%s opens none',
  async (caller) => {
    const input = { account, customerConsented: true, authentication: { method: 'PASSWORD' } };
    await expect(story.change(caller, 'openCall', input, 'reference')).rejects.toThrow(
      'CHANGE_NOT_PERMITTED',
    );
  },
);

test('nobody is authenticated online on a call', async () => {
  const input = {
    account,
    customerConsented: true,
    authentication: { method: 'PASSWORD', channel: 'ONLINE' },
  };
  await expect(story.change('support', 'openCall', input, 'reference')).rejects.toThrow('BAD_USER_INPUT');
});
