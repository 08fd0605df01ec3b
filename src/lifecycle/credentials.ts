/**
 * Password and backup answer (47 CFR 64.2010(c), (e), (f)): changed by who proves to know the password, or on a call by who
 * answers what was chosen for the case that it is lost. Every account of the login is told at the old address, and whoever
 * is signed in is signed out.
 */
import { checkAttempt, forgiveRightAttempt } from '../authorization-server/check-login.js';
import { hashSecret, isSecret } from '../authorization-server/passwords.js';
import type { Instant } from '../clock.js';
import { EMBEDDED_ISSUER, type Caller } from '../identity/caller.js';
import type { AccountChange } from '../notify/mail-values.js';
import type { Database } from '../records/database.js';
import {
  BACKUP_QUESTIONS,
  changePasswordHash,
  findCredentials,
  findCredentialsOfOwners,
  findOwnedAccounts,
  keepBackupAnswer,
  lockLogin,
  type BackupQuestion,
  type Credentials,
  type OwnedAccount,
} from '../records/stores/credential-store.js';
import { deleteOidcPayloadsOfSubject } from '../records/stores/oidc-store.js';
import { endTokens } from './change-access.js';
import { ChangeRefused, refuseFaults, requireAll, userError, type UserError } from './change-refused.js';
import { faultsOfAnswer, faultsOfPassword, normalAnswer } from './chosen-secrets.js';
import type { Changed, ChangeScope } from './make-change.js';
import { tellOfChange } from './tell-of-change.js';

export interface Proof {
  /** Of whoever changes the own password. */
  readonly currentPassword: string | null;
  /** As the customer says it on the call. */
  readonly backupAnswer: string | null;
}

export interface PasswordChange extends Proof {
  readonly newPassword: string;
}

export interface BackupAnswerChange {
  readonly currentPassword: string;
  readonly question: BackupQuestion;
  readonly answer: string;
}

type Asker = Pick<Caller, 'kind' | 'issuer' | 'subject'>;

/** The login that a change is about: the caller's own, or for the staff that of the one owner. */
async function loginOf(database: Database, accountId: string, caller: Asker): Promise<Credentials> {
  const { kind, issuer, subject } = caller;
  const own =
    kind === 'CUSTOMER' && issuer === EMBEDDED_ISSUER ? await findCredentials(database, subject) : null;
  const found =
    kind === 'STAFF'
      ? await findCredentialsOfOwners(database, { accountId, issuer: EMBEDDED_ISSUER })
      : [own];
  const [login = null] = found;
  if (login === null || found.length > 1)
    throw new ChangeRefused(userError('NOT_ALLOWED_NOW', 'account', 'has not one login that is kept here'));
  return login;
}

/**
 * Counts an attempt as the login page does, before the secret is compared and for good: outside of the transaction of the
 * change. Answers what is wrong while there is a pause.
 */
export async function admitAttempt(
  database: Database,
  { accountId, caller, at }: { readonly accountId: string; readonly caller: Asker; readonly at: Instant },
): Promise<readonly UserError[]> {
  try {
    const { name } = await loginOf(database, accountId, caller);
    const until = await checkAttempt(database, name, at);
    if (until === null) return [];
    const seconds = Math.max(1, Math.ceil((until - at) / 1000));
    return [userError('NOT_ALLOWED_NOW', 'account', `had too many tries: try again in ${seconds} seconds`)];
  } catch (error) {
    if (error instanceof ChangeRefused) return error.userErrors;
    throw error;
  }
}

/** After a change that was made, or refused for what was newly chosen alone: the secret was right. */
export async function forgiveAttempt(
  database: Database,
  { accountId, caller }: { readonly accountId: string; readonly caller: Asker },
): Promise<void> {
  const { name } = await loginOf(database, accountId, caller);
  await forgiveRightAttempt(database, name);
}

/** Errors of these fields are told of a right secret alone. */
export const CHOSEN_FIELDS: readonly string[] = ['newPassword', 'answer'];

