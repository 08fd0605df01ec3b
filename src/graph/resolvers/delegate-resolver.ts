/** Designations: made and revoked by the customer, or by support staff on a call with the customer. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { designateDelegate, revokeDelegate } from '../../lifecycle/delegates.js';
import type { Row } from '../../records/select.js';
import { readDelegations } from '../../records/stores/delegation-store.js';
import { changeAccount } from '../change.js';
import { Open, Record } from '../classification.js';
import type { OperationContext } from '../context.js';
import { Read, type DisclosedRead } from '../disclosed-reads.js';
import type { ChangedSource } from '../sources.js';
import { BY_RIGHT, CHANGED } from '../types/change.js';
import { DelegationType, OWNER_AND_AUDITOR } from '../types/customer-records.js';
import { DelegatePayload, DesignateDelegateInput, RevokeDelegateInput } from '../types/delegate-changes.js';

@Resolver(() => DelegatePayload)
export class DelegateResolver {
  @Mutation(() => DelegatePayload, {
    nullable: true,
    description:
      'Designates a person or a company to read listed categories, from now on (47 U.S.C. 222(c)(2)). A written designation takes the place of the one that the same person or company had.',
  })
  @Open(BY_RIGHT)
  designateDelegate(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DesignateDelegateInput, { description: 'The designation.' })
    input: DesignateDelegateInput,
  ): Promise<ChangedSource> {
    const { company = null, person = null, categories, form = null, evidence = null } = input;
    const until = input.until?.getTime() ?? null;
    return changeAccount(context, info, { name: 'designateDelegate', input }, (change, { id }) =>
      designateDelegate(change, id, { company, person, categories, until, form, evidence }),
    );
  }

  @Mutation(() => DelegatePayload, { nullable: true, description: 'Revokes a designation at once.' })
  @Open(BY_RIGHT)
  revokeDelegate(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeDelegateInput, { description: 'The designation.' }) input: RevokeDelegateInput,
  ): Promise<ChangedSource> {
    const { delegation = null, company = null, person = null, evidence = null } = input;
    return changeAccount(context, info, { name: 'revokeDelegate', input }, (change, { id }) =>
      revokeDelegate(change, id, { delegation, company, person, evidence }),
    );
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the designation; null when nothing was changed.',
  })
  @Open(CHANGED)
  delegationId(@Root() { objects }: ChangedSource): string | null {
    return objects?.['delegation'] ?? null;
  }

  @FieldResolver(() => DelegationType, {
    nullable: true,
    description: 'The designation; null when nothing was changed.',
  })
  @Record(OWNER_AND_AUDITOR)
  async delegation(@Root() { objects }: ChangedSource, @Read() read: DisclosedRead): Promise<Row | null> {
    if (objects === null) return null;
    const [delegation] = await read.list(readDelegations, { delegationId: objects['delegation'] });
    return delegation ?? null;
  }
}
