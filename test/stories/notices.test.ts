// Notices of the right to object (47 CFR 64.2008): sent to whom approved of e-mail or by post, kept as sent, counted from their
// sending, worth nothing undelivered, and stale after two years.
import { setTimeout as sleep } from 'node:timers/promises';
import { DAY, useStory } from './support.js';

const story = useStory();

/** What marketing staff are answered who offer wireless service to the customer of ACCT-0001, who has none. */
async function offered(): Promise<string> {
  const { errors } = await story.ask(
    'marketing',
    `{ accountByNumber(number: "ACCT-0001") {
        cpni(purpose: MARKETING_OTHER_CATEGORY, offering: WIRELESS, reference: "CAMPAIGN-0003") { services { type } } } }`,
  );
  return errors.length === 0 ? 'PERMITTED' : String(errors[0]?.extensions?.['reason']);
}

const notify = async (input: object) => {
  const account = await story.account('ACCT-0001');
  return story.change('marketing', 'recordNotice', { account, ...input }, 'noticeId text');
};

const approveEmail = async (kind: 'OPT_IN' | 'OPT_OUT') => {
  const account = await story.account('ACCT-0001');
  await story.change('owner', 'recordApproval', { account, kind, scope: 'EMAIL_NOTICES' });
};

/** Milliseconds at which the mail server took it. */
async function sentAt(noticeId: unknown): Promise<number> {
  for (;;) {
    const [message] = await story.database.query<{ sentAt: Date | null }>(
      'SELECT sent_at AS "sentAt" FROM outbox_messages WHERE message_id = $1',
      [noticeId],
    );
    if (message?.sentAt) return message.sentAt.getTime();
    await sleep(50);
  }
}

interface SeenNotice {
  readonly id: string;
  readonly [field: string]: unknown;
}

async function noticesSeenByOwner(fields: string): Promise<SeenNotice[]> {
  const { data } = await story.ask(
    'owner',
    `{ accountByNumber(number: "ACCT-0001") { notices { id ${fields} } } }`,
  );
  return (data?.['accountByNumber'] as { notices: SeenNotice[] }).notices;
}

test('without the customer’s prior approval no notice goes by e-mail (64.2008(d)(3)(i))', async () => {
  expect(await offered()).toBe('APPROVAL_REQUIRED');
  expect((await notify({ channel: 'ELECTRONIC' }))['userErrors']).toMatchObject([
    { code: 'NOT_ALLOWED_NOW', field: 'channel' },
  ]);
});

describe('a notice by e-mail', () => {
  let noticeId: unknown;
  let text: string;

  test('is sent to whom approved of it, and kept as it was sent (64.2008(c))', async () => {
    await approveEmail('OPT_IN');
    const sent = await notify({ channel: 'ELECTRONIC', companies: ['affiliate-second'] });
    noticeId = sent['noticeId'];
    text = String(sent['text']);
    const [mail] = (await story.mails('ACCT-0001')).filter(({ kind }) => kind === 'OPT_OUT_NOTICE');
    expect(mail?.body).toBe(text);
    const [seen] = await noticesSeenByOwner('kind channel uses text companies { id }');
    expect(seen).toEqual({
      id: noticeId,
      kind: 'OPT_OUT',
      channel: 'ELECTRONIC',
      uses: ['MARKETING_SAME_CATEGORY', 'MARKETING_OTHER_CATEGORY'],
      text,
      companies: [{ id: 'affiliate-second' }],
    });
  });

  const SAYS: [clause: string, words: RegExp][] = [
    ['(c)(1): the right and the duty', /you have a right, and we have a duty/],
    ['(c)(2): what CPNI is', /Customer proprietary network information \(CPNI\) is/],
    ['(c)(2): who receives it', /- Flowroute\n- Affiliate Second/],
    ['(c)(2): what for', /to offer you communications services of a kind that you do not have/],
    ['(c)(3): that saying no costs nothing', /at no cost/],
    ['(c)(3): how', /HOW TO SAY NO/],
  ];

  test.each(SAYS)('says what the clause asks, %s', (_, words) => {
    expect(text.replaceAll(/ ?\n(?!- )/g, ' ')).toMatch(words);
  });

  test('is no approval for thirty days from its sending, and is one from then on (64.2008(d)(1))', async () => {
    const sent = await sentAt(noticeId);
    const [seen] = await noticesSeenByOwner('ripeAt staleAt');
    expect(seen).toMatchObject({
      ripeAt: new Date(sent + 30 * DAY).toISOString(),
      staleAt: new Date(sent + 730 * DAY).toISOString(),
    });
    story.pass(sent + 30 * DAY - 1 - story.now());
    expect(await offered()).toBe('NOTICE_WAITING_PERIOD');
    story.pass(1);
    expect(await offered()).toBe('PERMITTED');
  });

  test('is none any more when it comes back, until another form is delivered (64.2008(d)(3)(iii))', async () => {
    const account = await story.account('ACCT-0001');
    await story.change('marketing', 'reportBounce', { account, notice: noticeId });
    expect(await offered()).toBe('NOTICE_NOT_DELIVERED');
    const again = await story.change('marketing', 'reportBounce', { account, notice: noticeId });
    expect(again['userErrors']).toMatchObject([{ code: 'ENDED', field: 'notice' }]);
  });
});

