// Where an account's calls are sent.
import type { Database } from '../database.js';
import { readLists, type List, type ListForm, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { Selection } from '../select.js';

/** The properties of a route read under this alias. */
export function routeProperties<Alias extends string>(alias: Alias) {
  return {
    id: `${alias}.route_id`,
    kind: `${alias}.kind`,
    target: `${alias}.target`,
    label: `${alias}.label`,
    priority: `${alias}.priority`,
  } as const;
}

export const ROUTE_PROPERTIES = routeProperties('r');

const ROUTES: ListSource = {
  from: 'routes r',
  alias: 'r',
  scope: BY_ACCOUNT,
  order: 'r.priority, r.route_id',
};

export interface RoutesRequest extends ListForm {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
}

export function readRoutes(database: Database, request: RoutesRequest): Promise<Map<string, List>> {
  return readLists(database, ROUTES, {
    owners: ownersOf(request.accountIds),
    table: ROUTE_PROPERTIES,
    properties: request.properties,
    form: request.form,
  });
}
