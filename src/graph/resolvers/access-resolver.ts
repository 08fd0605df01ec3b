/** Changes to who may call: clients registered and suspended, tokens revoked. Who may do so is checked before anything is written. */
import { randomBytes } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { EMBEDDED_ISSUER } from '../../identity/caller.js';
import { addClient, endTokens, stopClient, type Change } from '../../lifecycle/change-access.js';
import { mayTry } from '../../lifecycle/change-makers.js';
import { ChangeRefused, userError, type UserError } from '../../lifecycle/change-refused.js';
import { checkDraft, type DraftFault } from '../../lifecycle/draft-client.js';
import type { ChangeScope, MadeChange } from '../../lifecycle/make-change.js';
import { findClientRegistration, findCompany } from '../../records/stores/client-registration-store.js';
import { findOidcPayload } from '../../records/stores/oidc-store.js';
import { change } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import {
  ClientPayload,
  RegisterClientInput,
  RevokeTokenInput,
  RevokeTokenPayload,
  SuspendClientInput,
} from '../types/access.js';
import { BY_RIGHT } from '../types/change.js';

type Context = OperationContext;

@Resolver()
export class AccessResolver {
  @Mutation(() => ClientPayload, {
    nullable: true,
    description: 'Registers a client of a company, with its public key: for supervisors.',
  })
  @Open(BY_RIGHT)
  registerClient(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RegisterClientInput, { description: 'The client.' }) input: RegisterClientInput,
  ): Promise<ClientPayload> {
    return register(context, info, input);
  }

  @Mutation(() => ClientPayload, {
    nullable: true,
    description: 'Refuses every operation of a client that begins from now on: for supervisors.',
  })
  @Open(BY_RIGHT)
  suspendClient(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SuspendClientInput, { description: 'The client.' }) input: SuspendClientInput,
  ): Promise<ClientPayload> {
    return suspend(context, info, input);
  }

  @Mutation(() => RevokeTokenPayload, {
    nullable: true,
    description:
      'Refuses access tokens in every operation that begins from now on: for supervisors, and for a person the own logins and grants.',
  })
  @Open(BY_RIGHT)
  revokeToken(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeTokenInput, { description: 'What is revoked.' }) input: RevokeTokenInput,
  ): Promise<RevokeTokenPayload> {
    return revoke(context, info, input);
  }
}

async function register(
  context: Context,
  info: GraphQLResolveInfo,
  input: RegisterClientInput,
): Promise<ClientPayload> {
  const { company, publicKeys, categories, clientId, name, purposes, requiresBodyDigest, documentsOnly } =
    input;
  const made = await change(context, info, { name: 'registerClient', input }, async (scope) => {
    const { client, faults } = await checkDraft(
      {
        issuer: EMBEDDED_ISSUER,
        clientId: clientId ?? `${company}-${randomBytes(4).toString('hex')}`,
        name,
        purposes,
        categories: categories ?? null,
        requiresDpop: true,
        requiresBodyDigest,
        documentsOnly,
        keys: publicKeys,
      },
      { company: await findCompany(scope.database, company), mayBeUnbound: false },
    );
    if (client === null) throw new ChangeRefused(...faults.map(toUserError));
    if (!(await addClient(scope.database, client, toChange(scope))))
      throw new ChangeRefused(userError('TAKEN', 'clientId', 'is the id of another client'));
    return { objects: { client: client.clientId } };
  });
  return clientPayload(context, EMBEDDED_ISSUER, made);
}

async function suspend(
  context: Context,
  info: GraphQLResolveInfo,
  input: SuspendClientInput,
): Promise<ClientPayload> {
  const { clientId, issuer = EMBEDDED_ISSUER } = input;
  const made = await change(context, info, { name: 'suspendClient', input }, async (scope) => {
    if (!(await stopClient(scope.database, { issuer, clientId }, toChange(scope))))
      throw new ChangeRefused(userError('NOT_FOUND', 'clientId', 'is not the id of a client'));
    return { objects: { client: clientId } };
  });
  return clientPayload(context, issuer, made);
}

async function clientPayload(
  { services }: Context,
  issuer: string,
  { objects, userErrors }: MadeChange,
): Promise<ClientPayload> {
  const clientId = objects?.['client'];
  const named = clientId === undefined ? null : { issuer, clientId };
  return {
    client: named === null ? null : await findClientRegistration(services.database, named),
    userErrors,
  };
}

async function revoke(
  context: Context,
  info: GraphQLResolveInfo,
  input: RevokeTokenInput,
): Promise<RevokeTokenPayload> {
  const { kind, value, issuer = EMBEDDED_ISSUER } = input;
  const { objects, userErrors } = await change(
    context,
    info,
    { name: 'revokeToken', input },
    async (scope) => {
      if (value === '') throw new ChangeRefused(userError('INVALID', 'value', 'is empty'));
      if (kind === 'GRANT' && !mayTry('SUPERVISOR', scope.caller, {}) && !(await isOwnGrant(scope, value)))
        throw new ChangeRefused(userError('NOT_FOUND', 'value', 'is no grant of yours'));
      await endTokens(scope.database, { issuer, kind, value }, toChange(scope));
      return { objects: { [kind.toLowerCase()]: value } };
    },
  );
  return { revoked: objects !== null, userErrors };
}

/** A grant that the own login gave at this server. */
async function isOwnGrant({ database, caller, at }: ChangeScope, grantId: string): Promise<boolean> {
  const grant = await findOidcPayload(database, 'Grant', 'id', grantId, at);
  return caller.issuer === EMBEDDED_ISSUER && grant?.['accountId'] === caller.subject;
}

function toChange({ caller, at }: ChangeScope): Change {
  return { by: { issuer: caller.issuer, subject: caller.subject }, at };
}

function toUserError({ field, message }: DraftFault): UserError {
  return userError('INVALID', field === 'keys' ? 'publicKeys' : field, message);
}
