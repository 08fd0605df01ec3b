// Name and password: counted, then compared (argon2id, RFC 9106). Nobody learns whether a name exists, from the answer or from its time.
import type { Instant } from '../clock.js';
import type { Database } from '../records/database.js';
import {
  countAttempt,
  findLoginByName,
  forgiveAttempt,
  type AttemptKind,
  type LoginAccount,
} from '../records/stores/login-store.js';
import { LOGIN_LIMITS } from './login-limits.js';
import { isSecret } from './passwords.js';

export interface LoginTry {
  readonly name: string;
  readonly password: string;
  /** Of the connection. */
  readonly address: string;
  /** Which people the client is for. */
  readonly callerKind: string;
  readonly at: Instant;
}

export type LoginOutcome =
  | { readonly outcome: 'RIGHT'; readonly account: LoginAccount }
  | { readonly outcome: 'WRONG' }
  | { readonly outcome: 'PAUSED'; readonly until: Instant };

/** For whoever is asked the password elsewhere: the same count. Answers until when there is a pause. */
export function checkAttempt(database: Database, name: string, at: Instant): Promise<Instant | null> {
  return countAttempt(database, { kind: 'ACCOUNT', key: name, at }, LOGIN_LIMITS.ACCOUNT);
}

export function forgiveRightAttempt(database: Database, name: string): Promise<void> {
  return forgiveAttempt(database, { kind: 'ACCOUNT', key: name });
}

export async function checkLogin(database: Database, attempt: LoginTry): Promise<LoginOutcome> {
  const name = attempt.name.trim().toLowerCase();
  const keys: Readonly<Record<AttemptKind, string>> = { ADDRESS: attempt.address, ACCOUNT: name };
  for (const kind of ['ADDRESS', 'ACCOUNT'] as const) {
    const until = await countAttempt(database, { kind, key: keys[kind], at: attempt.at }, LOGIN_LIMITS[kind]);
    if (until !== null) return { outcome: 'PAUSED', until };
  }
  const account = await findLoginByName(database, name);
  const right = await isSecret(attempt.password, account?.passwordHash ?? null);
  if (!right || account?.callerKind !== attempt.callerKind) return { outcome: 'WRONG' };
  for (const kind of ['ADDRESS', 'ACCOUNT'] as const)
    await forgiveAttempt(database, { kind, key: keys[kind] });
  return { outcome: 'RIGHT', account };
}
