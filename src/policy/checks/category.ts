// Step 11: every category of the field, its call detail and its call location must be what the rule reaches. Only
// call location under marketing goes on, to the check of its express authorization.

import { LOCATION_BIT, bitsOf, contains, fieldBits } from '../category-bits.js';
import type { Decision } from '../decision.js';
import { denialOfEachRow } from '../denial.js';
import { NO_RULE_PERMITS } from '../permit.js';
import type { RequestData } from '../request.js';
import type { Rule } from '../rule.js';
import type { RowId } from '../rule-ids.js';
import { RULES } from '../rules.js';
import type { Check } from './check.js';

const NOT_NEEDED = denialOfEachRow('check-category', 'CATEGORY_NOT_NEEDED', (rule) => rule.notNeeded);

const REACHED = Object.fromEntries(
  RULES.map((rule) => [rule.id, bitsOf(rule.reaches) | bitsOf(rule.reachesWithTicket ?? [])]),
) as Record<RowId, number>;

export function categoryNotNeeded(rule: Rule): Decision {
  return NOT_NEEDED[rule.id] ?? NO_RULE_PERMITS;
}

export const checkCategory: Check = {
  id: 'check-category',
  step: 11,
  run: ({ data }, rule) => {
    if (data.class === 'RECORD') return rule.records ? null : categoryNotNeeded(rule);
    if (data.class === 'PERSONAL') return reachesPersonal(data, rule) ? null : categoryNotNeeded(rule);
    return reachesCpni(data, rule) ? null : categoryNotNeeded(rule);
  },
};

function reachesPersonal(data: RequestData, rule: Rule): boolean {
  return rule.personal === 'YES' || (rule.personal === 'NAME_AND_ADDRESS' && onlyNameAndAddress(data));
}

/** Personal data whose kinds are not told is not narrowed. */
export function onlyNameAndAddress({ personal }: RequestData): boolean {
  if (!personal) return true;
  for (const kind of personal) if (kind !== 'NAME' && kind !== 'ADDRESS') return false;
  return true;
}

function reachesCpni(data: RequestData, rule: Rule): boolean {
  if (data.callLocation && rule.campaign) return reachesBesidesPlaces(data, rule);
  if (data.callLocation && !reachesPlaces(rule)) return false;
  if (data.callDetail && !reachesCallDetail(data, rule)) return false;
  return contains(REACHED[rule.id], fieldBits(data));
}

function reachesCallDetail(data: RequestData, rule: Rule): boolean {
  if (rule.callDetail === 'PLACE') return data.callLocation;
  return rule.callDetail === 'YES' || rule.callDetail === 'WITH_TICKET';
}

function reachesPlaces({ callLocation }: Rule): boolean {
  return callLocation === 'YES' || callLocation === 'OPT_IN';
}

/** Places of calls read alone are call detail only of themselves; beside other categories it is theirs too. */
function reachesBesidesPlaces(data: RequestData, rule: Rule): boolean {
  const rest = fieldBits(data) & ~LOCATION_BIT;
  if (rest === 0) return true;
  return !data.callDetail && contains(REACHED[rule.id], rest);
}
