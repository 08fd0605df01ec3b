/**
 * The verifier keys of the log, kept outside the database, one a line: `<verifier key> <first size> [<last size>]`.
 * A key is believed for logs of these sizes; rotation adds a line, and retiring a key writes its last size.
 */
import type { TrustedKey } from './checkpoint.js';
import { parseVerifierKey, type VerifierKey } from './signed-note.js';

const LINE = /^(\S+) (\d{1,15})(?: (\d{1,15}))?$/;

/** Empty lines and lines that begin with # say nothing. */
export function parseTrustedKeys(text: string): TrustedKey[] {
  return text.split('\n').flatMap((line, place) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, encoded = '', first, last] = LINE.exec(line.trim()) ?? [];
    const key = parseVerifierKey(encoded);
    if (key === null)
      throw new Error(
        `line ${place + 1} of the keys file is not \`<verifier key> <first size> [<last size>]\``,
      );
    return [trusted(key, Number(first), last === undefined ? Infinity : Number(last))];
  });
}

export function trusted(key: VerifierKey, firstSize = 0, lastSize = Infinity): TrustedKey {
  return { ...key, firstSize, lastSize };
}

export function formatTrustedKey({ text }: VerifierKey, firstSize: number): string {
  return `${text} ${firstSize}\n`;
}
