// What customers are told by mail, held against the clause that asks for it; and that a mail holds nothing but what its row names.
import { fillTemplate } from '../../src/notify/fill-template.js';
import { MAIL_KINDS, type MailKind } from '../../src/notify/mail-kinds.js';
import { renderMail, type RenderedMail } from '../../src/notify/render-mail.js';
import { ACCOUNT_CHANGES, type AccountChange } from '../../src/notify/mail-values.js';
import { CPNI_CATEGORIES } from '../../src/policy/categories.js';

const AT = Date.parse('2026-11-25T22:39:59Z');
const ACCOUNT = 'ACCT-0001';

const SAMPLES: Readonly<Record<MailKind, () => RenderedMail>> = {
  ACCOUNT_CHANGED: () =>
    renderMail('ACCOUNT_CHANGED', { account: ACCOUNT, changed: ['ADDRESS_OF_RECORD', 'PASSWORD'], at: AT }),
  OPT_OUT_NOTICE: () =>
    renderMail('OPT_OUT_NOTICE', {
      account: ACCOUNT,
      companies: ['Flowroute Wireless', 'Flowroute Zürich'],
      uses: ['MARKETING_OTHER_CATEGORY'],
      channel: 'ELECTRONIC',
    }),
  OPT_IN_NOTICE: () =>
    renderMail('OPT_IN_NOTICE', {
      account: ACCOUNT,
      companies: ['Flowroute Wireless', 'Flowroute Zürich'],
      uses: ['MARKETING_OTHER_CATEGORY', 'CALL_LOCATION'],
    }),
  BREACH_NOTICE: () =>
    renderMail('BREACH_NOTICE', { account: ACCOUNT, discovered: AT, categories: ['BILLING', 'DESTINATION'] }),
  RELATIONSHIP_DECLARED: () =>
    renderMail('RELATIONSHIP_DECLARED', { account: ACCOUNT, company: 'Flowroute Wireless', at: AT }),
  POLICY_CHANGED: () =>
    renderMail('POLICY_CHANGED', {
      account: ACCOUNT,
      version: '2027-01-01',
      replaced: '2015-03-30',
      effective: AT,
    }),
  SIGNED_UP: () => renderMail('SIGNED_UP', { account: ACCOUNT, version: '2015-03-30', at: AT }),
};

const KINDS = Object.keys(MAIL_KINDS) as MailKind[];

/** As read: one line. */
const read = (kind: MailKind): string => SAMPLES[kind]().text.replaceAll(/\s+/g, ' ');

