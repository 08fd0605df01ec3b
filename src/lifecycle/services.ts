/**
 * Services: the first makes the customer (47 CFR 64.2003(f)), and only after the identity was verified. They begin now and
 * end now or later, never before. An account that is closed is of a former customer: its services end, its numbers are free.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Instant } from '../clock.js';
import type { ServiceCategory } from '../policy/categories.js';
import {
  addVerification,
  isVerified,
  type IdentityProof,
  type VerificationChannel,
} from '../records/stores/identity-verification-store.js';
import {
  addNumber,
  addService,
  endServices,
  findService,
  releaseNumbers,
  type NumberType,
  type ServiceType,
} from '../records/stores/service-change-store.js';
import { transit } from './account-states.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import { objectsOf, type Changed, type ChangeScope } from './make-change.js';
import { lockOpenPaper } from './papers.js';

interface OfVersion {
  readonly expectedVersion: number;
}

export interface VerificationAsked extends OfVersion {
  /** The open onboarding case of the account. */
  readonly reference: string;
  readonly proof: IdentityProof;
  readonly channel: VerificationChannel;
}

/** A document is looked at by whoever verifies: neither its number nor a copy is taken. */
export async function verifyIdentity(
  scope: ChangeScope,
  accountId: string,
  { reference, proof, channel, expectedVersion }: VerificationAsked,
): Promise<Changed> {
  const { database, at, caller } = scope;
  await transit(scope, accountId, { transition: 'VERIFY_IDENTITY', expectedVersion });
  const paper = await lockOpenPaper(
    scope,
    'ONBOARDING_CASE',
    reference,
    (one) => one.accountId === accountId,
  );
  const verificationId = uuidv7();
  const by = { issuer: caller.issuer, subject: caller.subject };
  await addVerification(database, { accountId, verificationId, proof, channel, caseId: paper.id, by, at });
  return { objects: { verification: verificationId } };
}

export interface ServiceAsked extends OfVersion {
  readonly category: ServiceCategory;
  readonly type: ServiceType;
  readonly features: readonly string[];
  readonly numbers: readonly { readonly number: string; readonly type: NumberType }[];
}

const MOST_NUMBERS = 100;
const MOST_FEATURES = 50;
const FEATURE = /^[A-Z][A-Z0-9_]{0,39}$/;

export async function startService(
  scope: ChangeScope,
  accountId: string,
  { category, type, features, numbers, expectedVersion }: ServiceAsked,
): Promise<Changed> {
  const { database, at } = scope;
  requireAll([
    [
      features.length <= MOST_FEATURES && features.every((feature) => FEATURE.test(feature)),
      userError('INVALID', 'features', 'lists words such as CALLER_ID, 50 at most'),
    ],
    [numbers.length <= MOST_NUMBERS, userError('INVALID', 'numbers', `lists ${MOST_NUMBERS} at most`)],
  ]);
  const { status } = await transit(scope, accountId, { transition: 'START_SERVICE', expectedVersion });
  requireAll([
    [
      status !== 'APPLICANT' || (await isVerified(database, accountId)),
      userError('NOT_ALLOWED_NOW', 'account', 'is of somebody whose identity was not verified'),
    ],
  ]);
  const serviceId = uuidv7();
  await addService(database, { accountId, serviceId, category, type, features, at });
  for (const [place, { number, type: kind }] of numbers.entries()) {
    const added = await addNumber(database, { accountId, serviceId, number, type: kind, at });
    requireAll([[added, userError('TAKEN', `numbers.${place}.number`, 'is in service already')]]);
  }
  return { objects: { service: serviceId } };
}

export interface ServiceEndAsked extends OfVersion {
  readonly service: string;
  /** Null: now. */
  readonly to: Instant | null;
}

export async function endService(
  scope: ChangeScope,
  accountId: string,
  { service: serviceId, to, expectedVersion }: ServiceEndAsked,
): Promise<Changed> {
  const { database, at } = scope;
  const ends = to ?? at;
  await transit(scope, accountId, { transition: 'END_SERVICE', expectedVersion });
  const found = await findService(database, accountId, serviceId);
  if (found === null) throw new ChangeRefused(userError('NOT_FOUND', 'service'));
  const until = found.endedAt?.getTime() ?? Infinity;
  requireAll([
    [until > at, userError('ENDED', 'service')],
    [ends >= at, userError('BACKDATED', 'to')],
    [until <= at || until > ends, userError('NOT_ALLOWED_NOW', 'to', 'would be no earlier end')],
  ]);
  await endServices(database, { accountId, serviceId, to: ends });
  if (ends <= at) await releaseNumbers(database, { accountId, serviceId, at });
  return { objects: { service: serviceId } };
}

/** A suspended customer is a customer still. */
export async function suspendAccount(
  scope: ChangeScope,
  accountId: string,
  { suspended, expectedVersion }: OfVersion & { readonly suspended: boolean },
): Promise<Changed> {
  const transition = suspended ? 'SUSPEND' : 'RESUME';
  await transit(scope, accountId, { transition, expectedVersion });
  return { objects: { account: accountId } };
}

export async function closeAccount(
  scope: ChangeScope,
  accountId: string,
  { expectedVersion }: OfVersion,
): Promise<Changed> {
  const { database, at } = scope;
  await transit(scope, accountId, { transition: 'CLOSE', expectedVersion });
  const ended = await endServices(database, { accountId, serviceId: null, to: at });
  await releaseNumbers(database, { accountId, serviceId: null, at });
  return { objects: { account: accountId, ...objectsOf('service', ended) } };
}
