// The carrier's papers as they are opened, changed and ended: campaigns, tickets, cases, calls and legal requests.
// A paper that is changed is locked first. An end never lies before the beginning, whatever the clocks of two nodes say.
import { v7 as uuidv7 } from 'uuid';
import { toIso, type Instant } from '../../clock.js';
import type { CpniCategory, ServiceCategory } from '../../policy/categories.js';
import type { InstrumentName, ReferenceKind, RequestAuthentication } from '../../policy/request.js';
import type { Database } from '../database.js';

/** Subjects of different issuers are different persons. */
export interface Person {
  readonly issuer: string;
  readonly subject: string;
}

export interface NewPaper {
  readonly kind: ReferenceKind;
  /** By which callers name it. */
  readonly code: string;
  readonly openedBy: Person;
  readonly at: Instant;
  /** Absent: a campaign is of none, a legal request lists its own. */
  readonly accountId?: string;
  /** The companies it names. */
  readonly companyIds?: readonly string[];
  readonly campaign?: { readonly offering: ServiceCategory; readonly description: string };
  /** Handled by whoever opens it. */
  readonly call?: CallOfCustomer;
  readonly emergencyCall?: { readonly agencyId: string; readonly callingNumber: string };
  /** Entered by whoever opens it. Instants in epoch milliseconds; the period is half-open. */
  readonly legalRequest?: {
    readonly agencyId: string;
    readonly instrument: InstrumentName;
    readonly categories: readonly CpniCategory[];
    readonly from: Instant;
    readonly to: Instant;
    readonly expiresAt: Instant;
    readonly nondisclosure: boolean;
    /** Null: until it is lifted. */
    readonly nondisclosureUntil: Instant | null;
  };
}

export interface CallOfCustomer {
  readonly customerConsented: boolean;
  /** How the customer was authenticated. */
  readonly authentication: RequestAuthentication;
}

type Columns = Readonly<Record<string, (paper: NewPaper & { readonly id: string }) => unknown>>;

const COLUMNS: Columns = {
  reference_id: ({ id }) => id,
  code: ({ code }) => code,
  kind: ({ kind }) => kind,
  account_id: ({ accountId }) => accountId,
  company_ids: ({ companyIds = [] }) => companyIds,
  handled_by_issuer: ({ call, openedBy }) => call && openedBy.issuer,
  handled_by_subject: ({ call, openedBy }) => call && openedBy.subject,
  opened_by_issuer: ({ openedBy }) => openedBy.issuer,
  opened_by_subject: ({ openedBy }) => openedBy.subject,
  opened_at: ({ at }) => toIso(at),
  offering: ({ campaign }) => campaign?.offering,
  description: ({ campaign }) => campaign?.description,
  customer_consented: ({ call }) => call?.customerConsented,
  customer_authn_method: ({ call }) => call?.authentication.method,
  customer_authn_channel: ({ call }) => call?.authentication.channel,
  agency_company_id: ({ emergencyCall, legalRequest }) => (emergencyCall ?? legalRequest)?.agencyId,
  calling_number: ({ emergencyCall }) => emergencyCall?.callingNumber,
  instrument: ({ legalRequest }) => legalRequest?.instrument,
  categories: ({ legalRequest }) => legalRequest?.categories,
  from_at: ({ legalRequest }) => legalRequest && toIso(legalRequest.from),
  to_at: ({ legalRequest }) => legalRequest && toIso(legalRequest.to),
  entered_by_issuer: ({ legalRequest, openedBy }) => legalRequest && openedBy.issuer,
  entered_by_subject: ({ legalRequest, openedBy }) => legalRequest && openedBy.subject,
  entered_at: ({ legalRequest, at }) => legalRequest && toIso(at),
  expires_at: ({ legalRequest }) => legalRequest && toIso(legalRequest.expiresAt),
  nondisclosure: ({ legalRequest }) => legalRequest?.nondisclosure,
  nondisclosure_until: ({ legalRequest }) => instantOf(legalRequest?.nondisclosureUntil),
};

function instantOf(at: Instant | null | undefined): string | null {
  return at === null || at === undefined ? null : toIso(at);
}

const ADD = `
  INSERT INTO case_references (${Object.keys(COLUMNS).join(', ')})
  VALUES (${Object.keys(COLUMNS)
    .map((_, place) => `$${place + 1}`)
    .join()})
  ON CONFLICT (code) DO NOTHING RETURNING reference_id AS id`;

