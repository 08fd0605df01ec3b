// What the customer must be told leaves by mail as soon as the change is made (47 CFR 64.2010(f): "immediately"), from the whole
// service to a real mail server; and what cannot be sent is seen by those who look after the service.
import { startMailServer, type MailServer } from '../notify/mail-server.js';
import { DAY, useStory } from './support.js';
import { until } from '../support/until.js';

let server: MailServer;
let answer: number | null = null;
const environment: Record<string, string> = { MAIL_FROM: 'notices@carrier.test' };
beforeAll(async () => {
  server = await startMailServer({ toRecipient: () => answer });
  environment['SMTP_URL'] = server.url;
});
const story = useStory(environment);
afterAll(() => server.close());

const declare = () =>
  story.change('affiliate-second', 'establishRelationship', { accountNumber: 'ACCT-0001' });

interface Standing {
  readonly sent: boolean;
  readonly dead: boolean;
}

async function newest(): Promise<Standing | undefined> {
  const [row] = await story.database.query<Standing>(
    `SELECT sent_at IS NOT NULL AS sent, dead_at IS NOT NULL AS dead FROM outbox_messages
     ORDER BY message_id DESC LIMIT 1`,
  );
  return row;
}

const gauges = async () =>
  (await (await fetch(`${story.url}/metrics`)).text())
    .split('\n')
    .filter((line) => line.startsWith('account_data_mail'));

const warnings = async () => {
  const response = await fetch(`${story.url}/health/ready`);
  return [response.status, ((await response.json()) as { warnings: unknown }).warnings];
};

test('what a company declares is told to the customer, and the mail server has it', async () => {
  await declare();
  await until(async () => (await newest())?.sent === true);
  const [mail] = await story.mails('ACCT-0001');
  expect(server.received.map(({ to }) => to)).toEqual([mail?.recipient]);
  expect(server.received[0]?.raw).toContain('We do not take its word for it.');
  expect(await gauges()).toEqual([
    'account_data_mail_waiting 0',
    'account_data_mail_oldest_waiting_seconds 0',
    'account_data_mail_dead_letters 0',
  ]);
  expect(await warnings()).toEqual([200, {}]);
});

test('what the mail server refuses for good is a dead letter, told to those who look after the service, who go on being ready', async () => {
  answer = 550;
  story.pass(61 * DAY); // what was declared before is over
  await declare();
  await until(async () => (await newest())?.dead === true);
  expect(await gauges()).toContain('account_data_mail_dead_letters 1');
  expect(await warnings()).toEqual([200, { mail: 'there are dead letters' }]);
});

test('the log holds no address and nothing of the text', async () => {
  const [mail] = await story.mails('ACCT-0001');
  const text = story.log.join('');
  expect(text).toContain('a mail is a dead letter: SMTP_550');
  for (const value of [mail?.recipient ?? '', 'customer.test', 'We do not take', 'notices@carrier.test'])
    expect(text).not.toContain(value);
});
