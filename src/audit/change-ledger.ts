/** Reading the changes of an account from the log: newest first, those under a nondisclosure order left out in the query itself. */
import type { ChangeEntry } from './entry.js';
import { NEWEST, type LedgerKey, type LedgerStore } from './ledger.js';

export interface ChangePage {
  readonly entries: readonly { readonly key: LedgerKey; readonly entry: ChangeEntry }[];
  readonly hasNextPage: boolean;
}

const PAGE = `
  SELECT ARRAY[e.at::text, e.entry_id::text] AS key, e.entry
    FROM audit_entries e
   WHERE e.account_id = $1 AND e.kind = 'CHANGE' AND e.outcome = 'PERMIT' AND NOT e.suppressed
     AND ($2::text[] IS NULL OR e.entry->'change'->>'name' = ANY($2))
     AND (e.at, e.entry_id) < ($3::timestamptz, $4::uuid)
   ORDER BY e.at DESC, e.entry_id DESC
   LIMIT $5`;

export interface ChangePageRequest {
  readonly accountId: string;
  /** Only changes of these names; null: of all. */
  readonly names: readonly string[] | null;
  readonly first: number;
  readonly after?: LedgerKey | undefined;
}

export async function readChangePage(
  store: LedgerStore,
  { accountId, names, first, after = NEWEST }: ChangePageRequest,
): Promise<ChangePage> {
  const entries = await store.query<ChangePage['entries'][number]>(PAGE, [
    accountId,
    names,
    ...after,
    first + 1,
  ]);
  return { entries: entries.slice(0, first), hasNextPage: entries.length > first };
}
