// When customers could not opt out, to a degree that is more than an anomaly, the Commission is told in writing within five business
// days (47 CFR 64.2009(f)); complaints of unauthorized release are summed up with the yearly certificate (64.2009(e)).
import { readCertificateInputs } from '../../src/disclosure/certificate.js';
import { afterBusinessDays } from '../../src/lifecycle/business-days.js';
import { overdueWarning, readOverdue } from '../../src/lifecycle/overdue.js';
import { DAY, useStory } from './support.js';

const story = useStory();
const iso = (at: number) => new Date(at).toISOString();

const FAILURE = `failure { code mechanisms problems endedAt customersAffected moreThanAnomaly commissionDueAt
  commissionNotifiedAt remedy }`;
const step = (name: string, input: object) => story.change('supervisor', name, { ...input }, FAILURE);
const overdueAt = async (at: number) => overdueWarning(await readOverdue(story.database, at));

const report = (over: object = {}) => ({
  mechanisms: ['WEB_SITE', 'TELEPHONE'],
  problems: ['NOT_RECORDED'],
  beganAt: iso(story.now() - 3 * DAY),
  discoveredAt: iso(story.now()),
  customersAffected: 40,
  moreThanAnomaly: true,
  summary: 'the form answered and kept nothing',
  ...over,
});

let failure: string;
let due: number;

test('a supervisor enters it, and the Commission is due within five business days of the discovery', async () => {
  due = afterBusinessDays(story.now(), 5);
  const answer = await step('reportOptOutFailure', report());
  expect(answer).toMatchObject({
    failure: {
      code: expect.stringMatching(/^OPTOUT-[0-9A-Z]{6}$/),
      mechanisms: ['WEB_SITE', 'TELEPHONE'],
      problems: ['NOT_RECORDED'],
      endedAt: null,
      customersAffected: 40,
      moreThanAnomaly: true,
      commissionDueAt: iso(due),
      commissionNotifiedAt: null,
    },
    userErrors: [],
  });
  failure = (answer['failure'] as { code: string }).code;
});

test('of an anomaly nobody need be told', async () => {
  expect(
    await step('reportOptOutFailure', report({ moreThanAnomaly: false, customersAffected: 1 })),
  ).toMatchObject({
    failure: { moreThanAnomaly: false, commissionDueAt: null },
  });
});

test.each([
  ['no mechanism', { mechanisms: [] }, 'REQUIRED', 'mechanisms'],
  ['no problem', { problems: [] }, 'REQUIRED', 'problems'],
  ['a discovery to come', { discoveredAt: iso(4e12) }, 'INVALID', 'discoveredAt'],
  ['a beginning after its discovery', { beganAt: iso(4e12) }, 'INVALID', 'beganAt'],
  ['an end to come', { endedAt: iso(4e12) }, 'INVALID', 'endedAt'],
  ['an end before the beginning', { endedAt: iso(0) }, 'INVALID', 'endedAt'],
  ['fewer customers than none', { customersAffected: -1 }, 'INVALID', 'customersAffected'],
  ['nothing said', { summary: ' ' }, 'REQUIRED', 'summary'],
])('%s is refused', async (_, over, code, field) => {
  const { userErrors } = await step('reportOptOutFailure', report(over));
  expect(userErrors).toContainEqual(expect.objectContaining({ code, field }));
});

test('a card number in the summary is refused', async () => {
  const { errors } = await story.ask(
    'supervisor',
    `mutation ($input: ReportOptOutFailureInput!) { reportOptOutFailure(input: $input) { userErrors { code } } }`,
    { input: report({ summary: 'paid with 4111 1111 1111 1111' }) },
  );
  expect(errors[0]?.extensions?.['code']).toBe('CARD_NUMBER_REFUSED');
});

