/**
 * The codes by which people name papers and cases: read aloud and typed, so short, without letters that are taken for
 * others, and without a sequence that would tell how many there are.
 */
import { randomInt } from 'node:crypto';

/** Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;
/** Of a thousand million codes some are taken; more than this many in a row is a fault. */
const MOST_ATTEMPTS = 10;

/** `add` answers the id of what it added, or null when the code is taken. */
export async function addUnderNewCode(
  prefix: string,
  add: (code: string) => Promise<string | null>,
): Promise<{ readonly id: string; readonly code: string }> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
    const code = `${prefix}-${letters.join('')}`;
    const id = await add(code);
    if (id !== null) return { id, code };
  }
  throw new Error('no code was found that is not taken');
}
