/** The register of complaints: written by support staff and supervisors, seen by supervisors and auditors (47 CFR 64.2009(e)). */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { recordComplaint } from '../../lifecycle/complaints.js';
import type { MadeChange } from '../../lifecycle/make-change.js';
import { findComplaint, pageComplaints, type Complaint } from '../../records/stores/complaint-store.js';
import { change } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { readRegister } from '../read-register.js';
import { BY_RIGHT } from '../types/change.js';
import {
  ComplaintConnection,
  ComplaintPayload,
  ComplaintType,
  RecordComplaintInput,
} from '../types/complaints.js';
import type { Page } from '../types/paging.js';
import { PageArgs } from './arguments.js';

type Context = OperationContext;

@Resolver(() => ComplaintPayload)
export class ComplaintResolver {
  @Query(() => ComplaintConnection, {
    nullable: true,
    description: 'The register of complaints, newest first: for supervisors and auditors.',
  })
  @Open('found by supervisors and auditors alone')
  complaints(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Complaint>> {
    return readRegister(context, info, page, pageComplaints);
  }

  @Mutation(() => ComplaintPayload, {
    nullable: true,
    description: 'Enters a complaint of unauthorized release of CPNI: for support staff and supervisors.',
  })
  @Open(BY_RIGHT)
  recordComplaint(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordComplaintInput, { description: 'The complaint.' }) input: RecordComplaintInput,
  ): Promise<MadeChange> {
    const { category, summary, receivedAt } = input;
    return change(context, info, { name: 'recordComplaint', input }, (scope) =>
      recordComplaint(scope, { category, summary, receivedAt: receivedAt?.getTime() ?? null }),
    );
  }

  @FieldResolver(() => ComplaintType, {
    nullable: true,
    description: 'The complaint; null when nothing was entered.',
  })
  @Open('told to whoever entered it')
  complaint(@Root() { objects }: MadeChange, @Ctx() context: Context): Promise<Complaint | null> | null {
    const code = objects?.['complaint'];
    return code === undefined
      ? null
      : factsOrUnavailable(context, findComplaint(context.services.database, code));
  }
}
