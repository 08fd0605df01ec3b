// THE DECISION. One pure function: the same request always gets the same answer, and every well-formed one gets one.
// The checks run in order and the first that decides wins; a permit needs a rule that says so.

import { checkAccount, checkStatus } from './checks/account.js';
import { checkAggregate } from './checks/aggregate.js';
import { checkApproval } from './checks/approval.js';
import { checkAuthentication } from './checks/authentication.js';
import { checkCallLocation } from './checks/call-location.js';
import { checkCategory } from './checks/category.js';
import type { Check } from './checks/check.js';
import { checkClaim } from './checks/claim.js';
import { checkClass } from './checks/classification.js';
import { checkAccountGranted, checkCategoryGranted } from './checks/grant.js';
import { checkInstrument } from './checks/instrument.js';
import { checkObjection } from './checks/objection.js';
import { checkOffering } from './checks/offering.js';
import { checkDesignation, checkParty } from './checks/party.js';
import { checkPersonal } from './checks/personal.js';
import { checkReference } from './checks/reference.js';
import { checkRelationship } from './checks/relationship.js';
import { checkRowPermit } from './checks/row-permit.js';
import type { Decision } from './decision.js';
import { NO_RULE_PERMITS } from './permit.js';
import type { DecisionRequest } from './request.js';
import type { Course } from './rule.js';
import { ruleFor } from './rule-for.js';

const GRANT: readonly Check[] = [checkAccountGranted, checkCategoryGranted];

/** Steps 6 to 19 of each course. Steps 1 to 6 before them are `checkClass` and `checkClaim`. */
export const ORDER: Readonly<Record<Course, readonly Check[]>> = {
  GENERAL: [
    ...GRANT,
    checkAccount,
    checkPersonal,
    checkParty,
    checkDesignation,
    checkStatus,
    checkCategory,
    checkReference,
    checkRelationship,
    checkOffering,
    checkObjection,
    checkCallLocation,
    checkApproval,
    checkAuthentication,
    checkRowPermit,
  ],
  EMERGENCY: [...GRANT, checkStatus, checkCategory, checkReference, checkRowPermit],
  LEGAL: [...GRANT, checkStatus, checkInstrument],
  AGGREGATE: [...GRANT, checkCategory, checkAggregate, checkRowPermit],
  AUDIT: [...GRANT, checkStatus, checkCategory, checkRowPermit],
};

export function decide(request: DecisionRequest): Decision {
  const classified = checkClass(request.data);
  if (classified) return classified;
  const decision = firstThatDecides(request);
  return forbidsTelling(request) ? suppressed(decision) : decision;
}

function firstThatDecides(request: DecisionRequest): Decision {
  const { caller, purpose, data, grant } = request;
  const refused = checkClaim(caller, purpose, data.class, grant);
  if (refused) return refused;
  const rule = purpose && ruleFor(caller, purpose);
  if (!rule) return NO_RULE_PERMITS;
  for (const check of ORDER[rule.course]) {
    const decided = check.run(request, rule);
    if (decided) return decided;
  }
  return NO_RULE_PERMITS;
}

/** A nondisclosure order keeps denials out of the customer's sight too (18 U.S.C. 2705(b)). */
function forbidsTelling({ purpose, reference }: DecisionRequest): boolean {
  return (
    purpose === 'LEGAL_PROCESS' && reference?.kind === 'LEGAL_REQUEST' && reference.nondisclosure === true
  );
}

function suppressed(decision: Decision): Decision {
  return { ...decision, obligations: [...decision.obligations, 'SUPPRESS_FROM_CUSTOMER_LEDGER'] };
}
