// Whom an approval or designation must name: a company by its id, a delegate by the subject; for the carrier, nobody.

import type { RequestCaller } from './request.js';

export function recipientOf(caller: RequestCaller): string | undefined {
  if (caller.kind === 'COMPANY') return caller.company?.id;
  return caller.kind === 'DELEGATE' ? caller.subject : undefined;
}
