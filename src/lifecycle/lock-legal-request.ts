/** A legal request that is changed: locked, with its accounts and reviewers. Closed and expired ones too, for their holds. */
import { readLegalRequestParts, type LegalRequestParts } from '../records/stores/legal-request-store.js';
import type { LockedPaper } from '../records/stores/paper-store.js';
import type { ChangeScope } from './make-change.js';
import { lockPaperOf } from './papers.js';

export interface LockedLegalRequest {
  readonly paper: LockedPaper;
  readonly parts: LegalRequestParts;
}

export async function lockLegalRequest(scope: ChangeScope, reference: string): Promise<LockedLegalRequest> {
  const paper = await lockPaperOf(scope, 'LEGAL_REQUEST', reference);
  return { paper, parts: await readLegalRequestParts(scope.database, paper.id, scope.at) };
}

/** By two persons, of whom the one who entered it is one. */
export function isReviewed({ persons }: LegalRequestParts): boolean {
  return persons.length >= 2;
}
