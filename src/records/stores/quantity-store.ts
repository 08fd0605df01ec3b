// How many services, numbers, trunks and channels an account has at an instant.
import type { Instant } from '../../clock.js';
import type { Database } from '../database.js';
import { readLists, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Row, Selection } from '../select.js';

export const QUANTITY_PROPERTIES = {
  services: `(SELECT count(*)::integer FROM services s WHERE s.account_id = a.account_id
    AND s.started_at <= {at} AND (s.ended_at IS NULL OR s.ended_at > {at}))`,
  numbers: `(SELECT count(*)::integer FROM phone_numbers n WHERE n.account_id = a.account_id
    AND n.released_at IS NULL)`,
  trunks: `(SELECT count(*)::integer FROM trunks t WHERE t.account_id = a.account_id AND t.removed_at IS NULL)`,
  channels: `(SELECT coalesce(sum(t.channels), 0)::integer FROM trunks t WHERE t.account_id = a.account_id
    AND t.removed_at IS NULL)`,
} as const satisfies PropertyTable;

const ACCOUNTS: ListSource = { from: 'accounts a', alias: 'a', scope: BY_ACCOUNT, order: 'a.account_id' };

export interface QuantitiesRequest {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly at: Instant;
}

export async function readQuantities(
  database: Database,
  request: QuantitiesRequest,
): Promise<Map<string, Row>> {
  const lists = await readLists(database, ACCOUNTS, {
    owners: ownersOf(request.accountIds),
    table: QUANTITY_PROPERTIES,
    properties: request.properties,
    instants: { at: request.at },
  });
  return new Map([...lists].flatMap(([id, [row]]) => (row === undefined ? [] : [[id, row] as const])));
}
