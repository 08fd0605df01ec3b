// Accounts as they begin and as they change their state. Whoever changes one locks it first, so that changes of one account are
// one after the other.
import type { Database } from '../database.js';
import type { AccountStatus } from './account-store.js';

export interface LockedAccount {
  readonly id: string;
  readonly number: string;
  readonly status: AccountStatus;
  readonly name: string;
}

/** Until the end of the transaction. The account was found before: that there is none is a fault. */
export async function lockAccount(inside: Database, accountId: string): Promise<LockedAccount> {
  const [found] = await inside.query<LockedAccount>(
    'SELECT account_id AS id, number, status, name FROM accounts WHERE account_id = $1 FOR UPDATE',
    [accountId],
  );
  if (found === undefined) throw new Error('an account that was found is gone');
  return found;
}
