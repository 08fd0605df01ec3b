/**
 * Relationships of a customer with other Flowroute companies (Policy section 3): made by the carrier's staff, or declared by an
 * affiliate and then nothing until the owner or the staff confirm it, so that no company grants itself access. They begin now
 * or later and end now or later, never before.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../clock.js';
import type { CompanyKind } from '../policy/callers.js';
import type { RelationshipKind } from '../policy/request.js';
import type { Database } from '../records/database.js';
import { lockAccount } from '../records/stores/account-change-store.js';
import { findCompany } from '../records/stores/client-registration-store.js';
import {
  addRelationship,
  findRelationships,
  markConfirmed,
  markEnded,
  type CompanyRelationship,
} from '../records/stores/relationship-store.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import { objectsOf, type Changed, type ChangeScope } from './make-change.js';

/** What a company of this kind may have to do with an account; others have no relationships. */
const KIND_OF: Partial<Record<CompanyKind, RelationshipKind>> = { AFFILIATE: 'SERVICE', AGENT: 'ASSIGNMENT' };

export interface RelationshipAsked {
  readonly company: string;
  /** Null: now. */
  readonly from: Instant | null;
}

/** By the staff. What the company has declared already is confirmed. */
export async function establishRelationship(
  { database, at }: ChangeScope,
  accountId: string,
  { company, from }: RelationshipAsked,
): Promise<Changed> {
  const { status } = await lockAccount(database, accountId);
  const kind = await kindWith(database, company);
  const found = await findRelationships(database, { accountId, companyId: company, at });
  requireAll([
    [!found.some(isLive), userError('TAKEN', 'company', 'has a relationship with the customer already')],
    [from === null || from >= at, userError('BACKDATED', 'from')],
    [status !== 'CLOSED', userError('NOT_ALLOWED_NOW', 'account', 'is closed')],
  ]);
  const begins = from ?? at;
  const declared = found.find(isPending);
  if (declared !== undefined) {
    await markConfirmed(database, { accountId, ...declared, from: begins, at });
    return { objects: { relationship: declared.relationshipId } };
  }
  const relationshipId = uuidv7();
  const made = { accountId, relationshipId, companyId: company, kind, from: begins, at };
  await addRelationship(database, made);
  return { objects: { relationship: relationshipId } };
}

/** What the company declared; it begins now, or when it was declared to begin. */
export async function confirmRelationship(
  { database, at }: ChangeScope,
  accountId: string,
  company: string,
): Promise<Changed> {
  await lockAccount(database, accountId);
  const found = await findRelationships(database, { accountId, companyId: company, at });
  const declared = found.find(isPending);
  if (declared === undefined) throw new ChangeRefused(userError('NOT_FOUND', 'company', NOTHING_DECLARED));
  const { relationshipId, from } = declared;
  await markConfirmed(database, { accountId, relationshipId, from: from.getTime(), at });
  return { objects: { relationship: relationshipId } };
}

const NOTHING_DECLARED = 'declared nothing that waits to be confirmed';

/** All that the company has to do with the account, at the instant or now; what waits to be confirmed is refused now. */
export async function endRelationship(
  { database, at }: ChangeScope,
  accountId: string,
  { company, to }: { readonly company: string; readonly to: Instant | null },
): Promise<Changed> {
  await lockAccount(database, accountId);
  const found = await findRelationships(database, { accountId, companyId: company, at });
  const ending = found.filter((one) => isLive(one) || isPending(one));
  const ends = to ?? at;
  requireAll([
    [found.length > 0, userError('NOT_FOUND', 'company')],
    [found.length === 0 || ending.length > 0, userError('ENDED', 'company')],
    [ends >= at, userError('BACKDATED', 'to')],
    [!ending.some((one) => endsBy(one, ends)), userError('NOT_ALLOWED_NOW', 'to', 'would be no earlier end')],
  ]);
  for (const one of ending)
    await markEnded(database, { accountId, ...one, to: isPending(one) ? at : ends, at });
  const ids = ending.map(({ relationshipId }) => relationshipId);
  return { objects: objectsOf('relationship', ids) };
}

/** Nobody makes longer what another has ended. */
function endsBy({ to }: CompanyRelationship, instant: Instant): boolean {
  return to !== null && to.getTime() <= instant;
}

async function kindWith(database: Database, company: string): Promise<RelationshipKind> {
  const known = await findCompany(database, company);
  if (known === null) throw new ChangeRefused(userError('NOT_FOUND', 'company'));
  const kind = KIND_OF[known.kind as CompanyKind];
  if (kind === undefined)
    throw new ChangeRefused(userError('INVALID', 'company', 'is neither an affiliate nor an agent'));
  return kind;
}

function isLive({ state }: CompanyRelationship): boolean {
  return state === 'COMING' || state === 'IN_FORCE';
}

function isPending({ state }: CompanyRelationship): boolean {
  return state === 'PENDING';
}
