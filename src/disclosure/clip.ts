/**
 * What of a permitted class a read may reach: a permit is for categories, and some purposes reach only a part of them.
 * A legal request opens its own period; an emergency opens the calling number and the place of that one call.
 */
import type { Purpose } from '../policy/purposes.js';
import type { Clip } from '../records/clip.js';
import type { OperationFacts } from './facts.js';

type ClipRule = (reference: NonNullable<OperationFacts['reference']>) => Clip;

const WHOLE: Clip = {};
/** For a reference that lacks what its clip needs: nothing at all. */
const NOTHING: Clip = { from: 0, to: 0, number: '', callIds: [] };

const CLIPS: Partial<Record<Purpose, ClipRule>> = {
  LEGAL_PROCESS: ({ from, to }) => (from === undefined || to === undefined ? NOTHING : { from, to }),
  EMERGENCY: ({ callingNumber, callId }) =>
    callingNumber === undefined
      ? NOTHING
      : { number: callingNumber, callIds: callId === undefined ? [] : [callId] },
};

export function clipOf(purpose: Purpose | null, reference: OperationFacts['reference']): Clip {
  const rule = purpose === null ? undefined : CLIPS[purpose];
  if (rule === undefined) return WHOLE;
  return reference === null ? NOTHING : rule(reference);
}
