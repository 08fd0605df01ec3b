// A campaign runs once a supervisor who did not open it has approved it, for what and for whom it was opened, until it ends (47 CFR 64.2009(c)-(d)).
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { useStory } from './support.js';

const story = useStory();
let account: string;

beforeAll(async () => {
  account = await story.account('ACCT-0001');
});

const CAMPAIGN = {
  offering: 'LOCAL',
  companies: ['affiliate-active'],
  description: 'LOCAL service offered by mail to customers who take it',
};

const open = (input: object = {}, selection = 'reference') =>
  story.change('marketing', 'openCampaign', { ...CAMPAIGN, ...input }, selection);
const approve = (reference: unknown, caller: DemoCallerName = 'supervisor') =>
  story.change(caller, 'approveCampaign', { reference }, 'paper { campaign { approvedBy approvedAt } }');
const close = (reference: unknown, caller: DemoCallerName = 'marketing') =>
  story.change(caller, 'closeCampaign', { reference }, 'reference');

/** Why the offer is refused to the caller, or nothing when the services of the account are read for it. */
async function offer(caller: DemoCallerName, reference: unknown, offering = 'LOCAL'): Promise<unknown> {
  const { errors } = await story.ask(
    caller,
    `query ($account: ID!, $reference: ID, $offering: ServiceCategory) { account(id: $account) {
       cpni(purpose: MARKETING_SAME_CATEGORY, offering: $offering, reference: $reference) { services { category } } } }`,
    { account, reference, offering },
  );
  return errors[0]?.extensions?.['reason'];
}

test('one that no supervisor has approved permits nothing; approved it permits; closed it permits nothing', async () => {
  const { reference } = await open();
  expect(await offer('marketing', reference)).toBe('CAMPAIGN_NOT_APPROVED');
  expect(await approve(reference)).toMatchObject({ paper: { campaign: { approvedBy: 'supervisor' } } });
  expect(await offer('marketing', reference)).toBeUndefined();
  expect(await close(reference)).toMatchObject({ reference });
  expect(await offer('marketing', reference)).toBe('CAMPAIGN_NOT_APPROVED');
});

test('it is bound to its offering and to its companies', async () => {
  const { reference } = await open();
  await approve(reference);
  expect(await offer('affiliate-active', reference)).toBeUndefined();
  expect(await offer('affiliate-active', reference, 'INTEREXCHANGE')).toBe('CAMPAIGN_NOT_APPROVED');
  const without = await open({ companies: [] });
  await approve(without['reference']);
  expect(await offer('affiliate-active', without['reference'])).toBe('CAMPAIGN_NOT_APPROVED');
  expect(await offer('marketing', without['reference'])).toBeUndefined();
});

test.each<[says: string, input: object, error: object]>([
  ['an unknown company', { companies: ['nobody'] }, { code: 'NOT_FOUND', field: 'companies' }],
  ['an agent', { companies: ['agent-payments'] }, { code: 'INVALID', field: 'companies' }],
  ['an agency', { companies: ['government'] }, { code: 'INVALID', field: 'companies' }],
  ['the outside', { companies: ['third-party'] }, { code: 'INVALID', field: 'companies' }],
  ['no words', { description: ' ' }, { code: 'REQUIRED', field: 'description' }],
])('%s is refused', async (_, input, error) => {
  expect(await open(input)).toMatchObject({ reference: null, userErrors: [error] });
});

test('affiliates and joint ventures may be named, each once', async () => {
  const { paper } = await open(
    { companies: ['joint-venture', 'affiliate-active', 'joint-venture'] },
    'paper { companies { id } }',
  );
  expect(paper).toEqual({ companies: [{ id: 'affiliate-active' }, { id: 'joint-venture' }] });
});

test.each<[DemoCallerName, string, Record<string, unknown>]>([
  ['supervisor', 'openCampaign', CAMPAIGN],
  ['marketing', 'approveCampaign', { reference: 'CAMPAIGN-0002' }],
  ['legal', 'approveCampaign', { reference: 'CAMPAIGN-0002' }],
  ['affiliate-active', 'closeCampaign', { reference: 'CAMPAIGN-0001' }],
])('%s may not %s', async (caller, name, input) => {
  await expect(story.change(caller, name, input, 'reference')).rejects.toThrow('CHANGE_NOT_PERMITTED');
});

test('it is approved once, and not after its end', async () => {
  const { reference } = await open();
  await approve(reference);
  expect(await approve(reference)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED_NOW' }] });
  const over = await open();
  await close(over['reference'], 'supervisor');
  expect(await approve(over['reference'])).toMatchObject({ userErrors: [{ code: 'ENDED' }] });
});

test('the auditor sees each with what was offered and who approved it', async () => {
  const { reference } = await open();
  await approve(reference);
  const { data } = await story.ask(
    'auditor',
    'query ($reference: ID!) { paper(reference: $reference) { openedBy campaign { offering description approvedBy } } }',
    { reference },
  );
  expect(data?.['paper']).toEqual({
    openedBy: 'marketing',
    campaign: { offering: 'LOCAL', description: CAMPAIGN.description, approvedBy: 'supervisor' },
  });
});
