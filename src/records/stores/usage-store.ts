// Minutes, calls and messages per day or month, summed by the database from its totals per day (days of UTC).
// A day counts when it begins in the period asked for; under a clip, only when it lies wholly within the clip:
// what lies half outside a legal request's period is not shown.
import type { Instant } from '../../clock.js';
import type { Clip } from '../clip.js';
import { daysOf, onDays } from '../days.js';
import type { Database } from '../database.js';
import { minutesOf } from '../minutes.js';
import { readLists, type List, type ListForm, type ListSource } from '../read-lists.js';
import { BY_ACCOUNT, ownersOf } from '../scope.js';
import type { PropertyTable, Selection } from '../select.js';

export type UsagePeriod = 'DAY' | 'MONTH';

/** Where a total's period begins and ends; the total says so, cut to the days that it counts. */
const BUCKETS = {
  DAY: { start: 'u.day', end: 'u.day + 1' },
  MONTH: {
    start: "date_trunc('month', u.day::timestamp)",
    end: "date_trunc('month', u.day::timestamp) + interval '1 month'",
  },
} as const;

export function usageProperties(by: UsagePeriod) {
  const { start, end } = BUCKETS[by];
  return {
    from: `greatest((${start})::timestamp AT TIME ZONE 'UTC', {from})`,
    to: `least((${end})::timestamp AT TIME ZONE 'UTC', {to})`,
    minutes: minutesOf('u.billed_seconds'),
    calls: 'sum(u.calls)::integer',
    messages: 'sum(u.messages)::integer',
  } as const satisfies PropertyTable;
}

function usageTotals(by: UsagePeriod): ListSource {
  const { start } = BUCKETS[by];
  return { from: 'usage_totals u', alias: 'u', scope: BY_ACCOUNT, groupBy: start, order: start };
}

export interface UsageRequest extends ListForm {
  readonly accountIds: readonly string[];
  readonly properties: Selection;
  readonly from: Instant;
  readonly to: Instant;
  readonly by: UsagePeriod;
  readonly clip?: Clip | undefined;
}

export function readUsage(database: Database, request: UsageRequest): Promise<Map<string, List>> {
  const days = daysOf(request, request.clip);
  return readLists(database, usageTotals(request.by), {
    owners: ownersOf(request.accountIds),
    table: usageProperties(request.by),
    properties: request.properties,
    form: request.form,
    instants: { from: days.from, to: days.to },
    conditions: onDays('u.day', days),
  });
}
