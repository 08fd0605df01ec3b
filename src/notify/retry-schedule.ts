// When a mail that was not taken is tried again: the wait doubles up to four hours, with up to half of it added by chance, so
// that what failed together does not come back together. 32 attempts last 3.8 to 5.8 days (RFC 5321 section 4.5.4.1 asks for 4 to 5).

const FIRST_MS = 30_000;
const LONGEST_MS = 4 * 60 * 60_000;

export const MOST_ATTEMPTS = 32;

/** Milliseconds to the next attempt after so many; `random` is in [0, 1). */
export function waitAfter(attempts: number, random: number): number {
  const wait = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
  return Math.round(wait * (1 + random / 2));
}
