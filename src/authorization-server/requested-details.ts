// What a client asks a person for, made whole: every category and purpose spelled out, and none that the client or the person
// may not have. The consent page shows it, and the token then says exactly that.
import {
  CPNI_DETAIL_TYPE,
  readAuthorizationDetails,
  type AuthorizationDetail,
} from '../identity/authorization-details.js';
import { DPV_SCOPE_PREFIX } from '../identity/scopes.js';
import { CPNI_CATEGORIES, type CpniCategory } from '../policy/categories.js';
import { PURPOSES, type Purpose } from '../policy/purposes.js';

/** An element of `authorization_details`, with nothing left to be understood. */
export interface CpniRequest {
  readonly type: typeof CPNI_DETAIL_TYPE;
  readonly actions: readonly ['read'];
  readonly purposes: readonly Purpose[];
  readonly datatypes: readonly CpniCategory[];
  readonly identifier?: string;
}

export interface Bounds {
  readonly purposes: readonly string[];
  /** Null: not narrowed. */
  readonly categories: readonly string[] | null;
}

/** `stated`: the parameter of the request; absent, it asks for all that may be had. */
export function completeDetails(
  stated: unknown,
  scopes: readonly string[],
  client: Bounds,
  person: Pick<Bounds, 'purposes'>,
): CpniRequest[] {
  const terms = scopes.filter((word) => word.startsWith(DPV_SCOPE_PREFIX));
  const purposes = (Object.keys(PURPOSES) as Purpose[]).filter(
    (purpose) =>
      client.purposes.includes(purpose) &&
      person.purposes.includes(purpose) &&
      (terms.length === 0 || terms.includes(`${DPV_SCOPE_PREFIX}${PURPOSES[purpose].dpv}`)),
  );
  const categories = (Object.keys(CPNI_CATEGORIES) as CpniCategory[]).filter(
    (category) => client.categories?.includes(category) ?? true,
  );
  const details = typeof stated === 'string' ? readAuthorizationDetails(JSON.parse(stated)) : [{}];
  return (details ?? [{}]).map((detail) => complete(detail, purposes, categories));
}

function complete(
  detail: AuthorizationDetail,
  purposes: readonly Purpose[],
  categories: readonly CpniCategory[],
): CpniRequest {
  return {
    type: CPNI_DETAIL_TYPE,
    actions: ['read'],
    purposes: purposes.filter((purpose) => detail.purposes?.includes(purpose) ?? true),
    datatypes: categories.filter((category) => detail.categories?.includes(category) ?? true),
    ...(detail.accountNumber === undefined ? {} : { identifier: detail.accountNumber }),
  };
}
