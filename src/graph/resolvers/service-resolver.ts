/** Identity, services, suspension and closing: by onboarding and support staff. What a customer has stays CPNI: ids alone are answered. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { ChangeName } from '../../lifecycle/changes.js';
import type { Changed, ChangeScope } from '../../lifecycle/make-change.js';
import {
  closeAccount,
  endService,
  startService,
  suspendAccount,
  verifyIdentity,
} from '../../lifecycle/services.js';
import { readAccountState } from '../../records/stores/account-change-store.js';
import { changeAccount } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { BY_RIGHT } from '../types/change.js';
import {
  AccountStatePayload,
  CloseAccountInput,
  EndServiceInput,
  StartServiceInput,
  SuspendAccountInput,
  VerifyIdentityInput,
  type StateChangeInputType,
} from '../types/service-changes.js';

type Context = OperationContext;
type Info = GraphQLResolveInfo;

@Resolver()
export class ServiceResolver {
  @Mutation(() => AccountStatePayload, {
    nullable: true,
    description:
      'Records how the identity of an applicant was verified: the kind of proof, never its number.',
  })
  @Open(BY_RIGHT)
  verifyIdentity(
    @Ctx() context: Context,
    @Info() info: Info,
    @Arg('input', () => VerifyIdentityInput, { description: 'The proof.' }) input: VerifyIdentityInput,
  ): Promise<AccountStatePayload> {
    return changeState(context, info, { name: 'verifyIdentity', input }, verifyIdentity);
  }

  @Mutation(() => AccountStatePayload, {
    nullable: true,
    description: 'Begins a service, now. The first makes the customer, and needs a verified identity.',
  })
  @Open(BY_RIGHT)
  startService(
    @Ctx() context: Context,
    @Info() info: Info,
    @Arg('input', () => StartServiceInput, { description: 'The service.' }) input: StartServiceInput,
  ): Promise<AccountStatePayload> {
    return changeState(context, info, { name: 'startService', input }, startService);
  }

  @Mutation(() => AccountStatePayload, {
    nullable: true,
    description: 'Ends a service, now or later; its numbers are free from then on.',
  })
  @Open(BY_RIGHT)
  endService(
    @Ctx() context: Context,
    @Info() info: Info,
    @Arg('input', () => EndServiceInput, { description: 'What ends.' }) input: EndServiceInput,
  ): Promise<AccountStatePayload> {
    const to = input.to?.getTime() ?? null;
    return changeState(
      context,
      info,
      { name: 'endService', input },
      (scope, id, { service, expectedVersion }) => endService(scope, id, { service, to, expectedVersion }),
    );
  }

  @Mutation(() => AccountStatePayload, {
    nullable: true,
    description: 'Suspends an account, or ends its suspension. A suspended customer is a customer still.',
  })
  @Open(BY_RIGHT)
  suspendAccount(
    @Ctx() context: Context,
    @Info() info: Info,
    @Arg('input', () => SuspendAccountInput, { description: 'The suspension.' }) input: SuspendAccountInput,
  ): Promise<AccountStatePayload> {
    return changeState(context, info, { name: 'suspendAccount', input }, suspendAccount);
  }

  @Mutation(() => AccountStatePayload, {
    nullable: true,
    description: 'Closes an account and ends its services: from then on it is of a former customer.',
  })
  @Open(BY_RIGHT)
  closeAccount(
    @Ctx() context: Context,
    @Info() info: Info,
    @Arg('input', () => CloseAccountInput, { description: 'The account.' }) input: CloseAccountInput,
  ): Promise<AccountStatePayload> {
    return changeState(context, info, { name: 'closeAccount', input }, closeAccount);
  }
}

async function changeState<Input extends StateChangeInputType>(
  context: Context,
  info: Info,
  asked: { readonly name: ChangeName; readonly input: Input },
  work: (scope: ChangeScope, accountId: string, input: Input) => Promise<Changed>,
): Promise<AccountStatePayload> {
  const { account, objects, userErrors } = await changeAccount(context, info, asked, (scope, { id }) =>
    work(scope, id, asked.input),
  );
  if (objects === null) return { status: null, version: null, serviceId: null, userErrors };
  const { database } = context.services;
  const { status, version } = await factsOrUnavailable(context, readAccountState(database, account.id));
  return { status, version, serviceId: objects['service'] ?? null, userErrors };
}
