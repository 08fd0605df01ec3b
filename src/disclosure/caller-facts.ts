/** What a decision has before it when nothing was read: who asks, and what the token grants. */
import { archiveFacts, type ArchivedFacts } from '../audit/facts-archive.js';
import { grantFor, type Caller } from '../identity/caller.js';
import type { Purpose } from '../policy/purposes.js';
import { requestCallerOf } from './request-caller.js';

export const NOTHING_READ = {
  account: null,
  party: false,
  relationships: [],
  approvals: [],
  notices: [],
} as const;

/** What an entry says of the data where no class of them was decided. */
export const NO_DATA = {
  dataClass: 'NONE',
  categories: [],
  personal: [],
  callDetail: false,
  callLocation: false,
  period: null,
  policyVersion: null,
} as const;

export function archiveCaller(
  caller: Caller,
  { accountId, at, purpose }: { accountId: string; at: number; purpose: Purpose | null },
): ArchivedFacts {
  const grant = grantFor(caller, purpose, null);
  return archiveFacts({ accountId, at }, { ...NOTHING_READ, caller: requestCallerOf(caller), grant });
}
