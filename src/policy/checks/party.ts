// Step 9: the owner, or whom the owner designated in writing (47 U.S.C. 222(c)(2)). A designation is in force from
// its beginning until it ends or is revoked, and covers what it lists.

import { bitsOf, contains, fieldBits } from '../category-bits.js';
import { denial, denials } from '../denial.js';
import { recipientOf } from '../recipient.js';
import type { Check } from './check.js';

const NOT_PARTY = denial('check-party', 'NOT_ACCOUNT_PARTY');
const DENIED = denials(
  'check-designation',
  'NOT_ACCOUNT_PARTY',
  'DELEGATION_NOT_WRITTEN',
  'DELEGATION_SCOPE',
  'GRANT_REVOKED',
);

export const checkParty: Check = {
  id: 'check-party',
  step: 9,
  run: ({ party }, rule) => (rule.party && !party ? NOT_PARTY : null),
};

export const checkDesignation: Check = {
  id: 'check-designation',
  step: 9,
  run: ({ at, caller, delegation, data }, rule) => {
    if (!rule.designation) return null;
    if (!delegation || delegation.to !== recipientOf(caller)) return DENIED.NOT_ACCOUNT_PARTY;
    if (delegation.form !== 'WRITTEN') return DENIED.DELEGATION_NOT_WRITTEN;
    if (at < delegation.from) return DENIED.DELEGATION_SCOPE;
    if (hasCome(delegation.until, at) || hasCome(delegation.revokedAt, at)) return DENIED.GRANT_REVOKED;
    return contains(bitsOf(delegation.categories), fieldBits(data)) ? null : DENIED.DELEGATION_SCOPE;
  },
};

function hasCome(end: number | undefined, at: number): boolean {
  return end !== undefined && end <= at;
}
