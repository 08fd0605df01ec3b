// The report on a year as one page with charts, for light and dark; nothing is loaded from elsewhere and nothing runs.
import type { CertificateInputs } from '../../disclosure/certificate.js';
import type { Cell } from '../print-table.js';
import { introductionOf, sectionsOf, titleOf, type Section } from './certificate-sections.js';
import { CERTIFICATE_STYLE } from './certificate-style.js';
import { barChart, escapeHtml, monthChart, type Bar } from './charts.js';

export function certificateHtml(inputs: CertificateInputs): string {
  const title = escapeHtml(titleOf(inputs));
  const body = [
    `<h1>${title}</h1>`,
    ...introductionOf(inputs).map((text) => `<p class="quiet">${escapeHtml(text)}</p>`),
    chart('Decisions on CPNI by month: permits on the left, denials on the right', monthChart(inputs.months)),
    chart('Permits by purpose', barChart(permitsByPurpose(inputs), 'permit')),
    chart('Denials by reason', barChart(denialsByReason(inputs), 'deny')),
    ...sectionsOf(inputs).map(section),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${CERTIFICATE_STYLE}</style></head><body>
${body.join('\n')}
</body></html>
`;
}

function chart(title: string, svg: string): string {
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${svg}</figure>`;
}

function permitsByPurpose({ uses }: CertificateInputs): Bar[] {
  return sum(uses.map(({ purpose, decisions }) => ({ label: purpose ?? 'none', value: decisions })));
}

function denialsByReason({ denials }: CertificateInputs): Bar[] {
  return sum(denials.map(({ reason, decisions }) => ({ label: reason, value: decisions })));
}

/** One bar for each label, the longest first. */
function sum(parts: readonly Bar[]): Bar[] {
  const totals = new Map<string, number>();
  for (const { label, value } of parts) totals.set(label, (totals.get(label) ?? 0) + value);
  return [...totals].map(([label, value]) => ({ label, value })).sort((a, b) => b.value - a.value);
}

function section({ title, says, head, rows }: Section): string {
  const table =
    rows.length === 0
      ? '<p>None.</p>'
      : `<div class="scroll"><table><thead>${row(head, 'th')}</thead><tbody>\n${rows
          .map((cells) => row(cells, 'td'))
          .join('\n')}\n</tbody></table></div>`;
  return `<h2>${escapeHtml(title)}</h2><p>${escapeHtml(says)}</p>${table}`;
}

function row(cells: readonly Cell[], tag: 'th' | 'td'): string {
  const parts = cells.map((cell) =>
    typeof cell === 'number'
      ? `<${tag} class="number">${cell}</${tag}>`
      : `<${tag}>${escapeHtml(cell)}</${tag}>`,
  );
  return `<tr>${parts.join('')}</tr>`;
}
