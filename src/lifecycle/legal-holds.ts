/**
 * Legal holds: the data of the accounts that a legal request lists are kept, and nobody may read for it. A preservation
 * holds for ninety days, renewable once (18 U.S.C. 2703(f)); any other hold until its end or its release. A hold is
 * placed, renewed and released by another person than who entered the request.
 */
import type { Instant } from '../clock.js';
import {
  countHolds,
  placeHolds,
  releaseHolds,
  renewHolds,
  type HoldsAsked,
} from '../records/stores/hold-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import { isReviewed, lockLegalRequest, type LockedLegalRequest } from './lock-legal-request.js';
import type { Changed, ChangeScope } from './make-change.js';
import { changedPaper } from './papers.js';
import { isSamePerson } from './same-person.js';

const PRESERVATION_DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;

/** The review of a preservation request places its hold. */
export async function placePreservation(
  { database, at }: ChangeScope,
  of: Pick<HoldsAsked, 'referenceId' | 'accountIds'>,
): Promise<void> {
  await placeHolds(database, { ...of, at, until: at + PRESERVATION_DAYS * DAY });
}

export interface HoldAsked {
  readonly reference: string;
  /** Null: until it is released. */
  readonly until: Instant | null;
}

/** For the accounts of a request that is reviewed and in force. */
export async function placeHold(scope: ChangeScope, { reference, until }: HoldAsked): Promise<Changed> {
  const request = await lockForAnother(scope, reference);
  const { paper, parts } = request;
  requireAll([
    [!paper.ended && !parts.expired, userError('ENDED', 'reference')],
    [until === null || until > scope.at, userError('BACKDATED', 'until')],
    [
      parts.instrument !== 'PRESERVATION',
      userError('NOT_ALLOWED_NOW', 'reference', 'holds by its review, for ninety days'),
    ],
    [isReviewed(parts), userError('NOT_ALLOWED_NOW', 'reference', 'is not reviewed by two persons')],
  ]);
  const placed = await placeHolds(scope.database, { ...holdsOf(scope, request), until });
  requireAll([[placed > 0, userError('NOT_ALLOWED_NOW', 'reference', 'holds all its accounts already')]]);
  return changedPaper(paper);
}

/** `account` null: of all its accounts. Also when the request is over: a hold outlives it. */
export async function releaseHold(
  scope: ChangeScope,
  { reference, account }: { readonly reference: string; readonly account: string | null },
): Promise<Changed> {
  const request = await lockForAnother(scope, reference);
  const listed = account === null || request.parts.accountIds.includes(account);
  requireAll([[listed, userError('NOT_FOUND', 'account')]]);
  const asked = holdsOf(scope, request);
  const accountIds = account === null ? asked.accountIds : [account];
  const released = await releaseHolds(scope.database, { ...asked, accountIds });
  if (released === 0) throw new ChangeRefused(userError('ENDED', 'reference', 'holds nothing any more'));
  return changedPaper(request.paper);
}

/** For ninety days more, once, while the hold is in force (18 U.S.C. 2703(f)(2)). */
export async function renewHold(scope: ChangeScope, reference: string): Promise<Changed> {
  const request = await lockForAnother(scope, reference);
  const { paper, parts } = request;
  const asked = holdsOf(scope, request);
  const { inForce, renewed } = await countHolds(scope.database, asked);
  requireAll([
    [
      parts.instrument === 'PRESERVATION',
      userError('NOT_ALLOWED_NOW', 'reference', 'is no preservation request'),
    ],
    [inForce > 0, userError('ENDED', 'reference', 'holds nothing any more')],
    [renewed === 0, userError('NOT_ALLOWED_NOW', 'reference', 'was renewed before')],
  ]);
  await renewHolds(scope.database, { ...asked, days: PRESERVATION_DAYS });
  return changedPaper(paper);
}

async function lockForAnother(scope: ChangeScope, reference: string): Promise<LockedLegalRequest> {
  const request = await lockLegalRequest(scope, reference);
  const same = isSamePerson(request.parts.enteredBy, scope.caller);
  requireAll([[!same, userError('SAME_PERSON', 'reference')]]);
  return request;
}

function holdsOf({ at }: ChangeScope, { paper, parts }: LockedLegalRequest): HoldsAsked {
  return { referenceId: paper.id, accountIds: parts.accountIds, at };
}
