/** An account for the caller: found by its tie, or answered as missing. A look-up that finds nothing is remembered. */
import { lookupDenial } from '../disclosure/tie-of.js';
import type { FoundAccount } from '../records/stores/account-store.js';
import { badArgument } from './check-arguments.js';
import type { OperationContext } from './context.js';
import { factsOrUnavailable } from './facts-or-unavailable.js';
import { parseGlobalId } from './global-id.js';
import { notFoundError } from './refusal-error.js';

export interface AskedAt {
  readonly argument: string;
  readonly coordinate: string;
}

export async function accountByGlobalId(
  context: OperationContext,
  id: string,
  { argument, coordinate }: AskedAt,
): Promise<FoundAccount> {
  const accountId = accountIdOf(id, { argument, coordinate });
  const found = await factsOrUnavailable(context, context.accounts.byId(accountId));
  return visible(context, found, { accountId, asked: 'by id', coordinate });
}

export async function accountByNumber(
  context: OperationContext,
  number: string,
  coordinate: string,
): Promise<FoundAccount> {
  const found = await factsOrUnavailable(context, context.accounts.byNumber(number));
  return visible(context, found, { accountId: null, asked: `number ${number}`, coordinate });
}

export function accountIdOf(id: string, { argument, coordinate }: AskedAt): string {
  const parsed = parseGlobalId(id);
  const accountId = parsed?.type === 'Account' ? parsed.keys[0] : undefined;
  if (accountId === undefined) throw badArgument(argument, coordinate, 'is not the id of an account');
  return accountId;
}

/** Whatever the reason, it is answered alike. */
function visible(
  context: OperationContext,
  account: FoundAccount | null,
  { accountId, asked, coordinate }: { accountId: string | null; asked: string; coordinate: string },
): FoundAccount {
  if (account !== null) return account;
  context.gate.refuseLookup({ accountId, asked, decision: lookupDenial(context.caller) }, coordinate);
  throw notFoundError();
}
