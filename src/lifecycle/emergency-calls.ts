/**
 * Emergency calls: the number that calls decides the account (47 U.S.C. 222(d)(4), (g)). A public safety agency opens
 * and ends its own; the network operations center opens them for an agency, and says which call record one is.
 */
import type { Caller } from '../identity/caller.js';
import { identifyCall } from '../records/stores/paper-store.js';
import { findAccountOfNumber } from '../records/stores/phone-number-account-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import { requireCompanies } from './known-companies.js';
import type { Changed, ChangeScope } from './make-change.js';
import { changedPaper, closePaper, lockOpenPaper, openPaper } from './papers.js';

export interface EmergencyCallAsked {
  /** E.164 */
  readonly callingNumber: string;
  /** Null: the agency that asks. */
  readonly agency: string | null;
}

export async function openEmergencyCall(
  scope: ChangeScope,
  { callingNumber, agency }: EmergencyCallAsked,
): Promise<Changed> {
  const agencyId = await requireAgency(scope, agency);
  const accountId = await findAccountOfNumber(scope.database, callingNumber);
  if (accountId === null) throw new ChangeRefused(userError('NOT_FOUND', 'callingNumber'));
  const { code } = await openPaper(scope, {
    kind: 'EMERGENCY_CALL',
    accountId,
    emergencyCall: { agencyId, callingNumber },
  });
  return { objects: { paper: code, account: accountId } };
}

/** An agency names itself or nobody. */
async function requireAgency({ caller, database }: ChangeScope, agency: string | null): Promise<string> {
  const own = ownAgency(caller);
  requireAll([
    [own === null || agency === null || agency === own, userError('NOT_FOUND', 'agency')],
    [own !== null || agency !== null, userError('REQUIRED', 'agency')],
  ]);
  const asked = [own ?? agency ?? ''];
  await requireCompanies(database, asked, { field: 'agency', kinds: ['PUBLIC_SAFETY'] });
  return asked[0] ?? '';
}

function ownAgency({ kind, company }: Caller): string | null {
  return kind === 'COMPANY' ? (company?.id ?? null) : null;
}

export function endEmergencyCall(scope: ChangeScope, reference: string): Promise<Changed> {
  const own = ownAgency(scope.caller);
  return closePaper(scope, 'EMERGENCY_CALL', reference, ({ agencyId }) => own === null || own === agencyId);
}

/** Longer than that before or after the opening, a call is another one. */
const NEAR = '1 hour';

/** Opens the place of that one call to the agency. */
export async function identifyEmergencyCall(
  scope: ChangeScope,
  { reference, callRecord }: { readonly reference: string; readonly callRecord: string },
): Promise<Changed> {
  const emergency = await lockOpenPaper(scope, 'EMERGENCY_CALL', reference);
  requireAll([[!emergency.identified, userError('NOT_ALLOWED_NOW', 'reference', 'is identified already')]]);
  const identified = await identifyCall(scope.database, emergency.id, { callId: callRecord, within: NEAR });
  requireAll([
    [identified, userError('NOT_FOUND', 'callRecord', 'is no call from that number about that time')],
  ]);
  return changedPaper(emergency);
}
