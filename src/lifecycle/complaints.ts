/** Complaints of customers of unauthorized release of CPNI, which the yearly certificate sums up (47 CFR 64.2009(e)). */
import type { Instant } from '../clock.js';
import { addComplaint, type ComplaintCategory } from '../records/stores/complaint-store.js';
import { requireAll, userError } from './change-refused.js';
import { addUnderNewCode } from './codes.js';
import type { Changed, ChangeScope } from './make-change.js';

export interface ReceivedComplaint {
  readonly category: ComplaintCategory;
  /** Null: now. */
  readonly receivedAt: Instant | null;
  readonly summary: string;
}

export async function recordComplaint(
  { database, at, caller }: ChangeScope,
  { category, summary, ...complaint }: ReceivedComplaint,
): Promise<Changed> {
  const receivedAt = complaint.receivedAt ?? at;
  requireAll([
    [receivedAt <= at, userError('INVALID', 'receivedAt', 'lies in the future')],
    [summary.trim() !== '', userError('REQUIRED', 'summary')],
  ]);
  const { issuer, subject } = caller;
  const { code } = await addUnderNewCode('COMPLAINT', (newCode) =>
    addComplaint(database, {
      code: newCode,
      category,
      summary,
      receivedAt,
      recordedBy: { issuer, subject },
      recordedAt: at,
    }),
  );
  return { objects: { complaint: code } };
}
