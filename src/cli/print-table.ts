// Rows as a table of aligned columns, for a terminal: numbers to the right, words to the left.

export type Cell = string | number;

export function formatTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const lines = [head, ...rows];
  const widths = head.map((_, place) => Math.max(...lines.map((line) => String(line[place] ?? '').length)));
  return lines.map((line) =>
    line
      .map((cell, place) => pad(cell, widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The same for a page, as prettier keeps it. */
export function formatMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, place) =>
    Math.max(3, ...[head, ...rows].map((line) => (line[place] ?? '').length)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (cells: readonly string[]) =>
    line(cells.map((cell, place) => pad(cell, widths[place] ?? 0)));
  return [padded(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(padded)];
}

function pad(cell: Cell, width: number): string {
  return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
}
