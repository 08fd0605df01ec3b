/** Which logins would do, told to whoever was refused for the own weak one. Staff are refused for the customer's on a call: not theirs to change. */
import { SUFFICIENT_ACR_VALUES } from '../identity/authentication-strength.js';
import type { Caller } from '../identity/caller.js';
import type { Told } from '../policy/told.js';

/** Null where another login changes nothing. */
export function acrValuesFor({ remedy }: Told, { kind }: Caller): readonly string[] | null {
  const ownLogin = kind === 'CUSTOMER' || kind === 'DELEGATE';
  return remedy === 'STEP_UP' && ownLogin ? SUFFICIENT_ACR_VALUES : null;
}
