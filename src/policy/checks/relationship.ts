// Step 13: "companies with whom you already have an existing service relationship" (section 3 of the policy): begun
// strictly before this instant, and not ended. Agents are assigned to the account in the same way.

import { denials } from '../denial.js';
import type { Instant, RelationshipKind, RequestRelationship } from '../request.js';
import type { Check } from './check.js';

const DENIED = denials(
  'check-relationship',
  'NO_RELATIONSHIP',
  'RELATIONSHIP_OTHER_COMPANY',
  'RELATIONSHIP_ENDED',
  'RELATIONSHIP_NOT_YET',
);

type Fault = keyof typeof DENIED;

export const checkRelationship: Check = {
  id: 'check-relationship',
  step: 13,
  run: ({ at, caller, relationships }, rule) => {
    if (rule.relationship === undefined) return null;
    const fault = relationshipFault(relationships, rule.relationship, caller.company?.id, at);
    return fault ? DENIED[fault] : null;
  },
};

/** Of several faults the one nearest to a relationship in force: ended, then not yet begun, then another's. */
export function relationshipFault(
  relationships: readonly RequestRelationship[],
  kind: RelationshipKind,
  companyId: string | undefined,
  at: Instant,
): Fault | null {
  let fault: Fault = 'NO_RELATIONSHIP';
  for (const relationship of relationships) {
    if ((relationship.kind ?? 'SERVICE') !== kind) continue;
    if (relationship.companyId !== companyId) {
      if (fault === 'NO_RELATIONSHIP') fault = 'RELATIONSHIP_OTHER_COMPANY';
    } else if (at <= relationship.from) {
      if (fault !== 'RELATIONSHIP_ENDED') fault = 'RELATIONSHIP_NOT_YET';
    } else if (relationship.to !== undefined && relationship.to <= at) {
      fault = 'RELATIONSHIP_ENDED';
    } else {
      return null;
    }
  }
  return fault;
}
