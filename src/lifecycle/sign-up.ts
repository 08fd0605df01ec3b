/**
 * Signing up (Policy section 2): personal information is taken for three purposes and no other, the version of the policy
 * in force is accepted by saying so, and there is an account of an applicant, with a login where the person has none. No
 * CPNI exists until the first service. Nothing that is answered depends on who has an account already.
 */
import { v7 as uuidv7 } from 'uuid';
import { hashSecret } from '../authorization-server/passwords.js';
import { EMBEDDED_ISSUER, type Caller } from '../identity/caller.js';
import { queueMail } from '../notify/queue-mail.js';
import { renderMail } from '../notify/render-mail.js';
import { addApplicant, type AccountKind } from '../records/stores/account-change-store.js';
import {
  addContact,
  type ContactRole,
  type PersonalInformation,
} from '../records/stores/contact-change-store.js';
import { SUBSCRIBER_DIGITS } from '../records/stores/credential-store.js';
import { addLogin } from '../records/stores/login-store.js';
import { readPolicyInForce } from '../records/stores/policy-version-store.js';
import { addSignUp } from '../records/stores/sign-up-store.js';
import { refuseFaults, requireAll, userError, type UserError } from './change-refused.js';
import { faultsOfPassword } from './chosen-secrets.js';
import { addUnderNewCode } from './codes.js';
import { objectsOf, type Changed, type ChangeScope } from './make-change.js';
import { faultsOfInformation } from './personal-information.js';
import { acceptPolicy } from './policy-versions.js';

export type OtherContactRole = Exclude<ContactRole, 'OWNER'>;

export interface SignUpAsked {
  readonly kind: AccountKind;
  /** Of the customer: a person or a business. */
  readonly name: string;
  /** The person to be reached, and the address of record. */
  readonly owner: PersonalInformation;
  readonly contacts: readonly (PersonalInformation & { readonly role: OtherContactRole })[];
  /** The version that the person was shown. */
  readonly policyVersion: string;
  /** Null where the person has a login already, and asks with its token. */
  readonly password: string | null;
}

const MOST_CONTACTS = 10;

/** An account of the number that the customer knows it by; a login under a name that says nothing of the person. */
export async function signUp(scope: ChangeScope, asked: SignUpAsked): Promise<Changed> {
  const { database, at, caller } = scope;
  refuseFaults(faultsOf(asked, caller));
  const inForce = await readPolicyInForce(database, at);
  requireAll([
    [
      inForce?.version === asked.policyVersion,
      userError('INVALID', 'policyVersion', 'is not the version in force: read privacyPolicy'),
    ],
  ]);
  const owner = ownLogin(caller) ?? (await makeLogin(scope, asked.password ?? ''));
  const accountId = uuidv7();
  const { kind, name } = asked;
  const { code: number } = await addUnderNewCode('ACCT', async (code) =>
    (await addApplicant(database, { id: accountId, number: code, kind, name, owner, at })) ? accountId : null,
  );
  const contacts = await addContacts(scope, accountId, asked);
  const { policyVersion } = asked;
  await addSignUp(database, { accountId, policyVersion, at });
  const accepted = await acceptPolicy(scope, accountId, { version: policyVersion, kind: 'EXPLICIT' });
  await tellOfSignUp(scope, { accountId, number, policyVersion, to: asked.owner.email ?? '' });
  const login = asked.password === null ? {} : { login: owner.subject };
  return {
    objects: { account: accountId, ...login, ...objectsOf('contact', contacts), ...accepted.objects },
  };
}

function faultsOf(asked: SignUpAsked, caller: Caller): readonly UserError[] {
  const { name, owner, contacts, password } = asked;
  return [
    ...faultsOfInformation({ name, email: null, address: null }),
    ...faultsOfInformation(owner, 'owner.'),
    ...(owner.email === null ? [userError('REQUIRED', 'owner.email')] : []),
    ...(owner.phone === null ? [userError('REQUIRED', 'owner.phone')] : []),
    ...(owner.address === null ? [userError('REQUIRED', 'owner.address')] : []),
    ...(contacts.length > MOST_CONTACTS ? [userError('INVALID', 'contacts', 'lists ten at most')] : []),
    ...contacts.flatMap((contact, place) => faultsOfInformation(contact, `contacts.${place}.`)),
    ...faultsOfLogin(password, caller, knownOf(asked)),
  ];
}

function faultsOfLogin(password: string | null, caller: Caller, known: readonly string[]): UserError[] {
  if (ownLogin(caller) !== null)
    return password === null ? [] : [userError('INVALID', 'password', 'is for people who have no login yet')];
  return password === null
    ? [userError('REQUIRED', 'password')]
    : faultsOfPassword(password, known, 'password');
}

/** What others may know of whoever signs up. */
function knownOf({ name, owner, contacts }: SignUpAsked): readonly string[] {
  return [name, ...[owner, ...contacts].flatMap(knownOfPerson)];
}

export function knownOfPerson({ name, email, phone, address }: PersonalInformation): readonly string[] {
  const { lines = [], city = null, postalCode = null } = address ?? {};
  const subscriber = phone?.slice(-SUBSCRIBER_DIGITS) ?? null;
  return [name, email, subscriber, ...lines, city, postalCode].filter((text) => text !== null);
}

/** Whoever asks with the token of a customer owns the account; staff and companies own none. */
function ownLogin({ kind, issuer, subject }: Caller): { issuer: string; subject: string } | null {
  return kind === 'CUSTOMER' ? { issuer, subject } : null;
}

async function makeLogin(
  { database }: ChangeScope,
  password: string,
): Promise<{ readonly issuer: string; readonly subject: string }> {
  const passwordHash = await hashSecret(password);
  const subject = uuidv7();
  await addUnderNewCode('user', async (code) => {
    const name = code.toLowerCase();
    const login = {
      name,
      subject,
      callerKind: 'CUSTOMER',
      roles: [],
      purposes: ['SELF_ACCESS'],
      passwordHash,
    };
    return (await addLogin(database, login)) ? subject : null;
  });
  return { issuer: EMBEDDED_ISSUER, subject };
}

async function addContacts(
  { database, at }: ChangeScope,
  accountId: string,
  { owner, contacts }: SignUpAsked,
): Promise<string[]> {
  const ids: string[] = [];
  for (const contact of [{ ...owner, role: 'OWNER' as const }, ...contacts]) {
    const contactId = uuidv7();
    await addContact(database, { accountId, contactId }, { ...contact, at });
    ids.push(contactId);
  }
  return ids;
}

/** To the address that was given. 47 CFR 64.2010(f) asks for no word of a login that is made with the service. */
async function tellOfSignUp(
  { database, at }: ChangeScope,
  told: { accountId: string; number: string; policyVersion: string; to: string },
): Promise<void> {
  const { accountId, number, policyVersion, to } = told;
  const mail = renderMail('SIGNED_UP', { account: number, version: policyVersion, at });
  await queueMail(database, { ...mail, accountId, to, at });
}
