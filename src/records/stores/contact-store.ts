// The people to speak with about an account. Personal information, not CPNI (Policy section 2).
import type { Database } from '../database.js';
import { readPages, type Page, type PageArguments, type PageSource } from '../read-pages.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

export const CONTACT_PROPERTIES = {
  id: 'c.contact_id',
  role: 'c.role',
  name: 'c.name',
  email: 'c.email',
  phone: 'c.phone',
  address: {
    present: 'c.city IS NOT NULL',
    properties: {
      lines: 'c.lines',
      city: 'c.city',
      region: 'c.region',
      postalCode: 'c.postal_code',
      country: 'c.country',
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

export interface ContactsRequest extends PageArguments {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

export function readContacts(database: Database, request: ContactsRequest): Promise<Map<string, Page>> {
  return readPages(database, CONTACTS, {
    ...request,
    owners: ownersOf(request.accountIds),
    table: CONTACT_PROPERTIES,
  });
}
