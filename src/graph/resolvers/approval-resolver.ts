/** Approvals and objections: recorded and withdrawn by the customer, or by support staff on a call with the customer. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { recordApproval, withdrawApproval } from '../../lifecycle/approvals.js';
import type { Row } from '../../records/select.js';
import { readApprovals } from '../../records/stores/approval-store.js';
import { changeAccount } from '../change.js';
import { Open, Record } from '../classification.js';
import type { OperationContext } from '../context.js';
import { Read, type DisclosedRead } from '../disclosed-reads.js';
import type { ChangedSource } from '../sources.js';
import { ApprovalPayload, RecordApprovalInput, WithdrawApprovalInput } from '../types/approval-changes.js';
import { BY_RIGHT, CHANGED } from '../types/change.js';
import { ApprovalType, OWNER_AND_AUDITOR } from '../types/customer-records.js';

@Resolver(() => ApprovalPayload)
export class ApprovalResolver {
  @Mutation(() => ApprovalPayload, {
    nullable: true,
    description: 'Records an approval or an objection of the customer, from now on (47 CFR 64.2007).',
  })
  @Open(BY_RIGHT)
  recordApproval(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordApprovalInput, { description: 'The approval.' }) input: RecordApprovalInput,
  ): Promise<ChangedSource> {
    const {
      kind,
      scope,
      company = null,
      categories = null,
      form = null,
      evidence = null,
      call = null,
    } = input;
    return changeAccount(context, info, { name: 'recordApproval', input }, (change, { id }) =>
      recordApproval(change, id, { kind, scope, company, categories, form, evidence, call }),
    );
  }

  @Mutation(() => ApprovalPayload, {
    nullable: true,
    description: 'Ends an approval or an objection at once (47 CFR 64.2007(a)(2)).',
  })
  @Open(BY_RIGHT)
  withdrawApproval(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => WithdrawApprovalInput, { description: 'The approval.' }) input: WithdrawApprovalInput,
  ): Promise<ChangedSource> {
    const { approval, evidence = null } = input;
    return changeAccount(context, info, { name: 'withdrawApproval', input }, (change, { id }) =>
      withdrawApproval(change, id, { approval, evidence }),
    );
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The id of the approval; null when nothing was changed.',
  })
  @Open(CHANGED)
  approvalId(@Root() { objects }: ChangedSource): string | null {
    return objects?.['approval'] ?? null;
  }

  @FieldResolver(() => ApprovalType, {
    nullable: true,
    description: 'The approval; null when nothing was changed.',
  })
  @Record(OWNER_AND_AUDITOR)
  async approval(@Root() { objects }: ChangedSource, @Read() read: DisclosedRead): Promise<Row | null> {
    if (objects === null) return null;
    const [approval] = await read.list(readApprovals, { approvalId: objects['approval'] });
    return approval ?? null;
  }
}
