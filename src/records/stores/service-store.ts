// The services that an account takes or took.
import type { Clip } from '../clip.js';
import type { Database } from '../database.js';
import { readLists, type List, type ListForm, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

export const SERVICE_PROPERTIES = {
  id: 's.service_id',
  category: 's.category',
  type: 's.type',
  features: 's.features',
  startedAt: 's.started_at',
  endedAt: 's.ended_at',
} as const satisfies PropertyTable;

const SERVICES: ListSource = { from: 'services s', alias: 's', scope: BY_ACCOUNT, order: 's.service_id' };

const OF_NUMBER = (number: string) =>
  `s.service_id IN (SELECT n.service_id FROM phone_numbers n
     WHERE n.account_id = s.account_id AND n.number = ${number} AND n.released_at IS NULL)`;

export interface ServicesRequest extends ListForm {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly clip?: Clip | undefined;
}

export function readServices(database: Database, request: ServicesRequest): Promise<Map<string, List>> {
  return readLists(database, SERVICES, {
    owners: ownersOf(request.accountIds),
    table: SERVICE_PROPERTIES,
    properties: request.properties,
    form: request.form,
    conditions: [[OF_NUMBER, request.clip?.number]],
  });
}