export async function changePassword(
  scope: ChangeScope,
  accountId: string,
  { newPassword, ...proof }: PasswordChange,
): Promise<Changed> {
  const { database } = scope;
  const login = await provenLogin(scope, accountId, proof);
  const accounts = await ownedBy(database, login);
  const same = await isSecret(newPassword, login.passwordHash);
  refuseFaults([
    ...faultsOfPassword(newPassword, knownOf(login, accounts), 'newPassword'),
    ...(same ? [userError('INVALID', 'newPassword', 'is the one that there is')] : []),
  ]);
  await tellAll(scope, accounts, 'PASSWORD');
  await changePasswordHash(database, { ...login, passwordHash: await hashSecret(newPassword) });
  await signOut(scope, login);
  return { objects: { login: login.subject } };
}

export async function changeBackupAnswer(
  scope: ChangeScope,
  accountId: string,
  { currentPassword, question, answer }: BackupAnswerChange,
): Promise<Changed> {
  const { database, at } = scope;
  const login = await provenLogin(scope, accountId, { currentPassword, backupAnswer: null });
  const accounts = await ownedBy(database, login);
  const isPassword = await isSecret(answer, login.passwordHash);
  refuseFaults([
    ...faultsOfAnswer(answer, knownOf(login, accounts), 'answer'),
    ...(isPassword ? [userError('INVALID', 'answer', 'is the password')] : []),
  ]);
  await tellAll(scope, accounts, 'BACKUP_ANSWER');
  const answerHash = await hashSecret(normalAnswer(answer));
  await keepBackupAnswer(database, { subject: login.subject, question, answerHash, at });
  return { objects: { login: login.subject } };
}

/** Locked: of two changes at once the second is compared with what the first has made. */
async function provenLogin(scope: ChangeScope, accountId: string, proof: Proof): Promise<Credentials> {
  const { database, caller } = scope;
  const { subject } = await loginOf(database, accountId, caller);
  await lockLogin(database, subject);
  const login = await loginOf(database, accountId, caller);
  await (caller.kind === 'STAFF' ? requireAnswer(login, proof) : requirePassword(login, proof));
  return login;
}

async function requirePassword(login: Credentials, { currentPassword, backupAnswer }: Proof): Promise<void> {
  requireAll([
    [currentPassword !== null, userError('REQUIRED', 'currentPassword')],
    [backupAnswer === null, userError('INVALID', 'backupAnswer', 'is for calls with customer care')],
  ]);
  const right = await isSecret(currentPassword ?? '', login.passwordHash);
  requireAll([[right, userError('INVALID', 'currentPassword', 'is not right')]]);
}

async function requireAnswer(
  { question, answerHash }: Credentials,
  { currentPassword, backupAnswer }: Proof,
): Promise<void> {
  if (question === null)
    throw new ChangeRefused(
      userError('NOT_ALLOWED_NOW', 'backupAnswer', 'was never chosen by this customer'),
    );
  requireAll([
    [backupAnswer !== null, userError('REQUIRED', 'backupAnswer', `answers: ${BACKUP_QUESTIONS[question]}`)],
    [currentPassword === null, userError('INVALID', 'currentPassword', 'is never told to the staff')],
  ]);
  const right = await isSecret(normalAnswer(backupAnswer ?? ''), answerHash);
  requireAll([[right, userError('INVALID', 'backupAnswer', 'is not right')]]);
}

function ownedBy(database: Database, { subject }: Credentials): Promise<OwnedAccount[]> {
  return findOwnedAccounts(database, { issuer: EMBEDDED_ISSUER, subject });
}

function knownOf({ name }: Credentials, accounts: readonly OwnedAccount[]): readonly string[] {
  return [name, ...accounts.flatMap(({ known }) => known)];
}

async function tellAll(
  scope: ChangeScope,
  accounts: readonly OwnedAccount[],
  changed: AccountChange,
): Promise<void> {
  for (const account of accounts) await tellOfChange(scope, account, changed);
}

/** Tokens until now, and what new ones could be had with: whoever was signed in signs in again. */
async function signOut({ database, caller, at }: ChangeScope, { subject }: Credentials): Promise<void> {
  const by = { issuer: caller.issuer, subject: caller.subject };
  await endTokens(database, { issuer: EMBEDDED_ISSUER, kind: 'SUBJECT', value: subject }, { by, at });
  await deleteOidcPayloadsOfSubject(database, subject);
}
