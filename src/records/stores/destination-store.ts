// Calls, minutes and messages per destination country or prefix, summed by the database from its totals per day.
// Days count as in the usage totals.
import type { Instant } from '../../clock.js';
import type { Clip } from '../clip.js';
import { daysOf, onDays } from '../days.js';
import type { Database } from '../database.js';
import { minutesOf } from '../minutes.js';
import { readLists, type List, type ListForm, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

const GROUPINGS = { COUNTRY: 'd.country', PREFIX: 'd.prefix' } as const;

export type DestinationGrouping = keyof typeof GROUPINGS;

export function destinationProperties(by: DestinationGrouping) {
  return {
    destination: GROUPINGS[by],
    calls: 'sum(d.calls)::integer',
    minutes: minutesOf('d.billed_seconds'),
    messages: 'sum(d.messages)::integer',
  } as const satisfies PropertyTable;
}

function destinationTotals(by: DestinationGrouping): ListSource {
  return {
    from: 'destination_totals d',
    alias: 'd',
    scope: BY_ACCOUNT,
    groupBy: GROUPINGS[by],
    order: GROUPINGS[by],
  };
}

export interface DestinationsRequest extends ListForm {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly from: Instant;
  readonly to: Instant;
  readonly by: DestinationGrouping;
  readonly clip?: Clip | undefined;
}

export function readDestinations(
  database: Database,
  request: DestinationsRequest,
): Promise<Map<string, List>> {
  return readLists(database, destinationTotals(request.by), {
    owners: ownersOf(request.accountIds),
    table: destinationProperties(request.by),
    properties: request.properties,
    form: request.form,
    conditions: onDays('d.day', daysOf(request, request.clip)),
  });
}