/** Its id; null when another paper has the code. */
export async function addPaper(inside: Database, paper: NewPaper): Promise<string | null> {
  const withId = { ...paper, id: uuidv7() };
  const values = Object.values(COLUMNS).map((value) => value(withId) ?? null);
  const [added] = await inside.query<{ id: string }>(ADD, values);
  return added?.id ?? null;
}

/** A paper that nobody else changes until the transaction ends. */
export interface LockedPaper {
  readonly id: string;
  readonly code: string;
  readonly accountId: string | null;
  readonly agencyId: string | null;
  readonly openedBy: Person;
  /** Of a call alone. */
  readonly handledBy: Person | null;
  readonly approved: boolean;
  /** Of an emergency call: whether its record is known. */
  readonly identified: boolean;
  readonly ended: boolean;
  readonly version: number;
  /** Whether an order forbids to tell the customer at the instant. */
  readonly nondisclosure: boolean;
}

const LOCK = `
  SELECT reference_id AS id, code, account_id AS "accountId", agency_company_id AS "agencyId",
    jsonb_build_object('issuer', opened_by_issuer, 'subject', opened_by_subject) AS "openedBy",
    CASE WHEN handled_by_subject IS NOT NULL THEN
      jsonb_build_object('issuer', handled_by_issuer, 'subject', handled_by_subject) END AS "handledBy",
    approved_at IS NOT NULL AS approved, call_id IS NOT NULL AS identified,
    ended_at IS NOT NULL AS ended, version,
    coalesce(nondisclosure AND (nondisclosure_until IS NULL OR nondisclosure_until > $3::timestamptz), false) AS nondisclosure
  FROM case_references WHERE code = $1 AND kind = $2 FOR UPDATE`;

/** Null when there is none of the kind. */
export async function lockPaper(
  inside: Database,
  { code, kind, at }: { readonly code: string; readonly kind: ReferenceKind; readonly at: Instant },
): Promise<LockedPaper | null> {
  const [found] = await inside.query<LockedPaper>(LOCK, [code, kind, toIso(at)]);
  return found ?? null;
}

export async function endPaper(inside: Database, id: string, at: Instant): Promise<void> {
  await inside.query(
    'UPDATE case_references SET ended_at = greatest(opened_at, $2::timestamptz) WHERE reference_id = $1',
    [id, toIso(at)],
  );
}

export async function approvePaper(
  inside: Database,
  id: string,
  { by, at }: { readonly by: Person; readonly at: Instant },
): Promise<void> {
  await inside.query(
    `UPDATE case_references SET approved_by_issuer = $2, approved_by_subject = $3,
       approved_at = greatest(opened_at, $4::timestamptz) WHERE reference_id = $1`,
    [id, by.issuer, by.subject, toIso(at)],
  );
}

/** What is not given stays as it is. */
export interface CallEdit {
  readonly customerConsented: boolean | null;
  readonly authentication: RequestAuthentication | null;
}

export async function editCall(
  inside: Database,
  id: string,
  { customerConsented, authentication }: CallEdit,
): Promise<void> {
  await inside.query(
    `UPDATE case_references SET version = version + 1,
       customer_consented = coalesce($2, customer_consented),
       customer_authn_method = coalesce($3, customer_authn_method),
       customer_authn_channel = coalesce($4, customer_authn_channel) WHERE reference_id = $1`,
    [id, customerConsented, authentication?.method ?? null, authentication?.channel ?? null],
  );
}

/** Of the calls that began near the opening of the emergency call, from its number. */
const IDENTIFY = `
  UPDATE case_references c SET call_id = r.call_id, version = version + 1
    FROM call_records r
   WHERE c.reference_id = $1 AND r.account_id = c.account_id AND r.call_id = $2
     AND r.calling_number = c.calling_number
     AND r.started_at BETWEEN c.opened_at - $3::interval AND c.opened_at + $3::interval
  RETURNING true AS identified`;

/** False when there is no such call of that number within the time around the opening. */
export async function identifyCall(
  inside: Database,
  id: string,
  { callId, within }: { readonly callId: string; readonly within: '1 hour' },
): Promise<boolean> {
  return (await inside.query(IDENTIFY, [id, callId, within])).length > 0;
}
