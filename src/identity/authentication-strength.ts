// How the customer logged in, from `acr`, `amr` and `auth_time` (OpenID Connect Core section 2, RFC 8176): one table, strongest
// first. A login of unknown strength is none, and so is one that was too old when the token was issued.
import { AUTHENTICATION } from '../policy/authentication-methods.js';
import type { AuthenticationMethod, RequestAuthentication } from '../policy/request.js';
import type { JsonObject } from './unique-json.js';

interface StrengthRow {
  readonly method: AuthenticationMethod;
  /** The one `acr` value that stands for it; also what a step-up asks for. */
  readonly acr: string;
  /** Every one of these stands in `amr`, and where `with` is given one of those too. */
  readonly amr: readonly string[];
  readonly with?: readonly string[];
  /** Seconds from the login until a token issued for it counts as none. */
  readonly lasts: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

const SECOND_FACTORS = ['otp', 'mfa', 'sms', 'hwk', 'swk', 'pop'];

export const LOGIN_STRENGTHS: readonly StrengthRow[] = [
  {
    method: 'PASSWORD_MFA',
    acr: 'urn:account-data:password-mfa',
    amr: ['pwd'],
    with: SECOND_FACTORS,
    lasts: DAY,
  },
  { method: 'PASSWORD', acr: 'urn:account-data:password', amr: ['pwd'], lasts: DAY },
  { method: 'ONE_TIME_CODE', acr: 'urn:account-data:one-time-code', amr: ['otp'], lasts: HOUR },
  { method: 'ONE_TIME_CODE', acr: 'urn:account-data:one-time-code', amr: ['sms'], lasts: HOUR },
  { method: 'BIOGRAPHICAL', acr: 'urn:account-data:biographical', amr: ['kba'], lasts: HOUR },
  { method: 'ACCOUNT_INFORMATION', acr: 'urn:account-data:account-information', amr: ['acct'], lasts: HOUR },
];

/** What a login must say so that it opens the own account online (RFC 9470 section 3): for whoever is refused a weaker one. */
export const SUFFICIENT_ACR_VALUES: readonly string[] = LOGIN_STRENGTHS.filter(
  ({ method }) => AUTHENTICATION[method].ONLINE === 'PERMIT',
).map(({ acr }) => acr);

/** A token is presented online. A known `acr` decides, else `amr`. */
export function readAuthentication(claims: JsonObject): RequestAuthentication {
  const { ['acr']: acr, ['amr']: amr } = claims;
  const factors: unknown[] = Array.isArray(amr) ? amr : [];
  const row =
    LOGIN_STRENGTHS.find((strength) => strength.acr === acr) ??
    LOGIN_STRENGTHS.find((strength) => proves(factors, strength));
  return { method: row === undefined || isStale(claims, row) ? 'NONE' : row.method, channel: 'ONLINE' };
}

/** A token that does not say when the login was is as old as itself. */
function isStale({ ['auth_time']: loggedIn, ['iat']: issued }: JsonObject, { lasts }: StrengthRow): boolean {
  return typeof loggedIn === 'number' && typeof issued === 'number' && issued - loggedIn >= lasts;
}

function proves(factors: readonly unknown[], { amr, with: second }: StrengthRow): boolean {
  return (
    amr.every((factor) => factors.includes(factor)) &&
    (second === undefined || second.some((factor) => factors.includes(factor)))
  );
}
