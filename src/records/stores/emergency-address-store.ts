// The addresses that emergency services are sent to, one for each number (47 CFR 9.11).
import type { Clip } from '../clip.js';
import type { Database } from '../database.js';
import { readLists, type List, type ListForm, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

export const EMERGENCY_ADDRESS_PROPERTIES = {
  id: 'e.emergency_address_id',
  number: 'e.number',
  callerName: 'e.caller_name',
  lines: 'e.lines',
  city: 'e.city',
  region: 'e.region',
  postalCode: 'e.postal_code',
  country: 'e.country',
  validatedAt: 'e.validated_at',
} as const satisfies PropertyTable;

const EMERGENCY_ADDRESSES: ListSource = {
  from: 'emergency_addresses e',
  alias: 'e',
  scope: BY_ACCOUNT,
  order: 'e.emergency_address_id',
};

export interface EmergencyAddressesRequest extends ListForm {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly clip?: Clip | undefined;
}

export function readEmergencyAddresses(
  database: Database,
  request: EmergencyAddressesRequest,
): Promise<Map<string, List>> {
  return readLists(database, EMERGENCY_ADDRESSES, {
    owners: ownersOf(request.accountIds),
    table: EMERGENCY_ADDRESS_PROPERTIES,
    properties: request.properties,
    form: request.form,
    conditions: [[(number) => `e.number = ${number}`, request.clip?.number]],
  });
}
