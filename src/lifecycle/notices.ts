/**
 * Notices of the right to object, and requests for express approval (47 CFR 64.2008), kept as they are sent. Silence after the
 * first is approval once thirty days have passed, thirty-three by post, and until two years have; silence after the second is none.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../clock.js';
import { queueMailOfRecord } from '../notify/queue-mail.js';
import { renderMail, type RenderedMail } from '../notify/render-mail.js';
import type { NoticeUse } from '../notify/mail-values.js';
import type { ApprovalScope } from '../policy/request.js';
import { lockAccount } from '../records/stores/account-change-store.js';
import { approvesEmail } from '../records/stores/approval-store.js';
import { readCompanies } from '../records/stores/company-store.js';
import { addNotice, markBounced, type NewNotice } from '../records/stores/notice-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';

export interface NoticeAsked extends Pick<NewNotice, 'kind' | 'channel'> {
  readonly scope: ApprovalScope;
  readonly companies: readonly string[];
  /** When it is posted; null: now. */
  readonly postedAt: Instant | null;
}

/** What approval is asked for, by its scope: the uses that the policy then takes as approved. */
const USES: Readonly<Record<ApprovalScope, readonly NoticeUse[]>> = {
  MARKETING: ['MARKETING_SAME_CATEGORY', 'MARKETING_OTHER_CATEGORY'],
  LOCATION: ['CALL_LOCATION'],
};

interface NoticedAccount {
  readonly id: string;
  readonly number: string;
}

export async function recordNotice(
  scope: ChangeScope,
  account: NoticedAccount,
  asked: NoticeAsked,
): Promise<Changed> {
  const { database, at } = scope;
  const { status } = await lockAccount(database, account.id);
  const { kind, channel, postedAt } = asked;
  const sentAt = postedAt ?? at;
  requireAll([
    [
      status === 'ACTIVE' || status === 'SUSPENDED',
      userError('NOT_ALLOWED_NOW', 'account', 'is no customer'),
    ],
    [kind === 'OPT_IN' || asked.scope === 'MARKETING', userError('INVALID', 'scope', EXPRESS)],
    [channel === 'MAIL' || postedAt === null, userError('INVALID', 'postedAt', 'is for what goes by post')],
    [sentAt >= at, userError('BACKDATED', 'postedAt')],
  ]);
  const uses = USES[asked.scope];
  const companies = await namesOf(scope, asked);
  const named = { account: account.number, companies, uses };
  const mail =
    kind === 'OPT_OUT'
      ? renderMail('OPT_OUT_NOTICE', { ...named, channel })
      : renderMail('OPT_IN_NOTICE', named);
  const noticeId = channel === 'MAIL' ? uuidv7() : await queueByEmail(scope, account.id, mail);
  const { subject, text } = mail;
  const companyIds = [...new Set(asked.companies)];
  await addNotice(database, {
    accountId: account.id,
    noticeId,
    kind,
    channel,
    companyIds,
    uses,
    subject,
    text,
    sentAt,
  });
  return { objects: { notice: noticeId } };
}

const EXPRESS = 'is approved expressly alone (47 U.S.C. 222(f)): ask for it by an OPT_IN notice';

/** By e-mail only to whom approved of that before, at an address of record (47 CFR 64.2008(d)(3)(i)). Answers the message's id. */
async function queueByEmail(
  { database, at }: ChangeScope,
  accountId: string,
  mail: RenderedMail,
): Promise<string> {
  if (!(await approvesEmail(database, accountId)))
    throw new ChangeRefused(userError('NOT_ALLOWED_NOW', 'channel', NOT_BY_EMAIL));
  const messageId = await queueMailOfRecord(database, { accountId, ...mail, at });
  if (messageId === null)
    throw new ChangeRefused(
      userError('NOT_ALLOWED_NOW', 'channel', 'is not open: there is no e-mail address of record'),
    );
  return messageId;
}

const NOT_BY_EMAIL = 'is not open: the customer did not approve of notices by e-mail; send it by post';

/** Names of companies that an approval of this kind could open anything to: a notice promises nothing else. */
async function namesOf({ database }: ChangeScope, { kind, companies }: NoticeAsked): Promise<string[]> {
  const properties = { name: true, kind: true, communicationsRelated: true } as const;
  const found = await readCompanies(database, { ids: companies, properties });
  return [...new Set(companies)].map((id) => {
    const company = found.get(id);
    if (company === undefined) throw new ChangeRefused(userError('NOT_FOUND', 'companies'));
    if (!mayBeNamed(kind, company))
      throw new ChangeRefused(userError('INVALID', 'companies', NOTHING_OPENED[kind]));
    return String(company['name']);
  });
}

const NOTHING_OPENED: Readonly<Record<NewNotice['kind'], string>> = {
  OPT_OUT: 'holds one to which silence opens nothing',
  OPT_IN: 'holds one to which approval opens nothing',
};

/** Silence suffices for communications-related affiliates alone (47 CFR 64.2007(b)). */
function mayBeNamed(kind: NewNotice['kind'], company: Readonly<Record<string, unknown>>): boolean {
  if (company['kind'] === 'AFFILIATE') return kind === 'OPT_IN' || company['communicationsRelated'] === true;
  return company['kind'] === 'JOINT_VENTURE' && kind === 'OPT_IN';
}

/** What came back was not received: it is to be sent in another form (47 CFR 64.2008(d)(3)(iii)). */
export async function reportBounce(
  { database, at }: ChangeScope,
  accountId: string,
  noticeId: string,
): Promise<Changed> {
  const marked = await markBounced(database, { accountId, noticeId, at });
  if (marked === 'MISSING') throw new ChangeRefused(userError('NOT_FOUND', 'notice'));
  if (marked === 'ENDED') throw new ChangeRefused(userError('ENDED', 'notice', 'was reported before'));
  return { objects: { notice: noticeId } };
}
