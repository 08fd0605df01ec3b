// The clock: the only file that reads the time of the machine. Everything else is handed an instant.

/** Milliseconds since the Unix epoch. */
export type Instant = number;

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still, for the start of a computation and for tests. */
export function fixedClock(instant: Instant): Clock {
  return { now: () => instant };
}

export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** Of what may not have happened, or never ends. */
export function toIsoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

export function toDate(instant: Instant): Date {
  return new Date(instant);
}
