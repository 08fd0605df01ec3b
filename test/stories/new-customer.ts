// What a person says who signs up.
import type { Person, Story } from './support.js';

export const PASSWORD = 'quiet-marble-lantern-42';

export const PERSON = {
  name: 'Ada Fairweather',
  email: 'ada@fairweather.example',
  phone: '+15035550142',
  address: { lines: ['12 Alder Row'], city: 'Astoria', region: 'OR', postalCode: '97103', country: 'US' },
};

export const SIGN_UP = {
  kind: 'RESIDENTIAL',
  name: PERSON.name,
  owner: PERSON,
  policyVersion: '2015-03-30',
  password: PASSWORD,
};

/** A person of the customer portal, by the subject of its login. */
export interface SignedUp {
  readonly accountId: string;
  readonly number: string;
  readonly loginName: string;
}

/** Without a token. */
export async function signUp(story: Story, input: object = {}): Promise<SignedUp> {
  const answer = await story.change(null, 'signUp', { ...SIGN_UP, ...input }, 'accountId number loginName');
  expect(answer).toMatchObject({ userErrors: [] });
  return answer as unknown as SignedUp;
}

/** The owner as its token says it. */
export async function ownerOf(story: Story, { loginName }: SignedUp): Promise<Person> {
  const [login] = await story.database.query<Person>('SELECT subject FROM login_accounts WHERE name = $1', [
    loginName,
  ]);
  if (login === undefined) throw new Error('there is no such login');
  return { subject: login.subject };
}

/** As the staff read it. */
export async function versionOf(story: Story, accountId: string): Promise<number> {
  const { data } = await story.ask('onboarding', 'query ($id: ID!) { account(id: $id) { version } }', {
    id: accountId,
  });
  return (data as { account: { version: number } }).account.version;
}

/** A change of the account's state by the onboarding staff, on the version that is there. */
export async function changeState(
  story: Story,
  name: string,
  { account, ...input }: { readonly account: string } & Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const expectedVersion = await versionOf(story, account);
  return story.change('onboarding', name, { account, expectedVersion, ...input }, 'status version serviceId');
}

/** Under an onboarding case of its own, which is closed again. */
export async function verify(story: Story, account: string): Promise<void> {
  const { reference } = await story.change('onboarding', 'openOnboardingCase', { account }, 'reference');
  const proof = { reference, proof: 'DRIVERS_LICENSE', channel: 'IN_STORE' };
  expect(await changeState(story, 'verifyIdentity', { account, ...proof })).toMatchObject({
    status: 'APPLICANT',
    userErrors: [],
  });
  await story.change('onboarding', 'closeOnboardingCase', { reference }, 'reference');
}
