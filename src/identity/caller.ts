// The caller: who asks, as far as the token and the registered client behind it prove it (RFC 9068, RFC 9396).
// An upper bound only: relationship, approvals and account state are read again for every operation.
import type { Instant } from '../clock.js';
import type { CallerKind, CompanyKind, StaffRole } from '../policy/callers.js';
import type { CpniCategory } from '../policy/categories.js';
import type { Purpose } from '../policy/purposes.js';
import type { RequestAuthentication, RequestGrant } from '../policy/request.js';
import type { Scope } from './scopes.js';

/** The name under which the embedded issuer stands in the database, whatever its URL is. */
export const EMBEDDED_ISSUER = 'embedded';

/** One thing that the token allows. An absent list does not narrow, an empty list allows nothing. */
export interface GrantDetail {
  readonly purposes: readonly Purpose[];
  readonly categories?: readonly CpniCategory[];
  /** The one account it is about (RFC 9396 `identifier`); absent: any. */
  readonly accountNumber?: string;
}

export interface CallerCompany {
  readonly id: string;
  readonly name: string;
  readonly kind: CompanyKind;
  readonly communicationsRelated: boolean;
}

export interface Caller {
  readonly kind: CallerKind;
  /** `embedded` or the `iss` of the token. Subjects of different issuers are different callers. */
  readonly issuer: string;
  readonly subject: string;
  readonly clientId: string;
  /** The client may send the digests of registered documents and no text. */
  readonly documentsOnly: boolean;
  readonly roles: readonly StaffRole[];
  readonly company: CallerCompany | null;
  readonly scopes: readonly Scope[];
  readonly grants: readonly GrantDetail[];
  readonly authentication: RequestAuthentication;
  /** `jti` */
  readonly tokenId: string;
  readonly expiresAt: Instant;
}

export const ANONYMOUS: Caller = {
  kind: 'ANONYMOUS',
  issuer: '',
  subject: '',
  clientId: '',
  documentsOnly: false,
  roles: [],
  company: null,
  scopes: [],
  grants: [],
  authentication: { method: 'NONE', channel: 'ONLINE' },
  tokenId: '',
  expiresAt: 0,
};

/**
 * What the token grants for one purpose on one account, as `decide` takes it. `accountNumber` null asks before any account is
 * known: details for a single account then count too. A purpose granted only for other accounts comes with `accounts: []`.
 */
export function grantFor(
  caller: Caller,
  purpose: Purpose | null,
  accountNumber: string | null,
): RequestGrant {
  const stated = caller.grants.filter((detail) => purpose === null || detail.purposes.includes(purpose));
  const here = stated.filter((detail) => coversAccount(detail, accountNumber));
  const details = here.length > 0 ? here : stated;
  return {
    purposes: [...new Set(details.flatMap((detail) => detail.purposes))],
    ...widestCategories(details),
    ...(here.length === 0 && stated.length > 0 ? { accounts: [] } : {}),
  };
}

/** The account numbers the token is limited to, or null when it is not limited to any. */
export function grantedAccountNumbers(caller: Caller): readonly string[] | null {
  const numbers = new Set<string>();
  for (const { accountNumber } of caller.grants) {
    if (accountNumber === undefined) return null;
    numbers.add(accountNumber);
  }
  return caller.grants.length === 0 ? null : [...numbers];
}

function coversAccount(detail: GrantDetail, accountNumber: string | null): boolean {
  return (
    accountNumber === null || detail.accountNumber === undefined || detail.accountNumber === accountNumber
  );
}

/** The union, and no limit at all where one of the details has none. */
function widestCategories(details: readonly GrantDetail[]): { categories?: CpniCategory[] } {
  const categories = new Set<CpniCategory>();
  for (const detail of details) {
    if (detail.categories === undefined) return {};
    for (const category of detail.categories) categories.add(category);
  }
  return details.length === 0 ? {} : { categories: [...categories] };
}
