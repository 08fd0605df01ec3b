// What a client can read of a document, for people: a table of fields, each with whether, and what it needs or why not.
import type { Denial, FieldOutlook, Way } from '../../graph/document-outlook.js';
import type { Need } from '../../policy/outlook.js';
import { formatTable } from '../print-table.js';
import type { CheckedDocument } from './check-documents.js';

const WORDS: Readonly<Record<FieldOutlook['answer'], string>> = {
  NEVER: 'never',
  WITH: 'with',
  ALWAYS: 'yes',
};

export function outlookLines({ clientId, document, name, faults, fields }: CheckedDocument): string[] {
  const head = `${clientId}  ${name}  ${document.slice(0, 19)}`;
  if (faults.length > 0) return [head, ...faults.map((fault) => `  cannot be run: ${fault}`), ''];
  if (fields.length === 0) return [head, '  every field is open', ''];
  const rows = fields.flatMap((field) =>
    reasonsOf(field).map((reason, place) =>
      place === 0
        ? [`  ${String(field.line)}`, field.coordinate, WORDS[field.answer], reason]
        : ['', '', '', reason],
    ),
  );
  return [head, ...formatTable(['  line', 'field', 'read', 'needs, or why not'], rows), ''];
}

function reasonsOf({ answer, ways, denials }: FieldOutlook): string[] {
  return answer === 'NEVER' ? denials.map(inWords) : ways.map(wayInWords);
}

function inWords({ purpose, reason, rule, cites }: Denial): string {
  const stated = purpose === null ? '' : `${purpose}: `;
  return `${stated}${reason} by ${rule}${cites.length === 0 ? '' : ` (${cites.join(', ')})`}`;
}

function wayInWords({ purpose, roles, needs }: Way): string {
  const stated = [purpose, roles.join(' or ')].filter((word) => word !== null && word !== '').join(' as ');
  const needed = needs.map(needInWords).join(', ');
  return [stated, needed].filter((word) => word !== '').join(': ') || 'its own';
}

function needInWords({ need, kinds, ofSingleCategory }: Need): string {
  const any = kinds.map((all) => all.join(' and ')).join(' or ');
  const when = ofSingleCategory ? ' where the customer takes one category of service' : '';
  return `${need.toLowerCase()}${any === '' ? '' : ` ${any}`}${when}`;
}
