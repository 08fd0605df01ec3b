/**
 * An affiliate says that it serves the customer of an account. It names the account by its number and is told nothing: neither
 * whether there is such an account nor what became of it, and every statement is the same. What it says waits for the owner, who
 * is told by mail, or for the carrier's staff (Policy section 3: "with whom you already have an existing service relationship").
 */
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../clock.js';
import { grantedAccountNumbers } from '../identity/caller.js';
import { queueMailOfRecord } from '../notify/queue-mail.js';
import { renderMail } from '../notify/render-mail.js';
import { lockAccountByNumber } from '../records/stores/account-change-store.js';
import { addDeclaration } from '../records/stores/relationship-store.js';
import { requireAll, userError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';

export interface Declared {
  readonly accountNumber: string;
  /** Null: from its confirmation. */
  readonly from: Instant | null;
}

export async function declareRelationship(
  { database, at, caller }: ChangeScope,
  { accountNumber, from }: Declared,
): Promise<Changed> {
  const { company } = caller;
  if (company === null) throw new Error('a relationship is declared by a company');
  requireAll([[from === null || from >= at, userError('BACKDATED', 'from')]]);
  const granted = grantedAccountNumbers(caller);
  const reached = granted === null || granted.includes(accountNumber);
  const account = await lockAccountByNumber(database, reached ? accountNumber : NONE);
  const open = account !== null && account.status !== 'CLOSED' ? account.id : null;
  const relationshipId = uuidv7();
  const declared = { relationshipId, companyId: company.id, kind: 'SERVICE', from: from ?? at, at } as const;
  const added = await addDeclaration(database, { accountId: open, ...declared });
  const accountId = added ? open : null;
  const mail = renderMail('RELATIONSHIP_DECLARED', { account: accountNumber, company: company.name, at });
  await queueMailOfRecord(database, { accountId, ...mail, at });
  return { objects: accountId === null ? {} : { account: accountId, relationship: relationshipId } };
}

/** No account has it: a number is never empty. */
const NONE = '';
