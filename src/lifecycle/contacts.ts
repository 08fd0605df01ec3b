/**
 * The people to be reached about an account, and the address of record, which is that of its owner (47 CFR 64.2003(b)).
 * Every state is kept; of two who change one contact at once the second is told so.
 */
import type { FoundAccount } from '../records/stores/account-store.js';
import { lockAccount, type LockedAccount } from '../records/stores/account-change-store.js';
import type { PostalAddress } from '../records/stores/address-of-record-store.js';
import {
  changeContact,
  findContact,
  findOwnerContact,
  type LockedContact,
  type PersonalInformation,
} from '../records/stores/contact-change-store.js';
import { ChangeRefused, refuseFaults, requireAll, userError, type UserError } from './change-refused.js';
import type { Changed, ChangeScope } from './make-change.js';
import { faultsOfInformation } from './personal-information.js';
import { tellOfChange } from './tell-of-change.js';

type InformationChange = {
  readonly [Part in keyof PersonalInformation]?: PersonalInformation[Part] | undefined;
};

export interface ContactChange {
  readonly contactId: string;
  readonly expectedVersion: number;
  /** What is left out stays; null takes away. */
  readonly changes: InformationChange;
}

const OF_RECORD = 'is of record: changeAddressOfRecord changes it';

export async function updateContact(
  scope: ChangeScope,
  accountId: string,
  { contactId, expectedVersion, changes }: ContactChange,
): Promise<Changed> {
  const { database } = scope;
  requireChangeable(scope, await lockAccount(database, accountId));
  const contact = await findContact(database, { accountId, contactId });
  if (contact === null) throw new ChangeRefused(userError('NOT_FOUND', 'contact'));
  requireVersion(contact, expectedVersion);
  const ofRecord = contact.role === 'OWNER';
  requireAll([
    [!ofRecord || changes.email === undefined, userError('NOT_ALLOWED_NOW', 'email', OF_RECORD)],
    [!ofRecord || changes.address === undefined, userError('NOT_ALLOWED_NOW', 'address', OF_RECORD)],
  ]);
  return write(scope, { ...contact, accountId }, changes);
}

export interface AddressOfRecordChange {
  /** Of the contact of the owner. */
  readonly expectedVersion: number;
  /** What is left out stays: an address of record is replaced, never taken away. */
  readonly email?: string | null | undefined;
  readonly address?: PostalAddress | null | undefined;
}

export async function changeAddressOfRecord(
  scope: ChangeScope,
  { id, number }: Pick<FoundAccount, 'id' | 'number'>,
  { expectedVersion, ...changes }: AddressOfRecordChange,
): Promise<Changed> {
  const { database } = scope;
  requireChangeable(scope, await lockAccount(database, id));
  const owner = await findOwnerContact(database, id);
  if (owner === null)
    throw new ChangeRefused(userError('NOT_FOUND', 'account', 'has no contact of its owner'));
  requireVersion(owner, expectedVersion);
  requireAll([
    [changes.email !== null, userError('REQUIRED', 'email')],
    [changes.address !== null, userError('REQUIRED', 'address')],
  ]);
  await tellOfChange(scope, { id, number }, 'ADDRESS_OF_RECORD');
  return write(scope, { ...owner, accountId: id }, changes);
}

/** Staff act for an applicant alone; the account may have become a customer's since they were allowed to. */
function requireChangeable({ caller }: ChangeScope, { status }: LockedAccount): void {
  requireAll([[caller.kind !== 'STAFF' || status === 'APPLICANT', userError('NOT_ALLOWED_NOW', 'account')]]);
}

function requireVersion({ version }: LockedContact, expected: number): void {
  requireAll([[version === expected, userError('VERSION_CONFLICT', 'expectedVersion')]]);
}

async function write(
  { database, at }: ChangeScope,
  contact: LockedContact & { readonly accountId: string },
  changes: InformationChange,
): Promise<Changed> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const { name, email, phone, address } = { ...contact, ...given };
  const faults: readonly UserError[] =
    Object.keys(given).length === 0
      ? [userError('REQUIRED', 'input', 'names nothing to change')]
      : faultsOfInformation({ name, email, address });
  refuseFaults(faults);
  await changeContact(database, contact, { name, email, phone, address, at });
  return { objects: { contact: contact.contactId } };
}
