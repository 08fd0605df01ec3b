/** What was handed over under a legal request: recorded by the checksum of its manifest before it is sealed. */
import { requireAll, userError } from './change-refused.js';
import { isReviewed, lockLegalRequest } from './lock-legal-request.js';
import type { Changed, ChangeScope } from './make-change.js';
import { changedPaper } from './papers.js';

export async function recordLegalDisclosure(
  scope: ChangeScope,
  { reference, manifest }: { readonly reference: string; readonly manifest: string },
): Promise<Changed> {
  const { paper, parts } = await lockLegalRequest(scope, reference);
  requireAll([
    [!paper.ended && !parts.expired, userError('ENDED', 'reference')],
    [parts.instrument !== 'PRESERVATION', userError('NOT_ALLOWED_NOW', 'reference', 'discloses nothing')],
    [isReviewed(parts), userError('NOT_ALLOWED_NOW', 'reference', 'is not reviewed by two persons')],
  ]);
  const { objects, suppressed = false } = changedPaper(paper);
  return { objects: { ...objects, manifest }, suppressed };
}
