// The shape of one row of the table of rules: who may state which purpose, what it reaches, what it needs and what a
// permit rests on. The cells are data; the checks give them their meaning.

import type { AuthorityId } from './authorities.js';
import type { CompanyKind, StaffRole } from './callers.js';
import type { CpniCategory } from './categories.js';
import type { Purpose } from './purposes.js';
import type { PermitReason } from './reasons.js';
import type { AccountStatus, InstrumentName, ReferenceKind, RelationshipKind } from './request.js';
import type { RowId } from './rule-ids.js';

export interface StatedBy {
  readonly CUSTOMER?: true;
  readonly DELEGATE?: true;
  readonly STAFF?: readonly StaffRole[];
  readonly COMPANY?: readonly CompanyKind[];
}

/** What a permit rests on besides its reason, where the citation differs. */
export type Ground = 'ORDINARY' | 'PERSONAL' | 'RECORD' | 'CALL_LOCATION' | 'NO_OVERLAY' | InstrumentName;

export interface PermitGround {
  readonly reason: PermitReason;
  readonly ground?: Ground;
  readonly cites: readonly AuthorityId[];
}

/** GENERAL walks the whole order; the others have conditions of their own and no more. */
export type Course = 'GENERAL' | 'EMERGENCY' | 'LEGAL' | 'AGGREGATE' | 'AUDIT';

export interface Rule {
  readonly id: RowId;
  readonly purposes: readonly Purpose[];
  readonly statedBy: StatedBy;
  readonly course: Course;
  readonly reaches: readonly CpniCategory[];
  /** Call detail inside the reached categories; WITH_TICKET: for an open ticket; PLACE: the place of a call alone. */
  readonly callDetail: 'YES' | 'NO' | 'WITH_TICKET' | 'PLACE';
  /** Categories reached only for an open ticket. */
  readonly reachesWithTicket?: readonly CpniCategory[];
  readonly callLocation: 'YES' | 'NO' | 'OPT_IN';
  readonly personal: 'YES' | 'NO' | 'NAME_AND_ADDRESS';
  readonly records?: true;
  /** The caller must be the account's owner. */
  readonly party?: true;
  /** A written designation to the caller, in force. */
  readonly designation?: true;
  readonly reference?: ReferenceKind;
  readonly referenceNamesCompany?: true;
  readonly relationship?: RelationshipKind;
  /** CURRENT: of a category that the customer currently obtains. */
  readonly offering?: 'STATED' | 'CURRENT';
  readonly approval?: 'FRAUD_SHARING' | 'SAME_CATEGORY_SHARING' | 'OPT_IN_OR_NOTICE' | 'OPT_IN';
  readonly authentication?: 'CUSTOMER' | 'DELEGATE';
  /** Of the account. Applicants have no CPNI, whatever the row says. */
  readonly status: readonly AccountStatus[];
  /** The first is the row's own reason; the rest are chosen by the checks. */
  readonly permits: readonly [PermitGround, ...PermitGround[]];
  readonly thirdParty: 'ALWAYS' | 'COMPANY' | 'NEVER';
  readonly campaign?: true;
  readonly basis: readonly AuthorityId[];
  /** What CATEGORY_NOT_NEEDED cites under this rule, where it is not 222(c)(1). */
  readonly notNeeded?: readonly AuthorityId[];
}
