// How the customer logged in, from `acr` and `amr` (OpenID Connect Core section 2, RFC 8176): one table, strongest first.
// A login of unknown strength is none.
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
}

const SECOND_FACTORS = ['otp', 'mfa', 'sms', 'hwk', 'swk', 'pop'];

export const LOGIN_STRENGTHS: readonly StrengthRow[] = [
  { method: 'PASSWORD_MFA', acr: 'urn:account-data:password-mfa', amr: ['pwd'], with: SECOND_FACTORS },
  { method: 'PASSWORD', acr: 'urn:account-data:password', amr: ['pwd'] },
  { method: 'ONE_TIME_CODE', acr: 'urn:account-data:one-time-code', amr: ['otp'] },
  { method: 'ONE_TIME_CODE', acr: 'urn:account-data:one-time-code', amr: ['sms'] },
  { method: 'BIOGRAPHICAL', acr: 'urn:account-data:biographical', amr: ['kba'] },
  { method: 'ACCOUNT_INFORMATION', acr: 'urn:account-data:account-information', amr: ['acct'] },
];

/** What a login must say so that it opens the own account online (RFC 9470 section 3): for whoever is refused a weaker one. */
export const SUFFICIENT_ACR_VALUES: readonly string[] = LOGIN_STRENGTHS.filter(
  ({ method }) => AUTHENTICATION[method].ONLINE === 'PERMIT',
).map(({ acr }) => acr);

/** A token is presented online. A known `acr` decides, else `amr`. */
export function readAuthentication({ ['acr']: acr, ['amr']: amr }: JsonObject): RequestAuthentication {
  const factors: unknown[] = Array.isArray(amr) ? amr : [];
  const row =
    LOGIN_STRENGTHS.find((strength) => strength.acr === acr) ??
    LOGIN_STRENGTHS.find((strength) => proves(factors, strength));
  return { method: row?.method ?? 'NONE', channel: 'ONLINE' };
}

function proves(factors: readonly unknown[], { amr, with: second }: StrengthRow): boolean {
  return (
    amr.every((factor) => factors.includes(factor)) &&
    (second === undefined || second.some((factor) => factors.includes(factor)))
  );
}