describe('a notice by post', () => {
  test('waits for thirty-three days from its posting', async () => {
    const posted = story.now() + DAY;
    await notify({ channel: 'MAIL', postedAt: new Date(posted).toISOString() });
    story.pass(posted + 33 * DAY - 1 - story.now());
    expect(await offered()).toBe('NOTICE_WAITING_PERIOD');
    story.pass(1);
    expect(await offered()).toBe('PERMITTED');
  });

  test('is stale after two years (64.2008(d)(2))', async () => {
    story.pass(697 * DAY - 1);
    expect(await offered()).toBe('PERMITTED');
    story.pass(1);
    expect(await offered()).toBe('NOTICE_STALE');
  });

  test('is not back-dated', async () => {
    const past = new Date(story.now() - 1).toISOString();
    expect((await notify({ channel: 'MAIL', postedAt: past }))['userErrors']).toMatchObject([
      { code: 'BACKDATED', field: 'postedAt' },
    ]);
  });
});

describe('silence suffices for nothing but what the rules give it', () => {
  const REFUSED: [says: string, input: object, code: string, field: string][] = [
    ['not for the place of calls (222(f))', { scope: 'LOCATION' }, 'INVALID', 'scope'],
    [
      'not for a company that is not communications-related (64.2007(b))',
      { companies: ['affiliate-noncomm'] },
      'INVALID',
      'companies',
    ],
    ['not for a joint venture', { companies: ['joint-venture'] }, 'INVALID', 'companies'],
    ['not for a company that there is not', { companies: ['nobody'] }, 'NOT_FOUND', 'companies'],
  ];

  test.each(REFUSED)('%s', async (_, input, code, field) => {
    const { userErrors } = await notify({ channel: 'MAIL', ...input });
    expect(userErrors).toMatchObject([{ code, field }]);
  });

  test('and a request for express approval yields none by silence', async () => {
    await notify({ kind: 'OPT_IN', channel: 'MAIL', companies: ['joint-venture', 'affiliate-noncomm'] });
    story.pass(40 * DAY);
    expect(await offered()).toBe('NOTICE_STALE'); // the notice before it, two years old
    expect((await noticesSeenByOwner('kind ripeAt')).at(-1)).toMatchObject({ kind: 'OPT_IN', ripeAt: null });
  });

  test('nor after the customer took back the approval of e-mail', async () => {
    await approveEmail('OPT_OUT');
    expect((await notify({ channel: 'ELECTRONIC' }))['userErrors']).toMatchObject([{ field: 'channel' }]);
  });
});

test.each(['support', 'supervisor', 'owner', 'affiliate-active'] as const)(
  'no notice is recorded by %s',
  async (caller) => {
    const account = await story.account('ACCT-0001');
    await expect(story.change(caller, 'recordNotice', { account, channel: 'MAIL' })).rejects.toThrow(
      'CHANGE_NOT_PERMITTED',
    );
  },
);
