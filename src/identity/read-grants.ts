// What a token grants: the purposes and categories its client is registered for, narrowed by the token's own words. It never widens.
import { CPNI_CATEGORIES, type CpniCategory } from '../policy/categories.js';
import { PURPOSES, type Purpose } from '../policy/purposes.js';
import { readAuthorizationDetails, type AuthorizationDetail } from './authorization-details.js';
import type { GrantDetail } from './caller.js';
import type { RegisteredClient } from './client-registry.js';
import { DPV_SCOPE_PREFIX } from './scopes.js';
import { TokenRefused } from './token-faults.js';
import type { JsonObject } from './unique-json.js';

/** A company's token must say what it is for; without a purpose scope or authorization_details it grants nothing. */
const MUST_STATE_PURPOSES: readonly string[] = ['COMPANY'];

export function readGrants(
  claims: JsonObject,
  words: readonly string[],
  client: RegisteredClient,
): GrantDetail[] {
  const scoped = purposesOfScope(words);
  const details = readAuthorizationDetails(claims['authorization_details']);
  if (details === undefined && scoped === null && MUST_STATE_PURPOSES.includes(client.callerKind)) return [];
  return (details ?? [{}]).map((detail) => narrow(detail, scoped, client));
}

/** The purposes of the one `dpv:` scope (CAMARA: exactly one a token), or null when there is none. */
function purposesOfScope(words: readonly string[]): readonly Purpose[] | null {
  const terms = words.filter((word) => word.startsWith(DPV_SCOPE_PREFIX));
  if (terms.length === 0) return null;
  const [term] = terms.map((word) => word.slice(DPV_SCOPE_PREFIX.length));
  const purposes = knownPurposes(Object.keys(PURPOSES)).filter((purpose) => PURPOSES[purpose].dpv === term);
  if (terms.length > 1 || purposes.length === 0) throw new TokenRefused('PURPOSE_SCOPE');
  return purposes;
}

function narrow(
  { purposes, categories, accountNumber }: AuthorizationDetail,
  scoped: readonly Purpose[] | null,
  client: RegisteredClient,
): GrantDetail {
  const reached = knownPurposes(client.purposes).filter(
    (purpose) => (purposes?.includes(purpose) ?? true) && (scoped?.includes(purpose) ?? true),
  );
  const kept = narrowCategories(client.categories, categories);
  return {
    purposes: reached,
    ...(kept === null ? {} : { categories: kept }),
    ...(accountNumber === undefined ? {} : { accountNumber }),
  };
}

function narrowCategories(
  registered: readonly string[] | null,
  stated: readonly CpniCategory[] | undefined,
): readonly CpniCategory[] | null {
  if (registered === null) return stated ?? null;
  const known = registered.filter((word): word is CpniCategory => Object.hasOwn(CPNI_CATEGORIES, word));
  return known.filter((category) => stated?.includes(category) ?? true);
}

function knownPurposes(words: readonly string[]): Purpose[] {
  return words.filter((word): word is Purpose => Object.hasOwn(PURPOSES, word));
}
