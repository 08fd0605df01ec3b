/**
 * Relationships: made by the staff, declared by a company for its own id, confirmed, and ended. A company that declares one is
 * answered alike whatever is so: nothing is read for its answer.
 */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { userError, type UserError } from '../../lifecycle/change-refused.js';
import { declareRelationship } from '../../lifecycle/declare-relationship.js';
import {
  confirmRelationship,
  endRelationship,
  establishRelationship,
} from '../../lifecycle/relationships.js';
import { readRelationships, type RelationshipState } from '../../records/stores/relationship-store.js';
import { change, changeAccount } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import type { ChangedSource } from '../sources.js';
import { BY_RIGHT } from '../types/change.js';
import {
  ConfirmRelationshipInput,
  EndRelationshipInput,
  EstablishRelationshipInput,
  RelationshipPayload,
} from '../types/relationship-changes.js';

type Context = OperationContext;

@Resolver()
export class RelationshipResolver {
  @Mutation(() => RelationshipPayload, {
    nullable: true,
    description:
      'Makes a relationship with a company, from now on or later. One that a company declares for itself is pending until the owner or the staff confirm it.',
  })
  @Open(BY_RIGHT)
  establishRelationship(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EstablishRelationshipInput, { description: 'The relationship.' })
    input: EstablishRelationshipInput,
  ): Promise<RelationshipPayload> {
    return context.caller.company === null ? establish(context, info, input) : declare(context, info, input);
  }

  @Mutation(() => RelationshipPayload, {
    nullable: true,
    description: 'Confirms what a company declared: for the owner and the staff.',
  })
  @Open(BY_RIGHT)
  async confirmRelationship(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ConfirmRelationshipInput, { description: 'What is confirmed.' })
    input: ConfirmRelationshipInput,
  ): Promise<RelationshipPayload> {
    const named = { name: 'confirmRelationship', input } as const;
    const changed = await changeAccount(context, info, named, (scope, { id }) =>
      confirmRelationship(scope, id, input.company),
    );
    return payloadOf(context, changed);
  }

  @Mutation(() => RelationshipPayload, {
    nullable: true,
    description:
      'Ends what a company has to do with the account, now or later; what it declared is refused at once.',
  })
  @Open(BY_RIGHT)
  async endRelationship(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EndRelationshipInput, { description: 'What ends.' }) input: EndRelationshipInput,
  ): Promise<RelationshipPayload> {
    const company = context.caller.company?.id ?? input.company ?? null;
    if (company === null) return untold([userError('REQUIRED', 'company')]);
    const to = input.to?.getTime() ?? null;
    const named = { name: 'endRelationship', input } as const;
    const changed = await changeAccount(context, info, named, (scope, { id }) =>
      endRelationship(scope, id, { company, to }),
    );
    return payloadOf(context, changed);
  }
}

async function establish(
  context: Context,
  info: GraphQLResolveInfo,
  input: EstablishRelationshipInput,
): Promise<RelationshipPayload> {
  const { account = null, company = null, accountNumber = null } = input;
  if (account === null) return untold([userError('REQUIRED', 'account')]);
  if (company === null) return untold([userError('REQUIRED', 'company')]);
  if (accountNumber !== null)
    return untold([userError('INVALID', 'accountNumber', 'is how a company names the account')]);
  const from = input.from?.getTime() ?? null;
  const idempotencyKey = input.idempotencyKey ?? null;
  const named = { name: 'establishRelationship', input: { idempotencyKey, account, company, from } } as const;
  const changed = await changeAccount(context, info, named, (scope, { id }) =>
    establishRelationship(scope, id, { company, from }),
  );
  return payloadOf(context, changed);
}

async function declare(
  context: Context,
  info: GraphQLResolveInfo,
  input: EstablishRelationshipInput,
): Promise<RelationshipPayload> {
  const { account = null, accountNumber = null } = input;
  if (account !== null) return untold([userError('INVALID', 'account', 'is how the staff name the account')]);
  if (accountNumber === null) return untold([userError('REQUIRED', 'accountNumber')]);
  const from = input.from?.getTime() ?? null;
  const { userErrors } = await change(context, info, { name: 'establishRelationship', input }, (scope) =>
    declareRelationship(scope, { accountNumber, from }),
  );
  return untold(userErrors);
}

function untold(userErrors: readonly UserError[]): RelationshipPayload {
  return { relationshipId: null, state: null, from: null, to: null, userErrors };
}

interface Told {
  readonly state: RelationshipState;
  readonly from: Date;
  readonly to: Date | null;
}

/** As it is now: read past the reads of the operation, of which one may have been before the change. */
async function payloadOf(
  context: Context,
  { account, objects, userErrors }: ChangedSource,
): Promise<RelationshipPayload> {
  const relationshipId = objects?.['relationship'];
  if (relationshipId === undefined) return untold(userErrors);
  const { services, at } = context;
  const wanted = {
    accountIds: [account.id],
    properties: { id: true, state: true, from: true, to: true },
    at,
  } as const;
  const found = await factsOrUnavailable(context, readRelationships(services.database, wanted));
  const row = found.get(account.id)?.find(({ id }) => id === relationshipId) as Told | undefined;
  if (row === undefined) throw new Error('a relationship vanished after its change');
  return { relationshipId, state: row.state, from: row.from, to: row.to, userErrors };
}
