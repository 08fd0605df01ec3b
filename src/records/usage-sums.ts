// What call and message records come to: the one definition of the totals per day, by which they are kept and checked.
// A day is a day of UTC. ZZ (ISO 3166, user assigned) is the country of what is reached in none, a satellite phone for instance.

export const USAGE_RECORDS = {
  calls: {
    table: 'call_records',
    at: 'started_at',
    id: 'call_id',
    messages: '0',
    calls: 'count(*)',
    seconds: 'sum(billed_seconds)',
  },
  messages: {
    table: 'message_records',
    at: 'sent_at',
    id: 'message_id',
    messages: 'count(*)',
    calls: '0',
    seconds: '0',
  },
} as const;

export type UsageKind = keyof typeof USAGE_RECORDS;

/** Of the records in `from`, by account, day, country and prefix. */
export function sumsOf(kind: UsageKind, from: string): string {
  const { at, calls, messages, seconds } = USAGE_RECORDS[kind];
  return `
    SELECT account_id, (${at} AT TIME ZONE 'UTC')::date AS day,
      coalesce(destination_country, 'ZZ') AS country, coalesce(destination_prefix, '') AS prefix,
      (${calls})::integer AS calls, (${messages})::integer AS messages, (${seconds})::bigint AS billed_seconds
    FROM ${from} GROUP BY 1, 2, 3, 4`;
}

export interface TotalTable {
  readonly table: string;
  readonly keys: string;
}

export const TOTAL_TABLES = {
  usage: { table: 'usage_totals', keys: 'account_id, day' },
  destinations: { table: 'destination_totals', keys: 'account_id, day, country, prefix' },
} as const satisfies Readonly<Record<string, TotalTable>>;

/** The sums in `from` by the keys of a table of totals. */
export function totalsOf({ keys }: TotalTable, from: string): string {
  return `
    SELECT ${keys}, sum(calls)::integer AS calls, sum(messages)::integer AS messages,
      sum(billed_seconds)::bigint AS billed_seconds
    FROM ${from} GROUP BY ${keys}`;
}
