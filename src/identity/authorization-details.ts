// `authorization_details` of type `cpni` (RFC 9396): what the token narrows itself to. A type, member or word that is not known
// refuses the token (section 5), for a limit that is not understood cannot be kept.
import { CPNI_CATEGORIES, type CpniCategory } from '../policy/categories.js';
import { PURPOSES, type Purpose } from '../policy/purposes.js';
import { TokenRefused } from './token-faults.js';
import { isObject } from './unique-json.js';

/** One element, read. An absent list does not narrow. */
export interface AuthorizationDetail {
  readonly purposes?: readonly Purpose[];
  readonly categories?: readonly CpniCategory[];
  readonly accountNumber?: string;
}

export const CPNI_DETAIL_TYPE = 'cpni';

const ACTIONS = { read: true };

const MEMBERS: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => value === CPNI_DETAIL_TYPE,
  actions: (value) => isListOf(ACTIONS, value) && value.length > 0,
  purposes: (value) => isListOf(PURPOSES, value),
  datatypes: (value) => isListOf(CPNI_CATEGORIES, value),
  identifier: (value) => typeof value === 'string' && value.length > 0,
};

/** Undefined when the token has no such claim; an empty list grants nothing. */
export function readAuthorizationDetails(claim: unknown): readonly AuthorizationDetail[] | undefined {
  if (claim === undefined) return undefined;
  if (!Array.isArray(claim)) throw new TokenRefused('AUTHORIZATION_DETAILS');
  return claim.map(readDetail);
}

function readDetail(detail: unknown): AuthorizationDetail {
  if (!isCpniDetail(detail)) throw new TokenRefused('AUTHORIZATION_DETAILS');
  return {
    ...(detail.purposes === undefined ? {} : { purposes: detail.purposes }),
    ...(detail.datatypes === undefined ? {} : { categories: detail.datatypes }),
    ...(detail.identifier === undefined ? {} : { accountNumber: detail.identifier }),
  };
}

interface CpniDetail {
  readonly type: typeof CPNI_DETAIL_TYPE;
  readonly purposes?: readonly Purpose[];
  readonly datatypes?: readonly CpniCategory[];
  readonly identifier?: string;
}

function isCpniDetail(detail: unknown): detail is CpniDetail {
  return (
    isObject(detail) &&
    Object.hasOwn(detail, 'type') &&
    Object.entries(detail).every(
      ([member, value]) => Object.hasOwn(MEMBERS, member) && MEMBERS[member]?.(value) === true,
    )
  );
}

function isListOf(words: object, value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.every((word) => typeof word === 'string' && Object.hasOwn(words, word))
  );
}
