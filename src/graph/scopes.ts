/** Which scope a field asks of the token, besides everything else (RFC 6749 section 3.3). A field of no row asks none. */
import type { Scope } from '../identity/scopes.js';

export const FIELD_SCOPES: Readonly<Record<string, Scope>> = {
  'Query.account': 'account:read',
  'Query.accountByNumber': 'account:read',
  'Query.accounts': 'account:read',
  'Account.cpni': 'cpni:read',
  'Account.cpniAccess': 'cpni:read',
  'Query.disclosures': 'audit:read',
  'Mutation.registerClient': 'account:write',
  'Mutation.suspendClient': 'account:write',
  'Mutation.revokeToken': 'account:write',
};
