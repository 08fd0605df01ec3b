// What a person is told whose login was not taken: no more than that, and how long to wait.
import type { Instant } from '../clock.js';
import type { LoginOutcome } from './check-login.js';

export interface LoginProblem {
  readonly status: number;
  readonly says: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** Policy section 5. What was typed is neither looked up nor shown again. */
export const CARD_TYPED: LoginProblem = {
  status: 400,
  says: 'Card numbers are not accepted anywhere in this service.',
};

export function loginProblem(
  outcome: Exclude<LoginOutcome, { outcome: 'RIGHT' }>,
  at: Instant,
): LoginProblem {
  if (outcome.outcome === 'WRONG') return { status: 401, says: 'The name or the password is not right.' };
  const retryAfter = Math.max(1, Math.ceil((outcome.until - at) / 1000));
  return { status: 429, says: `Too many tries. Try again in ${retryAfter} seconds.`, retryAfter };
}
