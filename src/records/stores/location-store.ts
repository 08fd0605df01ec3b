// The addresses at which an account is served.
import type { Database } from '../database.js';
import { readLists, type List, type ListForm, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

export const LOCATION_PROPERTIES = {
  id: 'l.location_id',
  lines: 'l.lines',
  city: 'l.city',
  region: 'l.region',
  postalCode: 'l.postal_code',
  country: 'l.country',
  rateCenter: 'l.rate_center',
} as const satisfies PropertyTable;

const LOCATIONS: ListSource = {
  from: 'service_locations l',
  alias: 'l',
  scope: BY_ACCOUNT,
  order: 'l.location_id',
};

export interface LocationsRequest extends ListForm {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

export function readLocations(database: Database, request: LocationsRequest): Promise<Map<string, List>> {
  return readLists(database, LOCATIONS, {
    owners: ownersOf(request.accountIds),
    table: LOCATION_PROPERTIES,
    properties: request.properties,
    form: request.form,
  });
}
