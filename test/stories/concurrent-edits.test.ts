// Of edits that rest on the same version one is made and every other is told so, with nothing of it written: no edit is lost under
// another that its maker had not seen.
import { buildSchema, isInputObjectType, getNamedType } from 'graphql';
import { readFileSync } from 'node:fs';
import { PERSON, ownerOf, signUp, versionOf, type SignedUp } from './new-customer.js';
import { useStory, type Person, type Teller } from './support.js';

const story = useStory();

const AT_ONCE = 5;
const PLACES = [...Array(AT_ONCE).keys()];

let made: SignedUp;
let account: string;
let owner: Person;
let opened: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  made = await signUp(story);
  account = made.accountId;
  owner = await ownerOf(story, made);
  const demo = await story.account('ACCT-0002');
  const authentication = { method: 'PASSWORD', channel: 'TELEPHONE' };
  opened = {
    case: await referenceOf('onboarding', 'openOnboardingCase', { account }),
    call: await referenceOf('support', 'openCall', {
      account: demo,
      customerConsented: false,
      authentication,
    }),
  };
});

async function referenceOf(teller: Teller, name: string, input: Record<string, unknown>): Promise<unknown> {
  return (await story.change(teller, name, input, 'reference'))['reference'];
}

interface OwnContact {
  readonly id: string;
  readonly version: number;
}

async function contact(): Promise<OwnContact> {
  const { data } = await story.ask(
    owner,
    'query ($id: ID!) { account(id: $id) { contacts { nodes { id version role } } } }',
    { id: account },
  );
  const { nodes } = (data as { account: { contacts: { nodes: (OwnContact & { role: string })[] } } }).account
    .contacts;
  return nodes.find(({ role }) => role === 'OWNER') as OwnContact;
}

async function callVersion(): Promise<number> {
  const { data } = await story.ask('support', 'query ($id: ID!) { paper(reference: $id) { version } }', {
    id: opened['call'],
  });
  return (data as { paper: { version: number } }).paper.version;
}

async function firstService(): Promise<string> {
  const { data } = await story.ask(
    owner,
    'query ($id: ID!) { account(id: $id) { cpni(purpose: SELF_ACCESS) { services { id } } } }',
    { id: account },
  );
  const [service] = (data as { account: { cpni: { services: { id: string }[] } } }).account.cpni.services;
  return service?.id ?? '';
}

const accountVersion = () => versionOf(story, account);
const contactVersion = async () => (await contact()).version;

interface Edit {
  readonly by: () => Teller;
  /** The version that is there. */
  readonly version: () => Promise<number>;
  /** Each of those at once asks for something else, where there is something else to ask for. */
  readonly input: (place: number) => Promise<object>;
}

const staff = { by: () => 'onboarding' as const, version: accountVersion };
const mine = { by: () => owner, version: contactVersion };

/** In the order in which an account lives. */
const EDITS: Readonly<Record<string, Edit>> = {
  verifyIdentity: {
    ...staff,
    input: (place) =>
      Promise.resolve({
        account,
        reference: opened['case'],
        proof: place % 2 === 0 ? 'PASSPORT' : 'DRIVERS_LICENSE',
        channel: 'IN_STORE',
      }),
  },
  startService: {
    ...staff,
    input: (place) =>
      Promise.resolve({
        account,
        category: 'LOCAL',
        type: 'SIP_TRUNKING',
        numbers: [{ number: `+1503555720${String(place)}`, type: 'GEOGRAPHIC' }],
      }),
  },
  suspendAccount: { ...staff, input: () => Promise.resolve({ account, suspended: true }) },
  updateContact: {
    ...mine,
    input: async (place) => ({ account, contact: (await contact()).id, name: `Name ${String(place)}` }),
  },
  changeAddressOfRecord: {
    ...mine,
    input: (place) => Promise.resolve({ account, email: `${String(place)}-${PERSON.email}` }),
  },
  updateCall: {
    by: () => 'support',
    version: callVersion,
    input: (place) => Promise.resolve({ reference: opened['call'], customerConsented: place % 2 === 0 }),
  },
  endService: { ...staff, input: async () => ({ account, service: await firstService() }) },
  closeAccount: { ...staff, input: () => Promise.resolve({ account }) },
};

test('every edit that names a version is among them', () => {
  const fields = buildSchema(readFileSync('schema.graphql', 'utf8')).getMutationType()?.getFields() ?? {};
  const versioned = Object.values(fields).filter(({ args }) =>
    args.some(({ type }) => {
      const named = getNamedType(type);
      return isInputObjectType(named) && 'expectedVersion' in named.getFields();
    }),
  );
  expect(versioned.map(({ name }) => name).sort()).toEqual(Object.keys(EDITS).sort());
});

test.each(Object.entries(EDITS))(
  'of several %s at once one is made, and the others are told that it was',
  async (name, { by, version, input }) => {
    const before = await version();
    const inputs = await Promise.all(PLACES.map(input));
    const answers = await Promise.all(
      inputs.map((each) => story.change(by(), name, { ...each, expectedVersion: before })),
    );
    const faults = answers.flatMap(({ userErrors }) => userErrors as { code: string; field: string }[]);
    expect(faults.map(({ code, field }) => [code, field])).toEqual(
      Array.from({ length: AT_ONCE - 1 }, () => ['VERSION_CONFLICT', 'expectedVersion']),
    );
    expect(await version()).toBe(before + 1);
  },
);

test('and nothing is left of those that were not made', async () => {
  const [kept] = await story.database.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM identity_verifications v WHERE v.account_id = a.account_id) AS verified,
            (SELECT count(*)::int FROM services s WHERE s.account_id = a.account_id) AS services,
            (SELECT count(*)::int FROM phone_numbers n WHERE n.account_id = a.account_id) AS numbers
       FROM accounts a WHERE a.number = $1`,
    [made.number],
  );
  expect(kept).toEqual({ verified: 1, services: 1, numbers: 1 });
  const mails = await story.mails(made.number);
  expect(mails.filter(({ kind }) => kind === 'ACCOUNT_CHANGED')).toHaveLength(1);
});
