/** Changes to who may call: clients registered and suspended, tokens revoked. Who may do so is checked before anything is written. */
import { randomBytes } from 'node:crypto';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { EMBEDDED_ISSUER } from '../../identity/caller.js';
import { addClient, endTokens, stopClient, type Change } from '../../lifecycle/change-access.js';
import { checkDraft, type DraftFault } from '../../lifecycle/draft-client.js';
import { findClientRegistration, findCompany } from '../../records/stores/client-registration-store.js';
import { findOidcPayload } from '../../records/stores/oidc-store.js';
import { isSupervisor } from '../change-rights.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import {
  ClientPayload,
  RegisterClientInput,
  RevokeTokenInput,
  RevokeTokenPayload,
  SuspendClientInput,
  type UserErrorType,
} from '../types/access.js';

type Context = OperationContext;

const BY_RIGHT = 'whoever may not make the change is refused before anything is written';

@Resolver()
export class AccessResolver {
  @Mutation(() => ClientPayload, {
    nullable: true,
    description: 'Registers a client of a company, with its public key: for supervisors.',
  })
  @Open(BY_RIGHT)
  registerClient(
    @Ctx() context: Context,
    @Arg('input', () => RegisterClientInput, { description: 'The client.' }) input: RegisterClientInput,
  ): Promise<ClientPayload> {
    return factsOrUnavailable(context, register(context, input));
  }

  @Mutation(() => ClientPayload, {
    nullable: true,
    description: 'Refuses every operation of a client that begins from now on: for supervisors.',
  })
  @Open(BY_RIGHT)
  suspendClient(
    @Ctx() context: Context,
    @Arg('input', () => SuspendClientInput, { description: 'The client.' }) input: SuspendClientInput,
  ): Promise<ClientPayload> {
    return factsOrUnavailable(context, suspend(context, input));
  }

  @Mutation(() => RevokeTokenPayload, {
    nullable: true,
    description:
      'Refuses access tokens in every operation that begins from now on: for supervisors, and for a person the own logins and grants.',
  })
  @Open(BY_RIGHT)
  revokeToken(
    @Ctx() context: Context,
    @Arg('input', () => RevokeTokenInput, { description: 'What is revoked.' }) input: RevokeTokenInput,
  ): Promise<RevokeTokenPayload> {
    return factsOrUnavailable(context, revoke(context, input));
  }
}

async function register(context: Context, input: RegisterClientInput): Promise<ClientPayload> {
  const { database } = context.services;
  const { company, publicKeys, categories, clientId, name, purposes, requiresBodyDigest } = input;
  const { client, faults } = await checkDraft(
    {
      issuer: EMBEDDED_ISSUER,
      clientId: clientId ?? `${company}-${randomBytes(4).toString('hex')}`,
      name,
      purposes,
      categories: categories ?? null,
      requiresDpop: true,
      requiresBodyDigest,
      keys: publicKeys,
    },
    { company: await findCompany(database, company), mayBeUnbound: false },
  );
  if (client === null) return refused(...faults.map(toUserError));
  if (!(await addClient(database, client, changeOf(context))))
    return refused({ code: 'TAKEN', field: 'clientId', message: 'is the id of another client' });
  return { client: { ...client, suspended: false }, userErrors: [] };
}

async function suspend(context: Context, { clientId, issuer }: SuspendClientInput): Promise<ClientPayload> {
  const { database } = context.services;
  const named = { issuer: issuer ?? EMBEDDED_ISSUER, clientId };
  if (!(await stopClient(database, named, changeOf(context))))
    return refused({ code: 'NOT_FOUND', field: 'clientId', message: 'is not the id of a client' });
  return { client: await findClientRegistration(database, named), userErrors: [] };
}

async function revoke(
  context: Context,
  { kind, value, issuer }: RevokeTokenInput,
): Promise<RevokeTokenPayload> {
  if (value === '')
    return { revoked: false, userErrors: [{ code: 'INVALID', field: 'value', message: 'is empty' }] };
  if (kind === 'GRANT' && !isSupervisor(context.caller) && !(await isOwnGrant(context, value)))
    return {
      revoked: false,
      userErrors: [{ code: 'NOT_FOUND', field: 'value', message: 'is no grant of yours' }],
    };
  const revocation = { issuer: issuer ?? EMBEDDED_ISSUER, kind, value };
  await endTokens(context.services.database, revocation, changeOf(context));
  return { revoked: true, userErrors: [] };
}

/** A grant that the own login gave at this server. */
async function isOwnGrant({ services, caller, at }: Context, grantId: string): Promise<boolean> {
  const grant = await findOidcPayload(services.database, 'Grant', 'id', grantId, at);
  return caller.issuer === EMBEDDED_ISSUER && grant?.['accountId'] === caller.subject;
}

function changeOf({ caller, at }: Context): Change {
  return { by: { issuer: caller.issuer, subject: caller.subject }, at };
}

function refused(...userErrors: readonly UserErrorType[]): ClientPayload {
  return { client: null, userErrors };
}

function toUserError({ field, message }: DraftFault): UserErrorType {
  return { code: 'INVALID', field: field === 'keys' ? 'publicKeys' : field, message };
}
