/**
 * The facts a decision rests on, and where they come from: read once for all accounts of an operation, on the primary,
 * never cached. What cannot be had is an error, not a decision.
 */
import type { PolicyParameters, RequestAuthentication, RequestReference } from '../policy/request.js';
import type { AccountFacts } from '../records/stores/facts-store.js';

/** What is the same for every account of an operation. */
export interface OperationFacts {
  readonly policy: PolicyParameters;
  readonly reference:
    (RequestReference & { readonly callingNumber?: string; readonly callId?: string }) | null;
  /** How the customer was authenticated on the call that staff speak on. */
  readonly customerAuthentication: RequestAuthentication | null;
}

/** The facts of one account; what is of no account has none of its own. */
export type DisclosedFacts = Omit<AccountFacts, 'account'> & {
  readonly account: AccountFacts['account'] | null;
};

/** Where facts are read: one call for all accounts. An account that is gone is absent from the answer. */
export interface FactsSource {
  readOperationFacts(reference: string | null, at: number): Promise<OperationFacts>;
  readAccountFacts(accountIds: readonly string[], at: number): Promise<ReadonlyMap<string, AccountFacts>>;
}
