// The kinds of value that a mail may hold: what is taken, and how it is said to a customer. Nothing else gets into a mail,
// so that none can hold CPNI, a password or the new value of what was changed.
import { toIso, type Instant } from '../clock.js';
import { CPNI_CATEGORIES, type CpniCategory } from '../policy/categories.js';
import { WAITING_PERIOD } from '../policy/notices.js';
import type { NoticeChannel } from '../policy/request.js';

/** 47 CFR 64.2010(f) names them; login and password are two of them here, for each may be changed alone. */
export const ACCOUNT_CHANGES = {
  ADDRESS_OF_RECORD: 'the address of record',
  LOGIN: 'the login',
  PASSWORD: 'the password',
  BACKUP_ANSWER: 'the answer that helps when the password is lost',
  ONLINE_ACCOUNT: 'the online account',
} as const;

export type AccountChange = keyof typeof ACCOUNT_CHANGES;

/** What approval may be asked for (47 CFR 64.2008(c)(2)). */
export const NOTICE_USES = {
  MARKETING_SAME_CATEGORY: 'to offer you services of a kind that you have already',
  MARKETING_OTHER_CATEGORY: 'to offer you communications services of a kind that you do not have',
  CALL_LOCATION: 'to make such offers by the places that you call from',
} as const;

export type NoticeUse = keyof typeof NOTICE_USES;

interface ValueKind<Value> {
  readonly is: string;
  readonly holds: (value: Value) => boolean;
  readonly say: (value: Value) => string | readonly string[];
}

const ACCOUNT_NUMBER = /^[\w.-]{1,40}$/;
const LINE = /^[^\p{C}\p{Zl}\p{Zp}]{1,120}$/u;
const SHOWN_DIGITS = 4;
const DAY = 24 * 60 * 60 * 1000;

export const MAIL_VALUES = {
  /** The account number is one of the things that a customer may be known by (64.2003(a)), so that mail shows its end alone. */
  ACCOUNT: {
    is: 'an account number',
    holds: (value: string) => ACCOUNT_NUMBER.test(value),
    say: (value: string) => `ending in ${value.slice(-SHOWN_DIGITS)}`,
  },
  INSTANT: {
    is: 'an instant in milliseconds',
    holds: (value: Instant) => Number.isSafeInteger(value),
    say: (value: Instant) => `${toIso(value).slice(0, 16).replace('T', ' ')} UTC`,
  },
  COMPANY: {
    is: 'the name of a company',
    holds: (value: string) => LINE.test(value),
    say: (value: string) => value,
  },
  /** May be empty: then nobody but the carrier. */
  RECIPIENTS: {
    is: 'names of companies',
    holds: (value: readonly string[]) => value.every((name) => LINE.test(name)),
    say: (value: readonly string[]) => ['Flowroute', ...value],
  },
  POLICY_VERSION: {
    is: 'a version of the policy',
    holds: (value: string) => LINE.test(value),
    say: (value: string) => value,
  },
  ACCOUNT_CHANGES: words<AccountChange>('what was changed', ACCOUNT_CHANGES),
  CATEGORIES: words<CpniCategory>(
    'kinds of CPNI',
    Object.fromEntries(Object.entries(CPNI_CATEGORIES).map(([name, { means }]) => [name, means])),
  ),
  USES: words<NoticeUse>('uses that approval is asked for', NOTICE_USES),
  /** How long a notice that goes this way waits for an objection (47 CFR 64.2008(d)(1)). */
  WAITING: {
    is: 'ELECTRONIC or MAIL',
    holds: (value: NoticeChannel) => Object.hasOwn(WAITING_PERIOD, value),
    say: (value: NoticeChannel) => `${WAITING_PERIOD[value] / DAY} days`,
  },
} as const satisfies Record<string, ValueKind<never>>;

export type MailValueKind = keyof typeof MAIL_VALUES;
export type MailValue<Kind extends MailValueKind> = Parameters<(typeof MAIL_VALUES)[Kind]['say']>[0];

/** One or more words of a closed list, each said by its sentence. */
function words<Word extends string>(
  is: string,
  table: Readonly<Record<string, string>>,
): ValueKind<readonly Word[]> {
  return {
    is,
    holds: (value) => value.length > 0 && value.every((word) => Object.hasOwn(table, word)),
    say: (value) => value.map((word) => table[word] ?? ''),
  };
}
