/**
 * The customer is told at once of a change of password, backup answer, login, online account or address of record, at the
 * address of record from before it and without the new information (47 CFR 64.2010(f)). A change that cannot be told of is
 * not made.
 */
import type { AccountChange } from '../notify/mail-values.js';
import { queueMail } from '../notify/queue-mail.js';
import { renderMail } from '../notify/render-mail.js';
import { readEmailToTell } from '../records/stores/address-of-record-store.js';
import { ChangeRefused, userError } from './change-refused.js';
import type { ChangeScope } from './make-change.js';

interface ToldAccount {
  readonly id: string;
  readonly number: string;
}

/** INVARIANT: before the change is written, so that the address is the one that was there. */
export async function tellOfChange(
  { database, at }: Pick<ChangeScope, 'database' | 'at'>,
  { id, number }: ToldAccount,
  changed: AccountChange,
): Promise<void> {
  const to = await readEmailToTell(database, id, at);
  if (to === null)
    throw new ChangeRefused(
      userError('NOT_ALLOWED_NOW', 'account', 'has no e-mail address to which the change could be told'),
    );
  const mail = renderMail('ACCOUNT_CHANGED', { account: number, changed: [changed], at });
  await queueMail(database, { ...mail, accountId: id, to, at });
}
