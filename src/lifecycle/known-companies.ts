/** The companies that a paper names: known ones, of the kinds that such a paper may name. */
import type { CompanyKind } from '../policy/callers.js';
import type { Database } from '../records/database.js';
import { readCompanies } from '../records/stores/company-store.js';
import { requireAll, userError } from './change-refused.js';

/** Answers each once; an unknown company and one of another kind are told by the field alone. */
export async function requireCompanies(
  database: Database,
  ids: readonly string[],
  { field, kinds }: { readonly field: string; readonly kinds: readonly CompanyKind[] },
): Promise<string[]> {
  const distinct = [...new Set(ids)];
  const known = await readCompanies(database, { ids: distinct, properties: { kind: true } });
  const kindOf = (id: string) => known.get(id)?.['kind'];
  requireAll([
    [distinct.every((id) => known.has(id)), userError('NOT_FOUND', field)],
    [
      distinct.every((id) => !known.has(id) || kinds.some((kind) => kind === kindOf(id))),
      userError('INVALID', field, `names a company that is none of ${kinds.join(', ')}`),
    ],
  ]);
  return distinct;
}
