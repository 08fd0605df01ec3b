// The opt-out notices sent to a customer (47 CFR 64.2008); the companies that they name come in a second statement.
import type { Database } from '../database.js';
import { MAILED_NOTICES, NOTICE_SENT_AT } from '../mailed-notices.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import { everything, type PropertyTable, type Row, type Selection } from '../select.js';
import { COMPANY_PROPERTIES, readCompanies } from './company-store.js';

export const NOTICE_PROPERTIES = {
  id: 'n.notice_id',
  sentAt: NOTICE_SENT_AT,
  channel: 'n.channel',
  bounced: 'n.bounced_at IS NOT NULL OR m.dead_at IS NOT NULL',
  companies: 'n.company_ids',
} as const satisfies PropertyTable;

const NOTICES: ListSource = {
  from: MAILED_NOTICES,
  alias: 'n',
  scope: BY_ACCOUNT,
  order: 'n.sent_at, n.notice_id',
};

export interface NoticesRequest {
  readonly accountIds: readonly string[];
  /** `companies` may be among them, with the properties of a company. */
  readonly properties: Selection;
}

export async function readNotices(database: Database, request: NoticesRequest): Promise<Map<string, Row[]>> {
  const { companies, ...properties } = request.properties;
  const notices = await readLists(database, NOTICES, {
    owners: ownersOf(request.accountIds),
    table: NOTICE_PROPERTIES,
    properties: companies === undefined ? properties : { ...properties, companies: true },
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
