/** Which scope a field asks of the token, besides everything else (RFC 6749 section 3.3). A field of no row asks none. */
import type { Scope } from '../identity/scopes.js';
import { CHANGES, changeRow, type ChangeName } from '../lifecycle/changes.js';

export const FIELD_SCOPES: Readonly<Record<string, Scope>> = {
  'Query.account': 'account:read',
  'Query.accountByNumber': 'account:read',
  'Query.accounts': 'account:read',
  'Query.paper': 'account:read',
  'Query.papers': 'account:read',
  'Account.cpni': 'cpni:read',
  'Account.cpniAccess': 'cpni:read',
  'Query.disclosures': 'audit:read',
  'Query.breaches': 'account:read',
  'Query.optOutFailures': 'account:read',
  'Query.complaints': 'account:read',
  // A change asks for it unless it is open without a token.
  ...Object.fromEntries(
    Object.entries(CHANGES)
      .filter(([name]) => !changeRow(name as ChangeName).by.includes('ANYONE'))
      .map(([name]) => [`Mutation.${name}`, 'account:write' as const]),
  ),
};
