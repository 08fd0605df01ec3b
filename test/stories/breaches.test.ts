// A breach is told to the agencies within seven business days, and to the customers not before seven full business days after
// that; the record is kept for two years (47 CFR 64.2011).
import { afterBusinessDays } from '../../src/lifecycle/business-days.js';
import { overdueWarning, readOverdue } from '../../src/lifecycle/overdue.js';
import { useStory } from './support.js';

const story = useStory();
const DAY = 24 * 60 * 60 * 1000;
const SECOND_BREACH = { categories: ['BILLING'], customersAffected: 12, summary: 'a lost laptop' };

const iso = (at: number) => new Date(at).toISOString();
const BREACH = `breach { code rule agenciesDueAt agenciesNotifiedAt customersNotBefore customersDueAt heldUntil
  customersNotifiedAt accountsKnown categories }`;

const step = (name: string, input: object) => story.change('supervisor', name, { ...input }, BREACH);

let breach: string;
let determined: number;

test('a supervisor enters it, and the day by which the agencies are to be told follows from the rule in force', async () => {
  determined = story.now();
  const answer = await step('reportBreach', {
    discoveredAt: iso(determined - DAY),
    categories: ['DESTINATION', 'AMOUNT_OF_USE'],
    customersAffected: 3,
    summary: 'a clerk exported call records',
    accounts: ['ACCT-0001', 'ACCT-0002'],
  });
  expect(answer).toMatchObject({
    breach: {
      code: expect.stringMatching(/^BREACH-[0-9A-Z]{6}$/),
      rule: 'RULE_2007',
      agenciesDueAt: iso(afterBusinessDays(determined, 7)),
      agenciesNotifiedAt: null,
      customersDueAt: null,
      accountsKnown: 2,
    },
    userErrors: [],
  });
  breach = (answer['breach'] as { code: string }).code;
});

test.each([
  ['a discovery to come', { discoveredAt: iso(4e12) }, 'INVALID', 'discoveredAt'],
  ['no category', { categories: [] }, 'REQUIRED', 'categories'],
  ['accounts that there are not', { accounts: ['ACCT-0001', 'NOBODY'] }, 'NOT_FOUND', 'accounts'],
])('%s is refused', async (_, input, code, field) => {
  const { userErrors } = await step('reportBreach', {
    discoveredAt: iso(story.now()),
    ...SECOND_BREACH,
    ...input,
  });
  expect(userErrors).toContainEqual(expect.objectContaining({ code, field }));
});

test('once its day has passed the breach is overdue, until the agencies were told', async () => {
  const dueIn = afterBusinessDays(determined, 7) - story.now();
  const overdueAt = async (at: number) => overdueWarning(await readOverdue(story.database, at));
  expect(await overdueAt(story.now() + dueIn - 1)).toBeNull();
  expect(await overdueAt(story.now() + dueIn)).toMatch(/^1 of breaches, whose agencies/);
});

test('the customers are not told before the agencies', async () => {
  expect(await step('notifyBreachCustomers', { breach })).toMatchObject({
    breach: null,
    userErrors: [{ code: 'NOT_ALLOWED_NOW', message: 'the agencies are to be told first' }],
  });
});

test('the customers are not told before seven full business days, nor while an agency directs so', async () => {
  story.pass(2 * DAY);
  const notBefore = afterBusinessDays(story.now(), 7);
  expect(await step('recordAgencyNotice', { breach })).toMatchObject({
    breach: { customersNotBefore: iso(notBefore) },
  });
  expect(await step('notifyBreachCustomers', { breach })).toMatchObject({
    userErrors: [{ code: 'NOT_ALLOWED_NOW' }],
  });

  const tooLong = { breach, until: iso(story.now() + 31 * DAY), direction: 'letter of the FBI' };
  expect(await step('holdBreachNotice', tooLong)).toMatchObject({ userErrors: [{ field: 'until' }] });
  const until = story.now() + 30 * DAY;
  expect(
    await step('holdBreachNotice', { breach, until: iso(until), direction: 'letter of the FBI' }),
  ).toMatchObject({
    breach: { heldUntil: iso(until) },
  });
  story.pass(29 * DAY);
  expect(await step('notifyBreachCustomers', { breach })).toMatchObject({
    userErrors: [{ code: 'NOT_ALLOWED_NOW' }],
  });
  story.pass(1 * DAY);
});

test('then each listed customer is mailed what kinds of information it was, and never the information', async () => {
  await step('addBreachAccounts', { breach, accounts: ['ACCT-0003'] });
  const answer = await step('notifyBreachCustomers', { breach });
  expect(answer).toMatchObject({ breach: { customersNotifiedAt: iso(story.now()), accountsKnown: 3 } });
  const mails = await story.database.query<{ number: string; recipient: string; body: string }>(
    `SELECT a.number, recipient, body FROM outbox_messages m JOIN accounts a USING (account_id)
      WHERE m.kind = 'BREACH_NOTICE' ORDER BY a.number`,
  );
  expect(mails.map(({ number }) => number)).toEqual(['ACCT-0001', 'ACCT-0002', 'ACCT-0003']);
  for (const { body } of mails) expect(body).not.toMatch(/\+1\d{10}|clerk|ACCT-/);
  expect(await step('notifyBreachCustomers', { breach })).toMatchObject({ userErrors: [{ code: 'ENDED' }] });
});

test('supervisors and auditors see the register; nobody else learns that there is one', async () => {
  const QUERY = '{ breaches(first: 10) { nodes { code summary customersNotifiedAt } } }';
  for (const caller of ['supervisor', 'auditor'] as const) {
    const { data } = await story.ask(caller, QUERY);
    expect(data).toMatchObject({ breaches: { nodes: [{ code: breach }] } });
  }
  for (const caller of ['owner', 'support', 'affiliate-active'] as const) {
    const { data, errors } = await story.ask(caller, QUERY);
    expect([data, errors[0]?.extensions?.['code']]).toEqual([{ breaches: null }, 'NOT_FOUND']);
  }
});

test('what was entered is not taken away: the API can neither change nor delete it', async () => {
  for (const statement of [
    'DELETE FROM breaches',
    'UPDATE breaches SET summary = summary',
    'DELETE FROM breach_accounts',
  ])
    await expect(story.database.query(statement)).rejects.toThrow('permission denied');
});
