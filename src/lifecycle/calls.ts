/**
 * Calls with a customer: whether the customer approves and how the customer was authenticated, as whoever handles the
 * call states it (47 U.S.C. 222(d)(3), 47 CFR 64.2010(b)). The approval is for this call and ends with it (47 CFR
 * 64.2008(f)). Both may change while it lasts, after a call back say; no other person may say so.
 */
import { editCall, type CallEdit, type CallOfCustomer } from '../records/stores/paper-store.js';
import { requireAll, userError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';
import { changedPaper, lockOpenPaper, openPaper } from './papers.js';
import { isSamePerson } from './same-person.js';

export async function openCall(
  scope: ChangeScope,
  accountId: string,
  call: CallOfCustomer,
): Promise<Changed> {
  const { code } = await openPaper(scope, { kind: 'CALL', accountId, call });
  return { objects: { paper: code } };
}

export interface CallEditAsked extends CallEdit {
  readonly reference: string;
  readonly expectedVersion: number;
}

/** A call that somebody else handles is answered as one that there is not. */
export async function updateCall(
  scope: ChangeScope,
  { reference, expectedVersion, ...edit }: CallEditAsked,
): Promise<Changed> {
  const call = await lockOpenPaper(
    scope,
    'CALL',
    reference,
    ({ handledBy }) => handledBy !== null && isSamePerson(handledBy, scope.caller),
  );
  requireAll([[call.version === expectedVersion, userError('VERSION_CONFLICT', 'expectedVersion')]]);
  await editCall(scope.database, call.id, edit);
  return changedPaper(call);
}
