/**
 * Inputs that are secrets of a person. A repeated request is told from another by a hash of its input, and that hash would
 * let a password be guessed: of a secret its slow fingerprint stands there in its place.
 */
import { fingerprintOf } from '../authorization-server/passwords.js';
import { isObject } from '../identity/unique-json.js';

/** By the name of the input field, wherever it stands at the top of an input. */
export const SECRET_INPUTS: readonly string[] = [
  'password',
  'currentPassword',
  'newPassword',
  'answer',
  'backupAnswer',
];

export async function veilSecrets(input: unknown, idempotencyKey: string): Promise<unknown> {
  if (!isObject(input)) return input;
  const veiled = Object.entries(input).map(async ([name, value]): Promise<[string, unknown]> => {
    if (!SECRET_INPUTS.includes(name) || typeof value !== 'string') return [name, value];
    return [name, await fingerprintOf(value, `${idempotencyKey} ${name}`)];
  });
  return Object.fromEntries(await Promise.all(veiled));
}
