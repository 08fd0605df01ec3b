// Comma-separated values (RFC 4180). A cell that a spreadsheet would run as a formula is kept from it by an apostrophe.

export type CsvCell = string | number | boolean | null | readonly string[];

export function csvLine(cells: readonly CsvCell[]): string {
  return cells.map(csvCell).join(',');
}

const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Lists are joined by spaces, null is empty. */
function csvCell(cell: CsvCell): string {
  const text = typeof cell === 'object' ? (cell ?? []).join(' ') : String(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
