// Step 6, the rest: the token is an upper bound. An absent list narrows nothing, an empty one allows nothing.

import { bitsOf, contains, fieldBits } from '../category-bits.js';
import { denial } from '../denial.js';
import type { Check } from './check.js';

const ACCOUNT_NOT_GRANTED = denial('check-account-granted', 'ACCOUNT_NOT_GRANTED');
const CATEGORY_NOT_GRANTED = denial('check-category-granted', 'CATEGORY_NOT_GRANTED');

/** A token for some accounts is none for a total over all of them. */
export const checkAccountGranted: Check = {
  id: 'check-account-granted',
  step: 6,
  run: ({ grant, account }) => {
    if (!grant.accounts) return null;
    return account && grant.accounts.includes(account.id) ? null : ACCOUNT_NOT_GRANTED;
  },
};

export const checkCategoryGranted: Check = {
  id: 'check-category-granted',
  step: 6,
  run: ({ grant, data }) => {
    if (!grant.categories) return null;
    return contains(bitsOf(grant.categories), fieldBits(data)) ? null : CATEGORY_NOT_GRANTED;
  },
};
