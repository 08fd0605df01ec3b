// Personal information of people signing up serves to verify them, establish the account and set up the service (policy section 2): under an open case.
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
let account: string;

beforeAll(async () => {
  account = await story.account('ACCT-0009');
});

async function verifyPerson(reference: unknown): Promise<unknown> {
  const { errors } = await story.ask(
    'onboarding',
    `query ($account: ID!, $reference: ID) { account(id: $account) {
       name(purpose: IDENTITY_VERIFICATION, reference: $reference) } }`,
    { account, reference },
  );
  return errors[0]?.extensions?.['reason'];
}

test('an applicant is verified under an open case, and no longer once it is closed', async () => {
  expect(await verifyPerson(null)).toBe('REFERENCE_REQUIRED');
  const { reference } = await story.change('onboarding', 'openOnboardingCase', { account }, 'reference');
  expect(reference).toMatch(/^ONBOARD-/);
  expect(await verifyPerson(reference)).toBeUndefined();
  await story.change('onboarding', 'closeOnboardingCase', { reference }, 'reference');
  expect(await verifyPerson(reference)).toBe('REFERENCE_CLOSED');
});

test.each<DemoCallerName>(['support', 'marketing', 'applicant'])('%s opens none', async (caller) => {
  await expect(story.change(caller, 'openOnboardingCase', { account }, 'reference')).rejects.toThrow(
    'CHANGE_NOT_PERMITTED',
  );
});
