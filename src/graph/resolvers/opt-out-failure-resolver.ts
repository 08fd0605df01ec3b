/** The register of failures of the opt-out mechanism: kept by supervisors, seen by them and by auditors (47 CFR 64.2009(f)). */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { MadeChange } from '../../lifecycle/make-change.js';
import { recordOptOutFailureNotice, reportOptOutFailure } from '../../lifecycle/opt-out-failures.js';
import {
  findOptOutFailure,
  pageOptOutFailures,
  type OptOutFailure,
} from '../../records/stores/opt-out-failure-store.js';
import { change } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { readRegister } from '../read-register.js';
import { BY_RIGHT } from '../types/change.js';
import {
  OptOutFailureConnection,
  OptOutFailurePayload,
  OptOutFailureType,
  RecordOptOutFailureNoticeInput,
  ReportOptOutFailureInput,
} from '../types/opt-out-failures.js';
import type { Page } from '../types/paging.js';
import { PageArgs } from './arguments.js';

type Context = OperationContext;

@Resolver(() => OptOutFailurePayload)
export class OptOutFailureResolver {
  @Query(() => OptOutFailureConnection, {
    nullable: true,
    description:
      'The register of failures of the opt-out mechanism, newest first: for supervisors and auditors.',
  })
  @Open('found by supervisors and auditors alone')
  optOutFailures(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<OptOutFailure>> {
    return readRegister(context, info, page, pageOptOutFailures);
  }

  @Mutation(() => OptOutFailurePayload, {
    nullable: true,
    description:
      'Enters a failure of the opt-out mechanism, with when the Commission is to be told: for supervisors.',
  })
  @Open(BY_RIGHT)
  reportOptOutFailure(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReportOptOutFailureInput, { description: 'The failure.' })
    input: ReportOptOutFailureInput,
  ): Promise<MadeChange> {
    const { mechanisms, problems, customersAffected, moreThanAnomaly, summary } = input;
    return change(context, info, { name: 'reportOptOutFailure', input }, (scope) =>
      reportOptOutFailure(scope, {
        mechanisms,
        problems,
        beganAt: input.beganAt.getTime(),
        discoveredAt: input.discoveredAt.getTime(),
        endedAt: input.endedAt?.getTime() ?? null,
        customersAffected,
        moreThanAnomaly,
        summary,
      }),
    );
  }

  @Mutation(() => OptOutFailurePayload, {
    nullable: true,
    description: 'Records when the Commission was told of a failure in writing: for supervisors.',
  })
  @Open(BY_RIGHT)
  recordOptOutFailureNotice(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordOptOutFailureNoticeInput, { description: 'The notice.' })
    input: RecordOptOutFailureNoticeInput,
  ): Promise<MadeChange> {
    const { failure, remedy } = input;
    return change(context, info, { name: 'recordOptOutFailureNotice', input }, (scope) =>
      recordOptOutFailureNotice(scope, {
        failure,
        remedy,
        notifiedAt: input.notifiedAt?.getTime() ?? null,
        endedAt: input.endedAt?.getTime() ?? null,
      }),
    );
  }

  @FieldResolver(() => OptOutFailureType, {
    nullable: true,
    description: 'The failure; null when nothing was changed.',
  })
  @Open('told to the supervisor who changed it')
  failure(@Root() { objects }: MadeChange, @Ctx() context: Context): Promise<OptOutFailure | null> | null {
    const code = objects?.['optOutFailure'];
    return code === undefined
      ? null
      : factsOrUnavailable(context, findOptOutFailure(context.services.database, code));
  }
}
