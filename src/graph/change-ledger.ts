/** The changes of an account as the API shows them: to auditors all, to the owner those that the table of changes opens. */
import type { GraphQLResolveInfo } from 'graphql';
import { readChangePage } from '../audit/change-ledger.js';
import type { ChangeEntry } from '../audit/entry.js';
import type { LedgerKey } from '../audit/ledger.js';
import { toDate } from '../clock.js';
import { changeRow, isChange, OWNERS_CHANGES } from '../lifecycle/changes.js';
import { AUTHORITIES } from '../policy/authorities.js';
import type { OperationContext } from './context.js';
import { toConnection, type PageArguments } from './disclosed-reads.js';
import { PageCursors } from './page-cursors.js';
import type { AccountChangeType } from './types/account-changes.js';
import type { Page } from './types/paging.js';

export async function readChanges(
  context: OperationContext,
  info: GraphQLResolveInfo,
  page: PageArguments,
  accountId: string,
): Promise<Page<AccountChangeType>> {
  const cursors = new PageCursors(context, info, accountId);
  const ledger = await readChangePage(context.services.database, {
    accountId,
    names: context.caller.kind === 'CUSTOMER' ? OWNERS_CHANGES : null,
    first: page.first,
    after: cursors.open(page.after) as LedgerKey | undefined,
  });
  const rows = ledger.entries.map(({ key, entry }) => ({ key, node: entry }));
  return toConnection({ rows, hasNextPage: ledger.hasNextPage }, ({ node }) => toChange(node), cursors.seal);
}

function toChange({ entryId, at, actor, reference, decision, change }: ChangeEntry): AccountChangeType {
  return {
    id: entryId,
    at: toDate(at),
    change: change.name,
    means: isChange(change.name) ? changeRow(change.name).does : change.name,
    by: actor.kind,
    roles: actor.roles,
    company: actor.companyId,
    reference,
    citation: decision.citation.map((id) => AUTHORITIES[id].title),
    objects: Object.entries(change.objects).map(([kind, id]) => ({ kind, id })),
  };
}
