// Two years of one customer, told in order on a clock that moves: who signs up, takes one service, then two; a company that is refused,
// then permitted, then refused again after an objection; a notice that waits, ripens and grows stale. Each answer rests on its clause,
// the owner sees who read what, and the log of all of it verifies.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { changeState, ownerOf, signUp, verify, type SignedUp } from './new-customer.js';
import { DAY, useStory, type Person } from './support.js';
import { runCommand, type Ended } from '../support/run-program.js';

const story = useStory();

let customer: SignedUp;
let owner: Person;
let account: string;
let objection: unknown;
let notice: unknown;
const campaigns: Record<string, unknown> = {};

interface Offer {
  readonly offering: string;
  readonly purpose?: string;
}

/** What is told to who offers a service, and what the log has of it. */
async function offers(
  teller: DemoCallerName,
  { offering, purpose = 'MARKETING_SAME_CATEGORY' }: Offer,
): Promise<unknown> {
  const { data, errors } = await story.ask(
    teller,
    `query ($number: String!, $purpose: Purpose!, $offering: ServiceCategory, $reference: ID) {
       accountByNumber(number: $number) { cpni(purpose: $purpose, offering: $offering, reference: $reference) {
         services { category } } } }`,
    { number: customer.number, purpose, offering, reference: campaigns[offering] },
  );
  const told = errors[0]?.extensions as { code: string; reason?: string } | undefined;
  if (told?.code === 'NOT_FOUND') return 'NOT_FOUND';
  const [entry] = await story.lastEntries(1);
  const { reason, citation } = entry?.decision ?? {};
  const { cpni } = (data as { accountByNumber: { cpni: { services: { category: string }[] | null } } })
    .accountByNumber;
  const seen = cpni.services?.map(({ category }) => category).sort();
  return { told: told?.reason ?? seen, reason, citation };
}

const refused = (reason: string, ...citation: string[]) => ({ told: 'NOT_PERMITTED', reason, citation });
const permitted = (reason: string, told: string[], ...citation: string[]) => ({ told, reason, citation });
const OTHER = 'MARKETING_OTHER_CATEGORY';

async function own(selection: string): Promise<Record<string, unknown>> {
  const { data, errors } = await story.ask(owner, `query ($id: ID!) { account(id: $id) { ${selection} } }`, {
    id: account,
  });
  expect(errors).toEqual([]);
  return data?.['account'] as Record<string, unknown>;
}

const start = (category: string, type: string) =>
  changeState(story, 'startService', { account, category, type });

async function openCampaign(offering: string): Promise<void> {
  const { reference } = await story.change(
    'marketing',
    'openCampaign',
    { offering, companies: ['affiliate-active'], description: `${offering} service by letter` },
    'reference',
  );
  await story.change('supervisor', 'approveCampaign', { reference }, 'reference');
  campaigns[offering] = reference;
}

/** What goes by post is posted at once. */
async function sendNotice(channel: 'ELECTRONIC' | 'MAIL'): Promise<void> {
  const posted = channel === 'MAIL' ? { postedAt: new Date(story.now()).toISOString() } : {};
  const input = { account, channel, companies: ['affiliate-active'], ...posted };
  const sent = await story.change('marketing', 'recordNotice', input, 'noticeId');
  expect(sent).toMatchObject({ userErrors: [] });
  notice = sent['noticeId'];
}

/** Once the mail server has taken it. */
async function whenSent(): Promise<number> {
  for (;;) {
    const [message] = await story.database.query<{ sentAt: Date | null }>(
      'SELECT sent_at AS "sentAt" FROM outbox_messages WHERE message_id = $1',
      [notice],
    );
    if (message?.sentAt) return message.sentAt.getTime();
    await sleep(50);
  }
}

describe('the first days', () => {
  test('somebody signs up, and is no customer yet: there is no CPNI (policy section 3)', async () => {
    customer = await signUp(story);
    [owner, account] = [await ownerOf(story, customer), customer.accountId];
    const { data, errors } = await story.ask(
      owner,
      'query ($id: ID!) { account(id: $id) { status cpni(purpose: SELF_ACCESS) { services { category } } } }',
      { id: account },
    );
    expect(data?.['account']).toEqual({ status: 'APPLICANT', cpni: { services: null } });
    expect(errors[0]?.extensions).toMatchObject({
      reason: 'NOT_A_CUSTOMER',
      citation: expect.arrayContaining(['§3', '64.2003(f)']),
    });
  });

  test('the identity is verified, and the first service makes the customer', async () => {
    story.pass(DAY);
    await verify(story, account);
    story.pass(DAY);
    expect(await start('LOCAL', 'SIP_TRUNKING')).toMatchObject({ status: 'ACTIVE', userErrors: [] });
    expect(await own('cpni(purpose: SELF_ACCESS) { services { category } }')).toEqual({
      cpni: { services: [{ category: 'LOCAL' }] },
    });
  });

  test('for a company without a relationship there is no such account', async () => {
    for (const offering of ['LOCAL', 'INTEREXCHANGE', 'WIRELESS']) await openCampaign(offering);
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toBe('NOT_FOUND');
  });
});

