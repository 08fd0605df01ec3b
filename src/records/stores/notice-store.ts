// The notices sent to a customer, as they were sent (47 CFR 64.2008); the companies that they name come in a second statement.
import { toIso, type Instant } from '../../clock.js';
import { NOTICE_LIFETIME, WAITING_PERIOD } from '../../policy/notices.js';
import type { NoticeChannel } from '../../policy/request.js';
import type { Database } from '../database.js';
import { MAILED_NOTICES, NOTICE_SENT_AT } from '../mailed-notices.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import { everything, type PropertyTable, type Row, type Selection } from '../select.js';
import { COMPANY_PROPERTIES, readCompanies } from './company-store.js';

/** The clocks of silence run only after a notice of the right to object. */
function afterSending(milliseconds: string): string {
  return `CASE n.kind WHEN 'OPT_OUT' THEN ${NOTICE_SENT_AT} + interval '1 millisecond' * ${milliseconds} END`;
}

const WAITING = `CASE n.channel WHEN 'ELECTRONIC' THEN ${WAITING_PERIOD.ELECTRONIC} ELSE ${WAITING_PERIOD.MAIL} END`;

export const NOTICE_PROPERTIES = {
  id: 'n.notice_id',
  kind: 'n.kind',
  uses: 'n.uses',
  sentAt: NOTICE_SENT_AT,
  channel: 'n.channel',
  bounced: 'n.bounced_at IS NOT NULL OR m.dead_at IS NOT NULL',
  ripeAt: afterSending(WAITING),
  staleAt: afterSending(String(NOTICE_LIFETIME)),
  companies: 'n.company_ids',
  subject: 'n.subject',
  text: 'n.text',
} as const satisfies PropertyTable;

const NOTICES: ListSource = {
  from: MAILED_NOTICES,
  alias: 'n',
  scope: BY_ACCOUNT,
  order: 'n.sent_at, n.notice_id',
};

export interface NoticesRequest {
  readonly accountIds: readonly string[];
  /** Absent: all of the account. */
  readonly noticeId?: string | undefined;
  /** `companies` may be among them, with the properties of a company. */
  readonly properties: Selection;
}

export async function readNotices(database: Database, request: NoticesRequest): Promise<Map<string, Row[]>> {
  const { companies, ...properties } = request.properties;
  const notices = await readLists(database, NOTICES, {
    owners: ownersOf(request.accountIds),
    table: NOTICE_PROPERTIES,
    properties: companies === undefined ? properties : { ...properties, companies: true },
    conditions: [[(place) => `n.notice_id = ${place}::uuid`, request.noticeId]],
  });
  return companies === undefined ? notices : withCompanies(database, notices, companies);
}

async function withCompanies(
  database: Database,
  notices: ReadonlyMap<string, Row[]>,
  properties: true | Selection,
): Promise<Map<string, Row[]>> {
  const ids = new Set([...notices.values()].flat().flatMap(companyIds));
  const companies = await readCompanies(database, {
    ids: [...ids],
    properties: properties === true ? everything(COMPANY_PROPERTIES) : properties,
  });
  const name = (notice: Row) => ({
    ...notice,
    companies: companyIds(notice).flatMap((id) => companies.get(id) ?? []),
  });
  return new Map([...notices].map(([accountId, rows]) => [accountId, rows.map(name)]));
}

function companyIds(notice: Row): readonly string[] {
  return notice['companies'] as string[];
}

export interface NewNotice {
  readonly accountId: string;
  /** That of its mail, where it goes by e-mail. */
  readonly noticeId: string;
  readonly kind: 'OPT_OUT' | 'OPT_IN';
  readonly channel: NoticeChannel;
  readonly companyIds: readonly string[];
  readonly uses: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly sentAt: Instant;
}

const ADD = `
  INSERT INTO notices (account_id, notice_id, kind, channel, company_ids, uses, subject, text, sent_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export async function addNotice(inside: Database, notice: NewNotice): Promise<void> {
  const { accountId, noticeId, kind, channel, companyIds, uses, subject, text, sentAt } = notice;
  await inside.query(ADD, [
    accountId,
    noticeId,
    kind,
    channel,
    companyIds,
    uses,
    subject,
    text,
    toIso(sentAt),
  ]);
}

const BOUNCED = `
  UPDATE notices SET bounced_at = greatest(sent_at, $3::timestamptz)
   WHERE account_id = $1 AND notice_id = $2 AND bounced_at IS NULL RETURNING true AS bounced`;

/** ENDED: that it bounced was reported before. */
export async function markBounced(
  inside: Database,
  { accountId, noticeId, at }: Pick<NewNotice, 'accountId' | 'noticeId'> & { readonly at: Instant },
): Promise<'BOUNCED' | 'ENDED' | 'MISSING'> {
  const bounced = await inside.query(BOUNCED, [accountId, noticeId, toIso(at)]);
  if (bounced.length > 0) return 'BOUNCED';
  const known = await inside.query('SELECT FROM notices WHERE account_id = $1 AND notice_id = $2', [
    accountId,
    noticeId,
  ]);
  return known.length > 0 ? 'ENDED' : 'MISSING';
}
