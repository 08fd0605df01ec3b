/**
 * Whom the customer designates to read on the customer's behalf: "upon affirmative written request" (47 U.S.C. 222(c)(2)), for
 * listed categories, until an end or until it is revoked, which holds at once. What was said by word of mouth is noted and
 * permits nothing.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../clock.js';
import type { CompanyKind } from '../policy/callers.js';
import type { CpniCategory } from '../policy/categories.js';
import type { DelegationForm } from '../policy/request.js';
import type { Database } from '../records/database.js';
import { lockAccount } from '../records/stores/account-change-store.js';
import { findCompany } from '../records/stores/client-registration-store.js';
import { addDelegation, revokeDelegations, type Grantee } from '../records/stores/delegation-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import { objectsOf, type Changed, type ChangeScope } from './make-change.js';
import { evidenceOf, howSaid, type SaidInput } from './said.js';

/** A company or a person, and not both. */
export interface GranteeAsked {
  readonly company: string | null;
  readonly person: { readonly issuer: string; readonly subject: string } | null;
}

export interface DesignationAsked extends GranteeAsked, SaidInput<DelegationForm> {
  readonly categories: readonly CpniCategory[];
  /** Null: until it is revoked. */
  readonly until: Instant | null;
}

export interface RevocationAsked extends GranteeAsked {
  readonly delegation: string | null;
  readonly evidence: string | null;
}

/** Companies that a designation opens nothing to: they read on grounds of their own. */
const NOT_DESIGNATED: readonly CompanyKind[] = ['PUBLIC_SAFETY', 'GOVERNMENT'];

/** A written one takes the place of the written one that the same grantee had, so that one alone is in force. */
export async function designateDelegate(
  { database, at, caller }: ChangeScope,
  accountId: string,
  asked: DesignationAsked,
): Promise<Changed> {
  const { categories, until } = asked;
  const said = howSaid(caller, asked, 'WRITTEN');
  const grantee = granteeOf(asked);
  requireAll([
    [categories.length > 0, userError('REQUIRED', 'categories')],
    [until === null || until > at, userError('BACKDATED', 'until')],
    [await mayBeDesignated(database, grantee), userError('NOT_FOUND', 'company')],
  ]);
  await lockAccount(database, accountId);
  const replaced =
    said.form === 'WRITTEN'
      ? await revokeDelegations(database, { accountId, of: { grantee, form: 'WRITTEN' }, evidence: null, at })
      : [];
  const delegationId = uuidv7();
  const listed = [...new Set(categories)];
  await addDelegation(database, { accountId, delegationId, grantee, categories: listed, until, ...said, at });
  return { objects: { delegation: delegationId, ...objectsOf('replaced', replaced) } };
}

/** One by its id, or whatever designates the grantee. */
export async function revokeDelegate(
  { database, at, caller }: ChangeScope,
  accountId: string,
  { delegation, ...asked }: RevocationAsked,
): Promise<Changed> {
  const byGrantee = asked.company !== null || asked.person !== null;
  requireAll([
    [
      (delegation === null) === byGrantee,
      userError('INVALID', 'delegation', 'is given, or the company, or the person: one of them'),
    ],
  ]);
  const evidence = evidenceOf(caller, asked.evidence);
  await lockAccount(database, accountId);
  const of = delegation === null ? { grantee: granteeOf(asked) } : { delegationId: delegation };
  const revoked = await revokeDelegations(database, { accountId, of, evidence, at });
  if (revoked.length === 0)
    throw new ChangeRefused(
      userError('NOT_FOUND', delegation === null ? 'company' : 'delegation', 'names none that is in force'),
    );
  return { objects: objectsOf('delegation', revoked) };
}

function granteeOf({ company, person }: GranteeAsked): Grantee {
  requireAll([
    [
      (company === null) !== (person === null),
      userError('INVALID', 'company', 'is given or the person is, and not both'),
    ],
    [person === null || isWord(person.subject), userError('INVALID', 'person.subject')],
    [person === null || isWord(person.issuer), userError('INVALID', 'person.issuer')],
  ]);
  return { companyId: company, person };
}

function isWord(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST_WORD;
}

/** Of what a token may hold. */
const LONGEST_WORD = 256;

async function mayBeDesignated(database: Database, { companyId }: Grantee): Promise<boolean> {
  if (companyId === null) return true;
  const known = await findCompany(database, companyId);
  return known !== null && !NOT_DESIGNATED.some((kind) => kind === known.kind);
}
