// An objection holds for every read that begins after it was answered, and for no longer than the customer wants (47 CFR 64.2007(a)(2)).
import { useStory } from './support.js';

const story = useStory();

const OFFER = `{ accountByNumber(number: "ACCT-0001") {
  cpni(purpose: MARKETING_SAME_CATEGORY, offering: LOCAL, reference: "CAMPAIGN-0001") { services { category } } } }`;

const offered = async () => {
  const { errors } = await story.ask('affiliate-active', OFFER);
  return errors.map(({ extensions }) => extensions?.['reason']);
};

test('the affiliate reads, is refused while the customer objects, and reads again once the objection is withdrawn', async () => {
  const account = await story.account('ACCT-0001');
  expect(await offered()).toEqual([]);

  story.pass(1);
  const { approvalId } = await story.change(
    'owner',
    'recordApproval',
    { account, kind: 'OPT_OUT' },
    'approvalId',
  );
  expect(await offered()).toEqual(['NOT_PERMITTED']); // a company is not told that the customer objected
  const refused = (await story.lastEntries(1))[0];
  expect(refused?.decision).toMatchObject({
    outcome: 'DENY',
    reason: 'OPTED_OUT',
    citation: ['64.2007(a)(2)'],
  });

  story.pass(1);
  await story.change('owner', 'withdrawApproval', { account, approval: approvalId }, 'approvalId');
  expect(await offered()).toEqual([]);
});

test('the owner sees who changed what, and when; a company sees nothing of it', async () => {
  const QUERY = `{ accountByNumber(number: "ACCT-0001") { changes(first: 2) {
    nodes { change by citation objects { kind } } pageInfo { hasNextPage } } } }`;
  const { data } = await story.ask('owner', QUERY);
  expect(data).toEqual({
    accountByNumber: {
      changes: {
        nodes: [
          {
            change: 'withdrawApproval',
            by: 'CUSTOMER',
            citation: ['47 CFR 64.2007(a)(2)'],
            objects: [{ kind: 'approval' }],
          },
          {
            change: 'recordApproval',
            by: 'CUSTOMER',
            citation: ['47 CFR 64.2007(b)', '47 CFR 64.2007(a)(3)'],
            objects: [{ kind: 'approval' }],
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    },
  });
  const company = await story.ask('affiliate-active', QUERY);
  expect(company.data).toEqual({ accountByNumber: { changes: null } });
});

test('the owner does not hear of the carrier’s own work on the account, such as a case that is opened', async () => {
  const account = await story.account('ACCT-0001');
  await story.change('noc', 'openTicket', { account }, 'userErrors { code }');
  const QUERY = `{ accountByNumber(number: "ACCT-0001") { changes(first: 10) { nodes { change } } } }`;
  const seen = async (caller: 'owner' | 'auditor') =>
    JSON.stringify((await story.ask(caller, QUERY)).data).includes('openTicket');
  expect([await seen('owner'), await seen('auditor')]).toEqual([false, true]);
});
