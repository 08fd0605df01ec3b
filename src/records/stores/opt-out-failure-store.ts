// The register of failures of the opt-out mechanism (47 CFR 64.2009(f)): rows are added and completed, and never taken away.
import { v7 as uuidv7 } from 'uuid';
import { toIso, toIsoOrNull, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import {
  dayOf,
  pageRegister,
  type Register,
  type RegisterPage,
  type RegisterPageRequest,
} from '../register-pages.js';

/** By which a customer says no. */
export const OPT_OUT_MECHANISMS = {
  WEB_SITE: 'The web site or the API.',
  TELEPHONE: 'By telephone.',
  E_MAIL: 'By e-mail.',
  POST: 'By letter.',
  IN_PERSON: 'In a store or office.',
} as const;

export type OptOutMechanism = keyof typeof OPT_OUT_MECHANISMS;

export const OPT_OUT_PROBLEMS = {
  UNREACHABLE: 'Customers could not reach it.',
  NOT_RECORDED: 'What they said was taken and not recorded.',
  RECORDED_LATE: 'It was recorded, and held only later.',
  MISDIRECTED: 'It was recorded for another account or another scope.',
  OTHER: 'Something else, as the summary says.',
} as const;

export type OptOutProblem = keyof typeof OPT_OUT_PROBLEMS;

export interface NewOptOutFailure {
  readonly code: string;
  readonly mechanisms: readonly OptOutMechanism[];
  readonly problems: readonly OptOutProblem[];
  readonly beganAt: Instant;
  readonly discoveredAt: Instant;
  /** Null: it goes on. */
  readonly endedAt: Instant | null;
  readonly customersAffected: number;
  readonly moreThanAnomaly: boolean;
  readonly summary: string;
  readonly reportedBy: { readonly issuer: string; readonly subject: string };
  readonly reportedAt: Instant;
  /** Null for an anomaly. */
  readonly commissionDueAt: Instant | null;
}

/** As it stands in the register. */
export interface OptOutFailure {
  readonly id: string;
  readonly code: string;
  readonly mechanisms: readonly OptOutMechanism[];
  readonly problems: readonly OptOutProblem[];
  readonly beganAt: Date;
  readonly discoveredAt: Date;
  readonly endedAt: Date | null;
  readonly customersAffected: number;
  readonly moreThanAnomaly: boolean;
  readonly summary: string;
  readonly reportedAt: Date;
  readonly commissionDueAt: Date | null;
  readonly commissionNotifiedAt: Date | null;
  readonly remedy: string | null;
}

const SELECT = `
  SELECT failure_id AS id, code, mechanisms, problems, began_at AS "beganAt", discovered_at AS "discoveredAt",
    ended_at AS "endedAt", customers_affected AS "customersAffected", more_than_anomaly AS "moreThanAnomaly", summary,
    reported_at AS "reportedAt", commission_due_at AS "commissionDueAt",
    commission_notified_at AS "commissionNotifiedAt", remedy
  FROM opt_out_failures`;

const ADD = `
  INSERT INTO opt_out_failures (failure_id, code, mechanisms, problems, began_at, discovered_at, ended_at,
    customers_affected, more_than_anomaly, summary, reported_by_issuer, reported_by_subject, reported_at,
    commission_due_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (code) DO NOTHING RETURNING failure_id AS id`;

/** Its id; null when another has the code. */
export async function addOptOutFailure(inside: Database, failure: NewOptOutFailure): Promise<string | null> {
  const { issuer, subject } = failure.reportedBy;
  const [added] = await inside.query<{ id: string }>(ADD, [
    uuidv7(),
    failure.code,
    failure.mechanisms,
    failure.problems,
    toIso(failure.beganAt),
    toIso(failure.discoveredAt),
    toIsoOrNull(failure.endedAt),
    failure.customersAffected,
    failure.moreThanAnomaly,
    failure.summary,
    issuer,
    subject,
    toIso(failure.reportedAt),
    toIsoOrNull(failure.commissionDueAt),
  ]);
  return added?.id ?? null;
}

export async function findOptOutFailure(database: Database, code: string): Promise<OptOutFailure | null> {
  const [found] = await database.query<OptOutFailure>(`${SELECT} WHERE code = $1`, [code]);
  return found ?? null;
}

/** Nobody else changes it until the transaction ends. */
export async function lockOptOutFailure(inside: Database, code: string): Promise<OptOutFailure | null> {
  const [found] = await inside.query<OptOutFailure>(`${SELECT} WHERE code = $1 FOR UPDATE`, [code]);
  return found ?? null;
}

const REGISTER: Register<OptOutFailure> = {
  select: SELECT,
  at: 'reported_at',
  id: 'failure_id',
  keyOf: ({ reportedAt: at, id }) => ({ at, id }),
};

export function pageOptOutFailures(
  database: Database,
  request: RegisterPageRequest,
): Promise<RegisterPage<OptOutFailure>> {
  return pageRegister(database, REGISTER, request);
}

export async function recordCommissionNotified(
  inside: Database,
  id: string,
  {
    at,
    remedy,
    endedAt,
  }: { readonly at: Instant; readonly remedy: string; readonly endedAt: Instant | null },
): Promise<void> {
  await inside.query(
    `UPDATE opt_out_failures SET commission_notified_at = $2, remedy = $3, ended_at = coalesce(ended_at, $4)
      WHERE failure_id = $1`,
    [id, toIso(at), remedy, toIsoOrNull(endedAt)],
  );
}

/** Of which the Commission should have been told by the instant, and was not. */
export async function countOverdueOptOutFailures(database: Database, at: Instant): Promise<number> {
  const [row] = await database.query<{ overdue: number }>(
    `SELECT count(*)::integer AS overdue FROM opt_out_failures
      WHERE commission_notified_at IS NULL AND commission_due_at <= $1::timestamptz`,
    [toIso(at)],
  );
  return row?.overdue ?? 0;
}

/** One failure of a year, for the certificate; days as `YYYY-MM-DD`. */
export interface OptOutFailureFigure {
  readonly code: string;
  readonly mechanisms: readonly OptOutMechanism[];
  readonly began: string;
  readonly discovered: string;
  readonly ended: string | null;
  readonly customersAffected: number;
  readonly commissionDue: string | null;
  readonly commissionNotified: string | null;
}

/** Discovered in [from, to), ISO 8601, oldest first. */
export function readOptOutFailureFigures(
  database: Database,
  from: string,
  to: string,
): Promise<OptOutFailureFigure[]> {
  return database.query<OptOutFailureFigure>(
    `SELECT code, mechanisms, ${dayOf('began_at')} AS began, ${dayOf('discovered_at')} AS discovered,
       ${dayOf('ended_at')} AS ended, customers_affected AS "customersAffected",
       ${dayOf('commission_due_at')} AS "commissionDue", ${dayOf('commission_notified_at')} AS "commissionNotified"
     FROM opt_out_failures WHERE discovered_at >= $1 AND discovered_at < $2 ORDER BY discovered_at, failure_id`,
    [from, to],
  );
}
