// The carrier's own registers: whoever is not among their readers is told what a stranger is told, and it is recorded.
import type { GraphQLResolveInfo } from 'graphql';
import { NO_ACCOUNT } from '../audit/entry.js';
import { lookupDenial } from '../disclosure/tie-of.js';
import type { StaffRole } from '../policy/callers.js';
import type { Database } from '../records/database.js';
import type { RegisterPage, RegisterPageRequest } from '../records/register-pages.js';
import type { OperationContext } from './context.js';
import { toConnection, type PageArguments } from './disclosed-reads.js';
import { factsOrUnavailable } from './facts-or-unavailable.js';
import { PageCursors } from './page-cursors.js';
import { notFoundError } from './refusal-error.js';
import type { Page } from './types/paging.js';

const SEEN_BY: readonly StaffRole[] = ['SUPERVISOR', 'AUDITOR'];

/** A page of the register that the field is named after. */
export async function readRegister<Row>(
  context: OperationContext,
  info: GraphQLResolveInfo,
  { first, after }: PageArguments,
  read: (database: Database, request: RegisterPageRequest) => Promise<RegisterPage<Row>>,
): Promise<Page<Row>> {
  refuseOtherReaders(context, info.fieldName);
  const cursors = new PageCursors(context, info, NO_ACCOUNT);
  const asked = { first, after: cursors.open(after) };
  const found = await factsOrUnavailable(context, read(context.services.database, asked));
  return toConnection(found, ({ node }) => node, cursors.seal);
}

function refuseOtherReaders({ caller, gate }: OperationContext, register: string): void {
  if (caller.kind === 'STAFF' && caller.roles.some((role) => SEEN_BY.includes(role))) return;
  const decision = lookupDenial(caller);
  gate.refuseLookup({ accountId: null, asked: register, decision }, `Query.${register}`);
  throw notFoundError();
}
