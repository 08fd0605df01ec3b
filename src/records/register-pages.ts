// The carrier's own registers, read newest first: rows that are added and completed, and never taken away.
import { toIso } from '../clock.js';
import type { Database } from './database.js';

/** The key before the first row of a list that is read newest first, by an instant and an id. */
export const NEWEST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

export interface Register<Row> {
  /** Up to its FROM; it answers rows. */
  readonly select: string;
  /** The columns that it is ordered by: when a row was entered, and its id. */
  readonly at: string;
  readonly id: string;
  readonly keyOf: (row: Row) => { readonly at: Date; readonly id: string };
}

export interface RegisterPage<Row> {
  readonly rows: readonly { readonly key: readonly string[]; readonly node: Row }[];
  readonly hasNextPage: boolean;
}

export interface RegisterPageRequest {
  readonly first: number;
  /** The key of the last row of the page before. */
  readonly after?: readonly string[] | undefined;
}

export async function pageRegister<Row>(
  database: Database,
  { select, at, id, keyOf }: Register<Row>,
  { first, after }: RegisterPageRequest,
): Promise<RegisterPage<Row>> {
  const rows = await database.query<Row>(
    `${select} WHERE (${at}, ${id}) < ($1::timestamptz, $2::uuid) ORDER BY ${at} DESC, ${id} DESC LIMIT $3`,
    [...(after ?? NEWEST), first + 1],
  );
  return {
    rows: rows.slice(0, first).map((node) => {
      const key = keyOf(node);
      return { key: [toIso(key.at.getTime()), key.id], node };
    }),
    hasNextPage: rows.length > first,
  };
}

/** An instant as its day of UTC, `YYYY-MM-DD`, for the yearly certificate. */
export function dayOf(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
}
