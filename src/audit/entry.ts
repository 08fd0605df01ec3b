/**
 * The audit entry: one decision as it was made, whoever it permitted or refused, and never a value of the customer.
 * It names the facts the decision rested on, so that it can be explained and made again (47 CFR 64.2009(c), 64.2010(a)).
 */
import type { Decision } from '../policy/decision.js';
import type { CpniCategory, DataClass, PersonalKind, ServiceCategory } from '../policy/categories.js';
import type { Purpose } from '../policy/purposes.js';
import type { RequestAuthentication } from '../policy/request.js';

/**
 * What was decided: whether fields may be read (READ), what might be read (PREFLIGHT), whether an operation may run at
 * all (OPERATION), whether an account exists for the caller (LOOKUP).
 */
export const DECISION_KINDS = ['READ', 'PREFLIGHT', 'OPERATION', 'LOOKUP'] as const;
export type DecisionEntryKind = (typeof DECISION_KINDS)[number];

/** The account of an entry that is about none, so that every key begins with an account. */
export const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** Who asked, as the token and the registered client prove it. */
export interface AuditActor {
  readonly kind: string;
  readonly issuer: string;
  readonly subject: string;
  readonly clientId: string;
  readonly companyId: string | null;
  readonly companyKind: string | null;
  readonly roles: readonly string[];
  /** `jti` */
  readonly tokenId: string;
}

interface EntryParts {
  /** UUIDv7 */
  readonly entryId: string;
  readonly accountId: string;
  /** Epoch milliseconds: the one instant of the operation. */
  readonly at: number;
  readonly requestId: string;
  readonly actor: AuditActor;
  readonly purpose: Purpose | null;
  readonly offering: ServiceCategory | null;
  readonly reference: string | null;
  readonly dataClass: DataClass | 'NONE';
  readonly categories: readonly CpniCategory[];
  readonly personal: readonly PersonalKind[];
  readonly callDetail: boolean;
  readonly callLocation: boolean;
  /** Epoch milliseconds, half-open: the period that a legal request was asked for. */
  readonly period: { readonly from: number; readonly to: number } | null;
  /** Fields asked for, as `Type.field`, in the order first asked. */
  readonly coordinates: readonly string[];
  readonly policyVersion: string | null;
  readonly authentication: RequestAuthentication;
  /** Kind and id of each fact the decision had before it. */
  readonly facts: readonly string[];
  /** Under which the facts themselves are kept, as they were. */
  readonly factsHash: string;
}

/** One decision of the policy. */
export interface DecisionEntry extends EntryParts {
  readonly kind: DecisionEntryKind;
  readonly decision: Decision;
}

/** Whether a change was made: decided by the table of changes, in the form of a decision and with words of its own. */
export interface ChangeDecision extends Omit<Decision, 'rule' | 'reason'> {
  readonly rule: 'change-right';
  readonly reason: 'CHANGED' | 'CHANGE_NOT_PERMITTED';
}

/** One change of what decisions rest on. The entry and the change are committed together. */
export interface ChangeEntry extends EntryParts {
  readonly kind: 'CHANGE';
  readonly decision: ChangeDecision;
  readonly change: {
    /** The mutation or command. */
    readonly name: string;
    /** What was written, by kind and id: `approval` to its id. */
    readonly objects: Readonly<Record<string, string>>;
  };
}

export type AuditEntry = DecisionEntry | ChangeEntry;

/** An entry that a ledger of the customer leaves out without a trace (18 U.S.C. 2705(b)). */
export function isSuppressed(entry: AuditEntry): boolean {
  return entry.decision.obligations.includes('SUPPRESS_FROM_CUSTOMER_LEDGER');
}
