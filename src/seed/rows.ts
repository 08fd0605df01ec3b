// Rows on their way to the tables, by table, columns by their names. Tables stand in the order in which they load.
export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

export const LOAD_ORDER = [
  'companies',
  'api_clients',
  'login_accounts',
  'policy_versions',
  'accounts',
  'account_owners',
  'contacts',
  'services',
  'routes',
  'phone_numbers',
  'trunks',
  'service_locations',
  'emergency_addresses',
  'service_relationships',
  'approvals',
  'notices',
  'delegations',
  'policy_acceptances',
  'case_references',
  'reference_accounts',
  'legal_reviews',
  'legal_holds',
  'call_records',
  'message_records',
  'usage_totals',
  'destination_totals',
  'invoices',
  'invoice_lines',
  'invoice_call_lines',
] as const;

export type Table = (typeof LOAD_ORDER)[number];
export type Rows = Partial<Record<Table, readonly Row[]>>;

/** All rows of the parts, table by table. Rows of one table must have the same columns. */
export function joinRows(parts: Iterable<Rows>): Rows {
  const joined: Partial<Record<Table, Row[]>> = {};
  for (const part of parts) {
    for (const table of LOAD_ORDER) {
      const rows = part[table];
      if (rows === undefined) continue;
      const list = (joined[table] ??= []);
      for (const row of rows) list.push(row);
    }
  }
  return joined;
}
