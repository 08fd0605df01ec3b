// The mail that the carrier sends: one row a kind, with the authority it carries out, the values it may hold and its text.
// A paragraph names values in braces; one that is a list of values alone becomes one line each. No mail holds a link to sign
// in, so that none can be imitated.
import { CPNI_CATEGORIES } from '../policy/categories.js';
import type { MailValue, MailValueKind } from './mail-values.js';

interface MailKindRow {
  readonly authority: string;
  readonly subject: string;
  readonly values: Readonly<Record<string, MailValueKind>>;
  readonly paragraphs: readonly string[];
}

const NO_LINK =
  'We never ask for a password by mail, and this message holds no link: sign in the way you always do.';

const CUSTOMER_CARE =
  'call customer care, free of charge and at any hour, at the number printed on your bill';

/** 47 CFR 64.2008(c)(1)-(2): the same words whichever approval is asked for. */
const WHAT_IS_ASKED = [
  'This notice is about your account {account}.',
  'WHAT IT IS ABOUT. Customer proprietary network information (CPNI) is what we know about your telephone service because we provide it. It is of these kinds:',
  ...Object.values(CPNI_CATEGORIES).map(({ means }) => `- ${means}`),
  'YOUR RIGHT AND OUR DUTY. Under federal law you have a right, and we have a duty, to protect the confidentiality of your CPNI (47 U.S.C. 222).',
  'WHO WOULD RECEIVE IT. These companies and no other:',
  '{companies}',
  'WHAT IT WOULD BE USED FOR:',
  '{uses}',
  'YOUR CHOICE. You may say no to these uses, and deny or withdraw access to your CPNI, at any time and at no cost. Saying no will not affect the provision of any services to which you subscribe.',
] as const;

/** 47 CFR 64.2008(c)(9). */
const HOW_LONG =
  'HOW LONG IT COUNTS. Your approval, or your denial of approval, of uses outside of the service that you have from us is valid until you revoke or limit it.';

export const MAIL_KINDS = {
  ACCOUNT_CHANGED: {
    authority: '47 CFR 64.2010(f)',
    subject: 'Your Flowroute account was changed',
    values: { account: 'ACCOUNT', changed: 'ACCOUNT_CHANGES', at: 'INSTANT' },
    paragraphs: [
      'On {at} this was changed on your account {account}:',
      '{changed}',
      'We send this to the address that we had before the change. It does not say what the new information is.',
      'If it was you, there is nothing to do.',
      `If it was not you, somebody else may have access to your account: change your password, and ${CUSTOMER_CARE}.`,
      NO_LINK,
    ],
  },
  OPT_OUT_NOTICE: {
    authority: '47 CFR 64.2008(c), (d)',
    subject: 'Notice of your right to refuse the use of your telephone service information (CPNI)',
    values: { account: 'ACCOUNT', companies: 'RECIPIENTS', uses: 'USES', channel: 'WAITING' },
    paragraphs: [
      ...WHAT_IS_ASKED,
      'HOW TO SAY NO. Do any one of these. Each costs you nothing and can be done at any hour:',
      '- reply to this notice with the words OPT OUT;',
      '- sign in the way you always do, open your privacy choices, and object;',
      `- ${CUSTOMER_CARE}, and say that you opt out.`,
      'HOW TO SAY YES. You need not do anything: if you have not said no within {channel} from the day on which this notice was sent, you have approved. You can still say no after that, in the same ways, and it takes effect at once.',
      HOW_LONG,
      NO_LINK,
    ],
  },
  OPT_IN_NOTICE: {
    authority: '47 CFR 64.2008(c), (e)',
    subject: 'We ask for your approval to use your telephone service information (CPNI)',
    values: { account: 'ACCOUNT', companies: 'RECIPIENTS', uses: 'USES' },
    paragraphs: [
      ...WHAT_IS_ASKED,
      'HOW TO SAY NO. You need not do anything: without your approval nothing is used for this.',
      'HOW TO SAY YES. Do any one of these. Each costs you nothing:',
      '- reply to this notice with the words OPT IN;',
      '- sign in the way you always do, open your privacy choices, and approve;',
      `- ${CUSTOMER_CARE}, and say that you opt in.`,
      'HOW TO WITHDRAW IT. In the same ways, with the words OPT OUT, at any hour and at no cost. It takes effect at once.',
      HOW_LONG,
      NO_LINK,
    ],
  },
  BREACH_NOTICE: {
    authority: '47 CFR 64.2011(c)',
    subject: 'Information about your telephone service was disclosed without authorization',
    values: { account: 'ACCOUNT', discovered: 'INSTANT', categories: 'CATEGORIES' },
    paragraphs: [
      'On {discovered} we discovered that somebody had gained access to, used or disclosed information about your account {account} without authorization. It was information of these kinds:',
      '{categories}',
      'We have notified the authorities that the law names. This message does not repeat the information itself.',
      `What you can do: change your password and the answer that helps when it is lost, look through your calls and bills for what is not yours, and ${CUSTOMER_CARE}, for any question.`,
      NO_LINK,
    ],
  },
  RELATIONSHIP_DECLARED: {
    authority: 'privacy policy, section 3',
    subject: 'A company says that it provides you a service: please confirm or refuse',
    values: { account: 'ACCOUNT', company: 'COMPANY', at: 'INSTANT' },
    paragraphs: [
      'On {at} {company} declared to us that it provides a service to you under your account {account}.',
      'We do not take its word for it. On this ground it sees nothing of your account unless you, or our staff on your behalf, confirm that it is so.',
      `To confirm or to refuse, sign in the way you always do and open your relationships with other companies, or ${CUSTOMER_CARE}.`,
      'If you do nothing, nothing changes.',
      NO_LINK,
    ],
  },
  POLICY_CHANGED: {
    authority: 'privacy policy, section 8',
    subject: 'Our privacy policy changes',
    values: {
      account: 'ACCOUNT',
      version: 'POLICY_VERSION',
      replaced: 'POLICY_VERSION',
      effective: 'INSTANT',
    },
    paragraphs: [
      'You receive this because of your account {account}.',
      'Version {version} of our privacy policy replaces version {replaced} on {effective}. Both are posted on our site, under Privacy.',
      'By continuing to use the site after that you are deemed to have agreed to the change. If you do not agree, please discontinue use of the site.',
      'Continued use is no approval to use your telephone service information (CPNI): what you approved, and what you refused, stays as it is.',
      NO_LINK,
    ],
  },
  SIGNED_UP: {
    authority: 'privacy policy, section 2',
    subject: 'Your sign-up with Flowroute',
    values: { account: 'ACCOUNT', version: 'POLICY_VERSION', at: 'INSTANT' },
    paragraphs: [
      'On {at} an account {account} was applied for with this address, and version {version} of our privacy policy was accepted.',
      'What you told us about yourself serves to verify your identity, to establish the account and to set up the service, and for messages about the account. It serves nothing else.',
      `If it was not you, ${CUSTOMER_CARE}.`,
      NO_LINK,
    ],
  },
} as const satisfies Record<string, MailKindRow>;

export type MailKind = keyof typeof MAIL_KINDS;

type ValuesOf<Kind extends MailKind> = (typeof MAIL_KINDS)[Kind]['values'];

export type MailValues<Kind extends MailKind> = {
  readonly [Name in keyof ValuesOf<Kind>]: ValuesOf<Kind>[Name] extends MailValueKind
    ? MailValue<ValuesOf<Kind>[Name]>
    : never;
};