describe('a relationship', () => {
  test('counts for what is asked after it has begun: "already" (policy section 3)', async () => {
    story.pass(30 * DAY);
    const made = await story.change(
      'support',
      'establishRelationship',
      { account, company: 'affiliate-active' },
      'state',
    );
    expect(made).toMatchObject({ userErrors: [] });
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toEqual(
      refused('RELATIONSHIP_NOT_YET', '§3'),
    );
  });

  test('does not suffice while the customer takes one category: the share must be lawful too', async () => {
    story.pass(DAY);
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toEqual(
      refused('SINGLE_CATEGORY_NO_SHARE', '64.2005(a)(2)', '§4'),
    );
  });

  test('opens no offer of a category that the customer does not have', async () => {
    expect(await offers('affiliate-active', { offering: 'INTEREXCHANGE' })).toEqual(
      refused('CATEGORY_DIFFERS', '64.2005(b)', '§3'),
    );
  });

  test('permits once the customer takes two', async () => {
    story.pass(30 * DAY);
    expect(await start('INTEREXCHANGE', 'LONG_DISTANCE')).toMatchObject({ userErrors: [] });
    const both = ['INTEREXCHANGE', 'LOCAL'];
    for (const offering of both)
      expect(await offers('affiliate-active', { offering })).toEqual(
        permitted('OK_AFFILIATE', both, '§3', '64.2005(a)(1)'),
      );
    expect(await offers('marketing', { offering: 'LOCAL' })).toEqual(
      permitted('OK_SAME_CATEGORY', both, '64.2005(a)', '§3'),
    );
  });
});

describe('a notice of the right to object', () => {
  const wireless = { offering: 'WIRELESS', purpose: OTHER };

  test('must have been sent before silence counts', async () => {
    story.pass(10 * DAY);
    expect(await offers('marketing', wireless)).toMatchObject({ reason: 'APPROVAL_REQUIRED' });
  });

  test('goes by e-mail to whom approved of that, and waits for thirty days from its sending', async () => {
    await story.change(owner, 'recordApproval', { account, kind: 'OPT_IN', scope: 'EMAIL_NOTICES' });
    await sendNotice('ELECTRONIC');
    story.pass((await whenSent()) + 30 * DAY - 1 - story.now());
    expect(await offers('marketing', wireless)).toMatchObject({
      told: 'NOTICE_WAITING_PERIOD',
      reason: 'NOTICE_WAITING_PERIOD',
      citation: ['64.2008(d)(1)'],
    });
    expect(await offers('affiliate-active', wireless)).toEqual(
      refused('NOTICE_WAITING_PERIOD', '64.2008(d)(1)'),
    );
  });

  test('is approval from then on, of the company too that it names', async () => {
    story.pass(1);
    const both = ['INTEREXCHANGE', 'LOCAL'];
    expect(await offers('marketing', wireless)).toEqual(permitted('OK_OPT_OUT', both, '64.2007(b)'));
    expect(await offers('affiliate-active', wireless)).toEqual(
      permitted('OK_AFFILIATE_APPROVAL', both, '64.2007(b)'),
    );
  });
});

describe('an objection', () => {
  test('refuses every offer at once, also where no approval is needed', async () => {
    story.pass(90 * DAY);
    const said = await story.change(owner, 'recordApproval', { account, kind: 'OPT_OUT' }, 'approvalId');
    objection = said['approvalId'];
    for (const offer of [
      { offering: 'LOCAL' },
      { offering: 'INTEREXCHANGE' },
      { offering: 'WIRELESS', purpose: OTHER },
    ]) {
      expect(await offers('affiliate-active', offer)).toEqual(refused('OPTED_OUT', '64.2007(a)(2)'));
      expect(await offers('marketing', offer)).toMatchObject({
        reason: 'OPTED_OUT',
        citation: ['64.2007(a)(2)'],
      });
    }
  });

  test('holds however long, and ends when the customer says so', async () => {
    story.pass(365 * DAY);
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toEqual(
      refused('OPTED_OUT', '64.2007(a)(2)'),
    );
    await story.change(owner, 'withdrawApproval', { account, approval: objection }, 'approvalId');
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toMatchObject({
      reason: 'OK_AFFILIATE',
    });
  });
});

