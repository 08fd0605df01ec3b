// The phone numbers in service for an account, with their routes and E911 address when these are asked for.
import type { Clip } from '../clip.js';
import { countRows } from '../count-rows.js';
import type { Database } from '../database.js';
import type { Condition } from '../parameters.js';
import { readPages, type Page, type PageArguments, type PageSource } from '../read-pages.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';
import { EMERGENCY_ADDRESS_PROPERTIES } from './emergency-address-store.js';
import { routeProperties } from './route-store.js';

export const NUMBER_PROPERTIES = {
  id: 'n.number_id',
  number: 'n.number',
  type: 'n.type',
  assignedAt: 'n.assigned_at',
  rateCenter: 'n.rate_center',
  primaryRoute: {
    join: `LEFT JOIN routes primary_route
      ON primary_route.account_id = n.account_id AND primary_route.route_id = n.primary_route_id`,
    present: 'primary_route.route_id IS NOT NULL',
    properties: routeProperties('primary_route'),
  },
  failoverRoute: {
    join: `LEFT JOIN routes failover_route
      ON failover_route.account_id = n.account_id AND failover_route.route_id = n.failover_route_id`,
    present: 'failover_route.route_id IS NOT NULL',
    properties: routeProperties('failover_route'),
  },
  emergencyAddress: {
    join: 'LEFT JOIN emergency_addresses e ON e.account_id = n.account_id AND e.number = n.number',
    present: 'e.emergency_address_id IS NOT NULL',
    properties: EMERGENCY_ADDRESS_PROPERTIES,
  },
} as const satisfies PropertyTable;

const NUMBERS: PageSource = {
  from: 'phone_numbers n',
  alias: 'n',
  scope: BY_ACCOUNT,
  keyset: [{ column: 'number_id', type: 'uuid' }],
  direction: 'ASC',
  always: 'n.released_at IS NULL',
};

export interface NumbersRequest extends PageArguments {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly clip?: Clip | undefined;
}

export function readNumbers(database: Database, request: NumbersRequest): Promise<Map<string, Page>> {
  return readPages(database, NUMBERS, {
    ...request,
    owners: ownersOf(request.accountIds),
    table: NUMBER_PROPERTIES,
    conditions: conditions(request.clip),
  });
}

export function countNumbers(
  database: Database,
  request: Pick<NumbersRequest, 'accountIds' | 'clip'>,
): Promise<Map<string, number>> {
  return countRows(database, NUMBERS, request.accountIds, conditions(request.clip));
}

function conditions(clip: Clip | undefined): Condition[] {
  return [[(number) => `n.number = ${number}`, clip?.number]];
}
