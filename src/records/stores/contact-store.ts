// The people to speak with about an account. Personal information, not CPNI (Policy section 2).
import type { Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { readLists } from '../read-lists.js';
import { readPages, type Page, type PageArguments, type PageSource } from '../read-pages.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';
import { COUNTS_AFTER } from './address-of-record-store.js';

/** That of the owner, once it has aged (47 CFR 64.2003(b)). */
const counts = (since: string): string => `(c.role = 'OWNER' AND ${since} <= {at} - ${COUNTS_AFTER})`;

export const CONTACT_PROPERTIES = {
  id: 'c.contact_id',
  role: 'c.role',
  name: 'c.name',
  version: 'c.version',
  email: 'c.email',
  emailSince: 'CASE WHEN c.email IS NOT NULL THEN c.email_since END',
  emailCountsAsAddressOfRecord: `(c.email IS NOT NULL AND ${counts('c.email_since')})`,
  phone: 'c.phone',
  address: {
    present: 'c.city IS NOT NULL',
    properties: {
      lines: 'c.lines',
      city: 'c.city',
      region: 'c.region',
      postalCode: 'c.postal_code',
      country: 'c.country',
      since: 'c.address_since',
      countsAsAddressOfRecord: counts('c.address_since'),
    },
  },
} as const satisfies PropertyTable;

const CONTACTS: PageSource = {
  from: 'contacts c',
  alias: 'c',
  scope: BY_ACCOUNT,
  keyset: [{ column: 'contact_id', type: 'uuid' }],
  direction: 'ASC',
};

interface ContactsOf {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly at: Instant;
}

export interface ContactsRequest extends PageArguments, ContactsOf {}

export function readContacts(database: Database, request: ContactsRequest): Promise<Map<string, Page>> {
  return readPages(database, CONTACTS, { ...request, ...narrowing(request) });
}

/** One contact of an account, as a list of at most one. */
export function readContact(
  database: Database,
  request: ContactsOf & { readonly contactId: string },
): Promise<Map<string, Row[]>> {
  return readLists(
    database,
    { ...CONTACTS, order: 'c.contact_id' },
    {
      ...narrowing(request),
      properties: request.properties,
      conditions: [[(place) => `c.contact_id = ${place}::uuid`, request.contactId]],
    },
  );
}

function narrowing({ accountIds, at }: ContactsOf) {
  return { owners: ownersOf(accountIds), table: CONTACT_PROPERTIES, instants: { at } };
}
