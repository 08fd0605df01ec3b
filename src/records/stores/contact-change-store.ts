// Contacts as they are written. Version, beginnings and history are kept by the table's triggers.
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import type { PostalAddress } from './address-of-record-store.js';

export const CONTACT_ROLES = ['OWNER', 'BILLING', 'TECHNICAL', 'EMERGENCY'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** What is known of a person. Personal information (Policy section 2). */
export interface PersonalInformation {
  readonly name: string;
  readonly email: string | null;
  /** E.164 */
  readonly phone: string | null;
  readonly address: PostalAddress | null;
}

export interface LockedContact extends PersonalInformation {
  readonly contactId: string;
  readonly role: ContactRole;
  readonly version: number;
}

const FIND = `
  SELECT contact_id AS "contactId", role, version, name, email, phone, CASE WHEN city IS NOT NULL THEN jsonb_build_object(
    'lines', lines, 'city', city, 'region', region, 'postalCode', postal_code, 'country', country) END AS address
  FROM contacts WHERE account_id = $1 AND`;

interface ContactName {
  readonly accountId: string;
  readonly contactId: string;
}

/** Null when the account has no such contact. */
export async function findContact(
  inside: Database,
  { accountId, contactId }: ContactName,
): Promise<LockedContact | null> {
  const [found] = await inside.query<LockedContact>(`${FIND} contact_id = $2`, [accountId, contactId]);
  return found ?? null;
}

/** Whose addresses are those of record. */
export async function findOwnerContact(inside: Database, accountId: string): Promise<LockedContact | null> {
  const [found] = await inside.query<LockedContact>(`${FIND} role = 'OWNER'`, [accountId]);
  return found ?? null;
}

const CHANGE = `
  UPDATE contacts SET name = $3, email = $4, phone = $5, lines = $6, city = $7, region = $8, postal_code = $9, country = $10,
    since = $11
  WHERE account_id = $1 AND contact_id = $2`;

/** A new version, from `at` on. */
export async function changeContact(
  inside: Database,
  { accountId, contactId }: ContactName,
  { at, ...information }: PersonalInformation & { readonly at: Instant },
): Promise<void> {
  await inside.query(CHANGE, [accountId, contactId, ...valuesOf(information), toIso(at)]);
}

const ADD = `
  INSERT INTO contacts (account_id, contact_id, name, email, phone, lines, city, region, postal_code, country, since, role)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** Its first version, from `at` on. */
export async function addContact(
  inside: Database,
  { accountId, contactId }: ContactName,
  { at, role, ...information }: PersonalInformation & { readonly role: ContactRole; readonly at: Instant },
): Promise<void> {
  await inside.query(ADD, [accountId, contactId, ...valuesOf(information), toIso(at), role]);
}

function valuesOf({ name, email, phone, address }: PersonalInformation): readonly unknown[] {
  return [
    name,
    email,
    phone,
    address?.lines ?? [],
    address?.city ?? null,
    address?.region ?? null,
    address?.postalCode ?? null,
    address?.country ?? null,
  ];
}
