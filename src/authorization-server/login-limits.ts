// How often a login may fail before there is a pause, and how long the pauses are: they double, and end at a quarter of an hour,
// so that nobody can shut a customer out for good.
import type { AttemptKind, AttemptLimit } from '../records/stores/login-store.js';

const PAUSES = { firstPauseMs: 30_000, longestPauseMs: 900_000, forgottenAfterMs: 3_600_000 };

/** An address may be that of many people. */
export const LOGIN_LIMITS: Readonly<Record<AttemptKind, AttemptLimit>> = {
  ADDRESS: { ...PAUSES, free: 20 },
  ACCOUNT: { ...PAUSES, free: 5 },
};