describe.each(KINDS)('%s', (kind) => {
  test('has a value for every name and a name for every value', () => {
    expect(read(kind)).not.toMatch(/[{}]/);
  });

  test('shows the end of the account number alone', () => {
    expect(read(kind)).toContain('ending in 0001');
    expect(read(kind)).not.toContain(ACCOUNT);
  });

  test('holds no link, so that none can be imitated', () => {
    expect(read(kind)).not.toMatch(/https?:|www\./);
    expect(read(kind)).toContain('this message holds no link');
  });

  test('has one subject line that says what it is about, and lines that every mail program shows whole', () => {
    const { subject, text } = SAMPLES[kind]();
    expect(subject).toMatch(/^[ -~]{10,90}$/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(76);
  });
});

interface Told {
  readonly says: string;
  readonly kinds: readonly MailKind[];
  readonly told: RegExp;
}

const NOTICES: readonly MailKind[] = ['OPT_OUT_NOTICE', 'OPT_IN_NOTICE'];

const TOLD: readonly Told[] = [
  {
    says: '64.2008(c)(1): the customer has a right, and the carrier a duty, under federal law, to protect the confidentiality of CPNI',
    kinds: NOTICES,
    told: /Under federal law you have a right, and we have a duty, to protect the confidentiality of your CPNI/,
  },
  ...Object.values(CPNI_CATEGORIES).map(({ means }) => ({
    says: `64.2008(c)(2): the types of information that constitute CPNI: ${means}`,
    kinds: NOTICES,
    told: new RegExp(`- ${means} `),
  })),
  {
    says: '64.2008(c)(2): the specific entities that will receive the CPNI',
    kinds: NOTICES,
    told: /WHO WOULD RECEIVE IT\. These companies and no other: - Flowroute - Flowroute Wireless - Flowroute Zürich WHAT/,
  },
  {
    says: '64.2008(c)(2): the purposes for which CPNI will be used',
    kinds: NOTICES,
    told: /USED FOR: - to offer you communications services of a kind that you do not have /,
  },
  {
    says: '64.2008(c)(2): the right to disapprove those uses, and to deny or withdraw access at any time',
    kinds: NOTICES,
    told: /You may say no to these uses, and deny or withdraw access to your CPNI, at any time and at no cost/,
  },
  {
    says: '64.2008(c)(3): a denial of approval will not affect the provision of any services',
    kinds: NOTICES,
    told: /Saying no will not affect the provision of any services to which you subscribe/,
  },
  {
    says: '64.2008(c)(3): the precise steps to grant access',
    kinds: ['OPT_IN_NOTICE'],
    told: /HOW TO SAY YES\..* - reply to this notice with the words OPT IN; - sign in .*, and approve; - call customer care/,
  },
  {
    says: '64.2008(c)(3), (d)(3)(ii): the precise steps to deny access, a reply to the notice among them',
    kinds: ['OPT_OUT_NOTICE'],
    told: /HOW TO SAY NO\..* - reply to this notice with the words OPT OUT; - sign in .*, and object; - call customer care/,
  },
  {
    says: '64.2008(d)(3)(v): a way to opt out at no additional cost, at any hour',
    kinds: NOTICES,
    told: /OPT OUT.*free of charge and at any hour|free of charge and at any hour.*OPT OUT/,
  },
  {
    says: '64.2008(c)(9): approval or denial is valid until the customer revokes or limits it',
    kinds: NOTICES,
    told: /Your approval, or your denial of approval, .* is valid until you revoke or limit it/,
  },
  {
    says: '64.2008(d)(1): how long the carrier waits for an objection',
    kinds: ['OPT_OUT_NOTICE'],
    told: /not said no within 30 days from the day on which this notice was sent/,
  },
  {
    says: '64.2010(f): which was changed, and when',
    kinds: ['ACCOUNT_CHANGED'],
    told: /On 2026-11-25 22:39 UTC this was changed .*: - the address of record - the password We/,
  },
  {
    says: '64.2011(c): the customer is notified of a breach of the own CPNI',
    kinds: ['BREACH_NOTICE'],
    told: /gained access to, used or disclosed information .*without authorization.*: - what the customer is charged - whom/,
  },
  {
    says: 'section 3: a company that declares a relationship for itself sees nothing on that ground until it is confirmed',
    kinds: ['RELATIONSHIP_DECLARED'],
    told: /Flowroute Wireless declared .* it sees nothing of your account unless you, .* confirm .* To confirm or to refuse/,
  },
  {
    says: 'section 8: the change is posted, and continued use is deemed agreement, but no approval',
    kinds: ['POLICY_CHANGED'],
    told: /posted on our site.*continuing to use .* deemed to have agreed.*discontinue use.*Continued use is no approval/,
  },
  {
    says: 'section 2: what is told at sign-up serves identity, account, service and messages about the account alone',
    kinds: ['SIGNED_UP'],
    told: /to verify your identity, to establish the account and to set up the service, and for messages about the account\. It serves nothing else/,
  },
];

test.each(TOLD)('$says', ({ kinds, told }) => {
  for (const kind of kinds) expect(read(kind)).toMatch(told);
});

test('64.2008(d)(1): by post the carrier waits 33 days', () => {
  const values = {
    account: ACCOUNT,
    companies: [],
    uses: ['MARKETING_OTHER_CATEGORY'],
    channel: 'MAIL',
  } as const;
  expect(renderMail('OPT_OUT_NOTICE', values).text).toMatch(/within 33\sdays/);
});

test('64.2008(c)(8): no notice encourages the customer to freeze the access of others', () => {
  for (const kind of NOTICES) expect(read(kind)).not.toMatch(/freeze/i);
});

test('64.2010(f): of a change only words of a closed list get into the mail', () => {
  const words = Object.keys(ACCOUNT_CHANGES) as AccountChange[];
  for (const word of words) {
    const { text } = renderMail('ACCOUNT_CHANGED', { account: ACCOUNT, changed: [word], at: AT });
    expect(text).toContain(`- ${ACCOUNT_CHANGES[word]}`);
  }
});

const SECRET = 'new.address@example.com';

const REFUSED: readonly (readonly [
  says: string,
  kind: MailKind,
  values: Record<string, unknown>,
  message: string,
])[] = [
  [
    'a value that is missing',
    'SIGNED_UP',
    { account: ACCOUNT, at: AT },
    'the template names a value that is not given: version',
  ],
  [
    'a value that its row does not name',
    'SIGNED_UP',
    { account: ACCOUNT, at: AT, version: 'x', address: SECRET },
    'this kind of mail holds no such value: address',
  ],
  [
    'a value named as what every object has',
    'SIGNED_UP',
    { account: ACCOUNT, at: AT, version: 'x', toString: SECRET },
    'this kind of mail holds no such value: toString',
  ],
  [
    'a change that is no word of the list',
    'ACCOUNT_CHANGED',
    { account: ACCOUNT, at: AT, changed: [SECRET] },
    'changed must be what was changed',
  ],
  [
    'a change of nothing',
    'ACCOUNT_CHANGED',
    { account: ACCOUNT, at: AT, changed: [] },
    'changed must be what was changed',
  ],
  [
    'an account number that is none',
    'ACCOUNT_CHANGED',
    { account: SECRET, at: AT, changed: ['LOGIN'] },
    'account must be an account number',
  ],
  [
    'a name of two lines',
    'RELATIONSHIP_DECLARED',
    { account: ACCOUNT, at: AT, company: `x\n${SECRET}` },
    'company must be the name of a company',
  ],
  [
    'an instant that is none',
    'SIGNED_UP',
    { account: ACCOUNT, at: Number.NaN, version: 'x' },
    'at must be an instant in milliseconds',
  ],
  [
    'a use that no approval is asked for',
    'OPT_IN_NOTICE',
    { account: ACCOUNT, companies: [], uses: ['SELL_DATA'] },
    'uses must be uses that approval is asked for',
  ],
];

test.each(REFUSED)('%s is refused, by name and without the value', (_, kind, values, message) => {
  expect(() => renderMail(kind, values as never)).toThrow(new Error(message));
});

describe('a template', () => {
  test('does not read a value again for names', () => {
    expect(fillTemplate(['{a} and {b}'], { a: '{b}', b: '{a}' })).toBe('{b} and {a}\n');
  });

  test('says a list one line each, hanging where a line is long', () => {
    const long = Array.from({ length: 20 }, () => 'word').join(' ');
    expect(fillTemplate(['Of these:', '{list}', 'End.'], { list: ['one', long] })).toBe(
      `Of these:\n\n- one\n- ${long.slice(0, 74)}\n  ${long.slice(75)}\n\nEnd.\n`,
    );
  });

  test('refuses a list in running text', () => {
    expect(() => fillTemplate(['all of {list}.'], { list: ['one'] })).toThrow('a paragraph of its own: list');
  });

  test('refuses a value that it has no place for', () => {
    expect(() => fillTemplate(['nothing'], { a: 'x' })).toThrow('the template has no place for a value: a');
  });
});
