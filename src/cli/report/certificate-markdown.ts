// The report on a year as Markdown.
import type { CertificateInputs } from '../../disclosure/certificate.js';
import type { Cell } from '../print-table.js';
import { introductionOf, sectionsOf, titleOf, type Section } from './certificate-sections.js';

export function certificateMarkdown(inputs: CertificateInputs): string {
  const parts = [`# ${titleOf(inputs)}`, ...introductionOf(inputs), ...sectionsOf(inputs).map(section)];
  return `${parts.join('\n\n')}\n`;
}

function section({ title, says, head, rows }: Section): string {
  const table =
    rows.length === 0 ? 'None.' : [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  return `## ${title}\n\n${says}\n\n${table}`;
}

function line(cells: readonly Cell[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}
