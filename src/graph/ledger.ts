/** Pages of the audit as the API shows them: who received what, for which purpose, on which ground, in words. */
import type { GraphQLResolveInfo } from 'graphql';
import { NO_ACCOUNT, type AuditEntry } from '../audit/entry.js';
import { readLedgerPage, type LedgerFilter, type LedgerKey } from '../audit/ledger.js';
import { toDate } from '../clock.js';
import { sayDisclosure } from '../disclosure/say-disclosure.js';
import { readCompanies } from '../records/stores/company-store.js';
import { COMPANY_PROPERTIES } from '../records/stores/company-store.js';
import { everything, type Row } from '../records/select.js';
import type { OperationContext } from './context.js';
import { toConnection, type PageArguments } from './disclosed-reads.js';
import { toGlobalId } from './global-id.js';
import { PageCursors } from './page-cursors.js';
import type { DisclosureType } from './types/decisions.js';
import type { Page } from './types/paging.js';

export async function readLedger(
  context: OperationContext,
  info: GraphQLResolveInfo,
  page: PageArguments,
  filter: LedgerFilter,
): Promise<Page<DisclosureType>> {
  const cursors = new PageCursors(context, info, filter.accountId ?? NO_ACCOUNT);
  const ledger = await readLedgerPage(context.services.database, filter, {
    first: page.first,
    after: cursors.open(page.after) as LedgerKey | undefined,
  });
  const companies = await companiesOf(
    context,
    ledger.entries.map(({ entry }) => entry),
  );
  const rows = ledger.entries.map(({ key, entry }) => ({ key, node: entry }));
  return toConnection(
    { rows, hasNextPage: ledger.hasNextPage },
    ({ node }) => toDisclosure(node, companies),
    cursors.seal,
  );
}

function companiesOf(
  { services }: OperationContext,
  entries: readonly AuditEntry[],
): Promise<Map<string, Row>> {
  const ids = new Set(entries.flatMap(({ actor }) => actor.companyId ?? []));
  return readCompanies(services.database, { ids: [...ids], properties: everything(COMPANY_PROPERTIES) });
}

function toDisclosure(entry: AuditEntry, companies: ReadonlyMap<string, Row>): DisclosureType {
  const company = (companies.get(entry.actor.companyId ?? '') ?? null) as DisclosureType['company'];
  return {
    id: toGlobalId('Decision', entry.accountId, entry.entryId),
    at: toDate(entry.at),
    company,
    purpose: entry.purpose,
    categories: [...entry.categories],
    callDetail: entry.callDetail,
    coordinates: [...entry.coordinates],
    reason: entry.decision.reason,
    citation: [...entry.decision.citation],
    ground: sayDisclosure(entry, company?.name ?? null),
  };
}
