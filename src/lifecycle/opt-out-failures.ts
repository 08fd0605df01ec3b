/**
 * Failures of the mechanisms by which customers object (47 CFR 64.2009(f)): when customers could not opt out to a degree
 * that is more than an anomaly, the Commission is told in writing within five business days. The letter itself is the
 * carrier's; the register keeps what it has to say, when it is due and when it went out.
 */
import type { Instant } from '../clock.js';
import {
  addOptOutFailure,
  lockOptOutFailure,
  recordCommissionNotified,
  type NewOptOutFailure,
} from '../records/stores/opt-out-failure-store.js';
import { afterBusinessDays } from './business-days.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import { addUnderNewCode } from './codes.js';
import type { Changed, ChangeScope } from './make-change.js';

export const COMMISSION_WITHIN_BUSINESS_DAYS = 5;

export type OptOutFailureReport = Pick<
  NewOptOutFailure,
  | 'mechanisms'
  | 'problems'
  | 'beganAt'
  | 'discoveredAt'
  | 'endedAt'
  | 'customersAffected'
  | 'moreThanAnomaly'
  | 'summary'
>;

export async function reportOptOutFailure(
  { database, at, caller }: ChangeScope,
  report: OptOutFailureReport,
): Promise<Changed> {
  const { beganAt, discoveredAt, endedAt } = report;
  requireAll([
    [report.mechanisms.length > 0, userError('REQUIRED', 'mechanisms')],
    [report.problems.length > 0, userError('REQUIRED', 'problems')],
    [discoveredAt <= at, userError('INVALID', 'discoveredAt', 'lies in the future')],
    [beganAt <= discoveredAt, userError('INVALID', 'beganAt', 'is after the discovery')],
    ...endRows(endedAt, beganAt, at),
    [report.customersAffected >= 0, userError('INVALID', 'customersAffected')],
    [report.summary.trim() !== '', userError('REQUIRED', 'summary')],
  ]);
  const { issuer, subject } = caller;
  const { code } = await addUnderNewCode('OPTOUT', (newCode) =>
    addOptOutFailure(database, {
      ...report,
      code: newCode,
      reportedBy: { issuer, subject },
      reportedAt: at,
      commissionDueAt: report.moreThanAnomaly
        ? afterBusinessDays(discoveredAt, COMMISSION_WITHIN_BUSINESS_DAYS)
        : null,
    }),
  );
  return { objects: { optOutFailure: code } };
}

export interface CommissionNotice {
  readonly failure: string;
  /** Null: now. */
  readonly notifiedAt: Instant | null;
  /** What was proposed or done about it, as the letter says. */
  readonly remedy: string;
  /** Of the failure, where it was not known before. */
  readonly endedAt: Instant | null;
}

/** When the Commission was told: it may have been before it is recorded here, and never before the discovery. */
export async function recordOptOutFailureNotice(
  { database, at }: ChangeScope,
  notice: CommissionNotice,
): Promise<Changed> {
  const failure = await lockOptOutFailure(database, notice.failure);
  if (failure === null) throw new ChangeRefused(userError('NOT_FOUND', 'failure'));
  const notifiedAt = notice.notifiedAt ?? at;
  requireAll([
    [
      failure.commissionNotifiedAt === null,
      userError('ENDED', 'failure', 'the Commission was told of it before'),
    ],
    [notifiedAt <= at, userError('INVALID', 'notifiedAt', 'lies in the future')],
    [
      notifiedAt >= failure.discoveredAt.getTime(),
      userError('INVALID', 'notifiedAt', 'is before the discovery'),
    ],
    [notice.remedy.trim() !== '', userError('REQUIRED', 'remedy')],
    [
      notice.endedAt === null || failure.endedAt === null,
      userError('ENDED', 'endedAt', 'is in the register already'),
    ],
    ...endRows(notice.endedAt, failure.beganAt.getTime(), at),
  ]);
  await recordCommissionNotified(database, failure.id, { ...notice, at: notifiedAt });
  return { objects: { optOutFailure: notice.failure } };
}

function endRows(endedAt: Instant | null, beganAt: Instant, now: Instant): Parameters<typeof requireAll>[0] {
  return [
    [endedAt === null || endedAt <= now, userError('INVALID', 'endedAt', 'lies in the future')],
    [endedAt === null || endedAt >= beganAt, userError('INVALID', 'endedAt', 'is before the beginning')],
  ];
}
