// CPNI serves to protect carrier and users from fraud (47 U.S.C. 222(d)(2)): under an open case of the account, and for the affiliates it names.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
let account: string;

beforeAll(async () => {
  account = await story.account('ACCT-0002');
});

const open = (companies: string[] = []) =>
  story.change('fraud', 'openFraudCase', { account, companies }, 'reference');

async function investigate(caller: DemoCallerName, reference: unknown): Promise<unknown> {
  const { errors } = await story.ask(
    caller,
    `query ($account: ID!, $reference: ID) { account(id: $account) {
       cpni(purpose: FRAUD_SECURITY, reference: $reference) { callRecords(first: 1) { nodes { to } } } } }`,
    { account, reference },
  );
  return errors[0]?.extensions?.['reason'];
}

test('an investigation needs an open case: with it call detail is read, and once it is closed nothing is', async () => {
  expect(await investigate('fraud', null)).toBe('REFERENCE_REQUIRED');
  const { reference } = await open();
  expect(await investigate('fraud', reference)).toBeUndefined();
  await story.change('fraud', 'closeFraudCase', { reference }, 'reference');
  expect(await investigate('fraud', reference)).toBe('REFERENCE_CLOSED');
});

test('an affiliate works on the case that names it, and on no other', async () => {
  const named = await open(['affiliate-active']);
  expect(await investigate('affiliate-active', named['reference'])).toBeUndefined();
  const unnamed = await open();
  expect(await investigate('affiliate-active', unnamed['reference'])).toBe('REFERENCE_REQUIRED');
});

test.each(['joint-venture', 'third-party', 'psap'])('a case does not name %s', async (company) => {
  expect(await open([company])).toMatchObject({ userErrors: [{ code: 'INVALID', field: 'companies' }] });
});

test.each<DemoCallerName>(['support', 'noc', 'affiliate-active', 'owner'])(
  '%s opens none',
  async (caller) => {
    await expect(story.change(caller, 'openFraudCase', { account }, 'reference')).rejects.toThrow(
      'CHANGE_NOT_PERMITTED',
    );
  },
);

test('the customer does not hear of it', async () => {
  const { reference } = await open();
  const { errors } = await story.ask('owner', 'query ($r: ID!) { paper(reference: $r) { kind } }', {
    r: reference,
  });
  expect(errors[0]?.extensions?.['code']).toBe('NOT_FOUND');
});
