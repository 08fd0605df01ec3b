// The verifier keys that a command believes: those given, or those of the keys file, and the one that this machine signs with.
import { createPublicKey } from 'node:crypto';
import { readIfThere } from '../../audit/checkpoint-file.js';
import type { TrustedKey } from '../../audit/checkpoint.js';
import { parseVerifierKey, toVerifierKey, type VerifierKey } from '../../audit/signed-note.js';
import { readKeptSigningKey } from '../../audit/signing-key.js';
import { parseTrustedKeys, trusted } from '../../audit/trusted-keys.js';
import { InvalidArgumentError } from 'commander';
import { readCommandConfig, type Config } from '../../config.js';

/** For an option that may be given several times. */
export function collectKey(given: string, former: readonly TrustedKey[] = []): TrustedKey[] {
  const key = parseVerifierKey(given);
  if (key === null) throw new InvalidArgumentError('a verifier key is needed: <name>+<id>+<key>.');
  return [...former, trusted(key)];
}

/** Given keys alone, when there are any. */
export async function believedKeys(given: readonly TrustedKey[] | undefined): Promise<TrustedKey[]> {
  if (given !== undefined) return [...given];
  const config = readCommandConfig();
  const kept = parseTrustedKeys(await readIfThere(config.auditKeysFile));
  const own = (await ownKeys(config)).filter(({ text }) => kept.every((key) => key.text !== text));
  const keys = [...kept, ...own.map((key) => trusted(key))];
  if (keys.length === 0)
    throw new Error('no verifier key is known: give one with --key, or set AUDIT_KEYS_FILE');
  return keys;
}

/** The first one signs. */
export async function ownKeys(config: Config): Promise<VerifierKey[]> {
  const kept = config.auditSigningKeys.length > 0 ? null : await readKeptSigningKey(config.dataFolder);
  const keys = kept === null ? config.auditSigningKeys : [kept];
  return keys.map((key) => toVerifierKey(config.auditLogName, createPublicKey(key)));
}
