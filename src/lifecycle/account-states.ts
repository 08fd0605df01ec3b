/**
 * Where an account stands, and what may be done with it there: one table. Changes of one account are made one after the
 * other, and each names the version that was read, so that of two at once the second is told so.
 */
import type { AccountStatus } from '../records/stores/account-store.js';
import { lockAccount, setAccountStatus, type LockedAccount } from '../records/stores/account-change-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import type { ChangeScope } from './make-change.js';

/** Where the account stands afterwards; a state that is left out is one in which it cannot be done. */
export const TRANSITIONS = {
  VERIFY_IDENTITY: { APPLICANT: 'APPLICANT' },
  START_SERVICE: { APPLICANT: 'ACTIVE', ACTIVE: 'ACTIVE' },
  END_SERVICE: { ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED' },
  SUSPEND: { ACTIVE: 'SUSPENDED' },
  RESUME: { SUSPENDED: 'ACTIVE' },
  CLOSE: { ACTIVE: 'CLOSED', SUSPENDED: 'CLOSED' },
} as const satisfies Record<string, Partial<Record<AccountStatus, AccountStatus>>>;

export type Transition = keyof typeof TRANSITIONS;

const STANDS: Readonly<Record<AccountStatus, string>> = {
  APPLICANT: 'is of an applicant, who has no service yet',
  ACTIVE: 'is of a customer whose service is not suspended',
  SUSPENDED: 'is suspended',
  CLOSED: 'is closed',
};

export interface Transited extends LockedAccount {
  readonly becomes: AccountStatus;
}

/** The account, locked, with its new state written and its version counted. */
export async function transit(
  { database, at }: Pick<ChangeScope, 'database' | 'at'>,
  accountId: string,
  { transition, expectedVersion }: { readonly transition: Transition; readonly expectedVersion: number },
): Promise<Transited> {
  const account = await lockAccount(database, accountId);
  requireAll([[account.version === expectedVersion, userError('VERSION_CONFLICT', 'expectedVersion')]]);
  const from: Partial<Record<AccountStatus, AccountStatus>> = TRANSITIONS[transition];
  const becomes = from[account.status];
  if (becomes === undefined)
    throw new ChangeRefused(userError('NOT_ALLOWED_NOW', 'account', STANDS[account.status]));
  await setAccountStatus(database, { accountId, status: becomes, at });
  return { ...account, becomes };
}
