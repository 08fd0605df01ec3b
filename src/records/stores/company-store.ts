// Companies, by id.
import type { Database } from '../database.js';
import { select, type PropertyTable, type Row, type Selection } from '../select.js';

/** The properties of a company read under this alias. */
export function companyProperties<Alias extends string>(alias: Alias) {
  return {
    id: `${alias}.company_id`,
    name: `${alias}.name`,
    kind: `${alias}.kind`,
    communicationsRelated: `${alias}.communications_related`,
  } as const satisfies PropertyTable;
}

export const COMPANY_PROPERTIES = companyProperties('c');

export interface CompaniesRequest {
  readonly ids: readonly string[];
  readonly properties: Selection;
}

/** By company id; an unknown id is absent. */
export async function readCompanies(
  database: Database,
  request: CompaniesRequest,
): Promise<Map<string, Row>> {
  if (request.ids.length === 0) return new Map();
  const selected = select(COMPANY_PROPERTIES, request.properties);
  const rows = await database.query<Row & { companyId: string }>(
    `SELECT ${['c.company_id AS "companyId"', ...selected.columns].join(', ')}
     FROM companies c WHERE c.company_id = ANY($1::text[])`,
    [request.ids],
  );
  return new Map(rows.map((row) => [row.companyId, selected.shape(row)]));
}
