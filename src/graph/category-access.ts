/** The preflight: every category, with and without call detail and call location, decided and not read. */
import { CPNI_CATEGORIES, type CpniCategory } from '../policy/categories.js';
import type { Disclosure } from '../disclosure/disclosure.js';
import type { Caller } from '../identity/caller.js';
import { cpniClass } from './classification.js';
import { toGlobalId } from './global-id.js';
import { toRequestData } from './settle.js';
import { acrValuesFor } from './step-up.js';
import type { CategoryAccessType } from './types/decisions.js';

/** Which categories a single call has detail of (47 CFR 64.2003(d)); a place of a call is call location besides. */
const WITH_CALL_DETAIL: readonly CpniCategory[] = ['DESTINATION', 'AMOUNT_OF_USE', 'BILLING'];

const ASKED = [
  ...(Object.keys(CPNI_CATEGORIES) as CpniCategory[]).map((category) => cpniClass([category])),
  ...WITH_CALL_DETAIL.map((category) => cpniClass([category], { callDetail: true })),
  cpniClass(['LOCATION'], { callDetail: true, callLocation: true }),
];

export function categoryAccess(disclosure: Disclosure, caller: Caller): CategoryAccessType[] {
  const decided = ASKED.map((asked) => ({
    asked,
    ruling: disclosure.decide(toRequestData(asked), 'Account.cpniAccess', 'PREFLIGHT'),
  }));
  disclosure.join();
  return decided.map(({ asked, ruling }) => {
    const { reason, rule, citation, remedy, sentence } = ruling.told;
    return {
      category: asked.category.join(),
      callDetail: asked.callDetail,
      callLocation: asked.callLocation,
      permitted: ruling.permitted,
      reason,
      rule: rule ?? null,
      citation: citation ?? null,
      remedy: remedy ?? null,
      acrValues: acrValuesFor(ruling.told, caller),
      sentence,
      decisionId: toGlobalId('Decision', disclosure.accountId, ruling.entryId),
    };
  });
}