describe('two years after the notice', () => {
  const wireless = { offering: 'WIRELESS', purpose: OTHER };

  test('it is stale, and silence is approval no more (64.2008(d)(2))', async () => {
    const { notices } = (await own('notices { id staleAt }')) as {
      notices: { id: string; staleAt: string }[];
    };
    const staleAt = Date.parse(notices.find(({ id }) => id === notice)?.staleAt ?? '');
    story.pass(staleAt - 1 - story.now());
    expect(await offers('marketing', wireless)).toMatchObject({ reason: 'OK_OPT_OUT' });
    story.pass(1);
    expect(await offers('marketing', wireless)).toMatchObject({
      reason: 'NOTICE_STALE',
      citation: ['64.2008(d)(2)'],
    });
  });

  test('what the customer takes and the relationship are not touched by that', async () => {
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toMatchObject({
      reason: 'OK_AFFILIATE',
    });
  });

  test('renewed by post it waits again, for thirty-three days, and counts again', async () => {
    await sendNotice('MAIL');
    story.pass(33 * DAY - 1);
    expect(await offers('marketing', wireless)).toMatchObject({ reason: 'NOTICE_WAITING_PERIOD' });
    story.pass(1);
    expect(await offers('marketing', wireless)).toMatchObject({ reason: 'OK_OPT_OUT' });
  });
});

describe('the end', () => {
  test('a service that has ended is none to make offers of', async () => {
    const { cpni } = (await own('cpni(purpose: SELF_ACCESS) { services { id category } }')) as {
      cpni: { services: { id: string; category: string }[] };
    };
    const service = cpni.services.find(({ category }) => category === 'INTEREXCHANGE')?.id;
    await changeState(story, 'endService', { account, service });
    expect(await offers('affiliate-active', { offering: 'INTEREXCHANGE' })).toMatchObject({
      told: 'NOT_PERMITTED',
      reason: 'SERVICE_NOT_CURRENT',
    });
  });

  test('and what is shared of the one category that is left rests on the approval alone', async () => {
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toEqual(
      permitted('OK_AFFILIATE_APPROVAL', ['INTEREXCHANGE', 'LOCAL'], '64.2007(b)'),
    );
  });

  test('a closed account opens nothing to others, and everything to whom it was', async () => {
    story.pass(DAY);
    expect(await changeState(story, 'closeAccount', { account })).toMatchObject({ status: 'CLOSED' });
    expect(await offers('affiliate-active', { offering: 'LOCAL' })).toEqual(
      refused('ACCOUNT_CLOSED', '64.2003(f)'),
    );
    expect(await own('status cpni(purpose: SELF_ACCESS) { services { category } }')).toEqual({
      status: 'CLOSED',
      cpni: { services: [{ category: 'LOCAL' }, { category: 'INTEREXCHANGE' }] },
    });
  });
});

describe('what is remembered', () => {
  interface Line {
    readonly company: { readonly id: string } | null;
    readonly purpose: string;
    readonly reason: string;
  }

  test('the owner sees who read what for which purpose on which ground, and no refusal', async () => {
    const { disclosures } = (await own(
      'disclosures(first: 100) { nodes { company { id } purpose reason citation categories at } }',
    )) as { disclosures: { nodes: Line[] } };
    const lines = disclosures.nodes.map(
      ({ company, purpose, reason }) => `${company?.id ?? 'within'} ${purpose} ${reason}`,
    );
    expect(new Set(lines.filter((line) => !line.includes('SELF_ACCESS')))).toEqual(
      new Set([
        'affiliate-active MARKETING_SAME_CATEGORY OK_AFFILIATE',
        'affiliate-active MARKETING_SAME_CATEGORY OK_AFFILIATE_APPROVAL',
        'affiliate-active MARKETING_OTHER_CATEGORY OK_AFFILIATE_APPROVAL',
        'within MARKETING_SAME_CATEGORY OK_SAME_CATEGORY',
        'within MARKETING_OTHER_CATEGORY OK_OPT_OUT',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('affiliate-active')).sort()).toEqual([
      'affiliate-active MARKETING_OTHER_CATEGORY OK_AFFILIATE_APPROVAL',
      ...Array.from({ length: 4 }, () => 'affiliate-active MARKETING_SAME_CATEGORY OK_AFFILIATE'),
      'affiliate-active MARKETING_SAME_CATEGORY OK_AFFILIATE_APPROVAL',
    ]);
  });

  test('and every change of the account, in the order of the two years', async () => {
    const { changes } = (await own('changes(first: 100) { nodes { change } }')) as {
      changes: { nodes: { change: string }[] };
    };
    expect(changes.nodes.map(({ change }) => change).reverse()).toEqual([
      'signUp',
      'verifyIdentity',
      'startService',
      'establishRelationship',
      'startService',
      'recordApproval',
      'recordNotice',
      'recordApproval',
      'withdrawApproval',
      'recordNotice',
      'endService',
      'closeAccount',
    ]);
  });

  test('and the log of it all verifies', async () => {
    await untilSealed();
    const { code, out } = await run('audit', 'verify');
    expect(out).toMatch(/^verified: \d{2,} entries, /m);
    expect(code).toBe(0);
  });
});

async function untilSealed(): Promise<void> {
  for (;;) {
    const waiting = await story.database.query('SELECT 1 FROM audit_unsealed LIMIT 1');
    if (waiting.length === 0) return;
    await sleep(100);
  }
}

/** A command in a process of its own. */
function run(...words: readonly string[]): Promise<Ended> {
  return runCommand(words, story.settings);
}
