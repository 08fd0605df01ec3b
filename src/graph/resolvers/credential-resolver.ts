/** Password and backup answer. A try is counted as at the login page, before anything is compared. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { ChangeName } from '../../lifecycle/changes.js';
import {
  admitAttempt,
  changeBackupAnswer,
  changePassword,
  CHOSEN_FIELDS,
  forgiveAttempt,
} from '../../lifecycle/credentials.js';
import type { Changed, ChangeScope } from '../../lifecycle/make-change.js';
import { changeAccount } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { BY_RIGHT, type AccountChangeInputType } from '../types/change.js';
import {
  ChangeBackupAnswerInput,
  ChangePasswordInput,
  CredentialPayload,
} from '../types/credential-changes.js';

type Context = OperationContext;

@Resolver()
export class CredentialResolver {
  @Mutation(() => CredentialPayload, {
    nullable: true,
    description:
      'Changes the password of the login, tells the customer at the old address and signs everybody out who used it (47 CFR 64.2010(e), (f)).',
  })
  @Open(BY_RIGHT)
  changePassword(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ChangePasswordInput, { description: 'The password.' }) input: ChangePasswordInput,
  ): Promise<CredentialPayload> {
    const { currentPassword = null, backupAnswer = null, newPassword } = input;
    return changeCredential(context, info, { name: 'changePassword', input }, (scope, id) =>
      changePassword(scope, id, { currentPassword, backupAnswer, newPassword }),
    );
  }

  @Mutation(() => CredentialPayload, {
    nullable: true,
    description: 'Changes what helps when the password is lost, and tells the customer at the old address.',
  })
  @Open(BY_RIGHT)
  changeBackupAnswer(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ChangeBackupAnswerInput, { description: 'The answer.' })
    input: ChangeBackupAnswerInput,
  ): Promise<CredentialPayload> {
    return changeCredential(context, info, { name: 'changeBackupAnswer', input }, (scope, id) =>
      changeBackupAnswer(scope, id, input),
    );
  }
}

async function changeCredential(
  context: Context,
  info: GraphQLResolveInfo,
  asked: { readonly name: ChangeName; readonly input: AccountChangeInputType },
  work: (scope: ChangeScope, accountId: string) => Promise<Changed>,
): Promise<CredentialPayload> {
  const { caller, at, services } = context;
  const { database } = services;
  const { account, objects, userErrors } = await changeAccount(
    context,
    info,
    { ...asked, admit: ({ id }) => admitAttempt(database, { accountId: id, caller, at }) },
    (scope, { id }) => work(scope, id),
  );
  const changed = objects !== null;
  if (changed || userErrors.every(({ field }) => CHOSEN_FIELDS.includes(field)))
    await factsOrUnavailable(context, forgiveAttempt(database, { accountId: account.id, caller }));
  return { changed, userErrors };
}