test('once its day has passed it is overdue, until the Commission was told', async () => {
  expect(await overdueAt(due - 1)).toBeNull();
  expect(await overdueAt(due)).toMatch(/^1 of opt_out_failures, of which the Commission/);
  story.pass(2 * DAY);
  for (const [over, field] of [
    [{ remedy: ' ' }, 'remedy'],
    [{ notifiedAt: iso(story.now() + DAY) }, 'notifiedAt'],
    [{ notifiedAt: iso(story.now() - 5 * DAY) }, 'notifiedAt'],
    [{ endedAt: iso(0) }, 'endedAt'],
    [{ failure: 'OPTOUT-NOBODY' }, 'failure'],
  ] as const)
    expect(
      await step('recordOptOutFailureNotice', { failure, remedy: 'the form was mended', ...over }),
    ).toMatchObject({ failure: null, userErrors: [{ field }] });
  const endedAt = iso(story.now() - DAY);
  expect(
    await step('recordOptOutFailureNotice', { failure, remedy: 'the form was mended', endedAt }),
  ).toMatchObject({
    failure: { commissionNotifiedAt: iso(story.now()), remedy: 'the form was mended', endedAt },
  });
  expect(await overdueAt(due)).toBeNull();
  expect(await step('recordOptOutFailureNotice', { failure, remedy: 'again' })).toMatchObject({
    userErrors: [{ code: 'ENDED', field: 'failure' }],
  });
});

test('complaints are entered by support staff and supervisors, by the kinds that the certificate sums up', async () => {
  for (const teller of ['support', 'supervisor'] as const)
    expect(
      await story.change(
        teller,
        'recordComplaint',
        { category: 'IMPROPER_DISCLOSURE', summary: 'a bill reached a neighbour' },
        'complaint { code category receivedAt }',
      ),
    ).toMatchObject({
      complaint: {
        code: expect.stringMatching(/^COMPLAINT-[0-9A-Z]{6}$/),
        category: 'IMPROPER_DISCLOSURE',
        receivedAt: iso(story.now()),
      },
      userErrors: [],
    });
  expect(
    await story.change('support', 'recordComplaint', {
      category: 'OTHER',
      summary: '',
      receivedAt: iso(story.now() + DAY),
    }),
  ).toMatchObject({ userErrors: [{ field: 'receivedAt' }, { field: 'summary' }] });
});

test.each([
  ['reportOptOutFailure', () => report(), ['support', 'marketing', 'owner']],
  ['recordOptOutFailureNotice', () => ({ failure, remedy: 'x' }), ['support', 'marketing']],
  ['recordComplaint', () => ({ category: 'OTHER', summary: 'x' }), ['marketing', 'noc', 'owner']],
] as const)('%s is refused to anybody else', async (name, input, tellers) => {
  for (const teller of tellers)
    await expect(story.change(teller, name, input())).rejects.toThrow('CHANGE_NOT_PERMITTED');
});

test('supervisors and auditors see both registers; nobody else learns that there are any', async () => {
  const QUERIES = {
    optOutFailures: '{ optOutFailures(first: 1) { nodes { code } pageInfo { endCursor hasNextPage } } }',
    complaints: '{ complaints(first: 1) { nodes { code } pageInfo { endCursor hasNextPage } } }',
  };
  for (const [register, query] of Object.entries(QUERIES)) {
    for (const teller of ['supervisor', 'auditor'] as const) {
      const { data } = await story.ask(teller, query);
      expect(data?.[register]).toMatchObject({ nodes: [{}], pageInfo: { hasNextPage: true } });
    }
    for (const teller of ['owner', 'support', 'affiliate-active'] as const) {
      const { data, errors } = await story.ask(teller, query);
      expect([data, errors[0]?.extensions?.['code']]).toEqual([{ [register]: null }, 'NOT_FOUND']);
    }
  }
});

test('the certificate counts both, and says of no register that it is not kept which is', async () => {
  const year = new Date(story.now()).getUTCFullYear();
  const inputs = await readCertificateInputs(story.database, year, story.now());
  expect(inputs.optOutFailures).toHaveLength(2);
  expect(inputs.optOutFailures).toContainEqual(
    expect.objectContaining({
      code: failure,
      customersAffected: 40,
      commissionNotified: iso(story.now()).slice(0, 10),
    }),
  );
  expect(inputs.complaints).toContainEqual({ category: 'IMPROPER_DISCLOSURE', received: 2 });
  expect(inputs.complaints).toContainEqual({ category: 'OTHER', received: 0 });
  expect(inputs.notKept.map(({ register }) => register)).toEqual(['actions taken against data brokers']);
});

test('what was entered is not taken away: the API can neither change nor delete it', async () => {
  for (const statement of [
    'DELETE FROM opt_out_failures',
    'UPDATE opt_out_failures SET summary = summary',
    'DELETE FROM complaints',
    'UPDATE complaints SET summary = summary',
  ])
    await expect(story.database.query(statement)).rejects.toThrow('permission denied');
});
