/** The register of breaches: kept by supervisors, seen by them and by auditors (47 CFR 64.2011). */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  holdBreachNotice,
  listBreachAccounts,
  notifyBreachCustomers,
  recordAgencyNotice,
  reportBreach,
} from '../../lifecycle/breaches.js';
import type { MadeChange } from '../../lifecycle/make-change.js';
import { findBreach, pageBreaches, type Breach } from '../../records/stores/breach-store.js';
import { change } from '../change.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { readRegister } from '../read-register.js';
import {
  AddBreachAccountsInput,
  BreachConnection,
  BreachPayload,
  BreachType,
  HoldBreachNoticeInput,
  NotifyBreachCustomersInput,
  RecordAgencyNoticeInput,
  ReportBreachInput,
} from '../types/breaches.js';
import { BY_RIGHT } from '../types/change.js';
import type { Page } from '../types/paging.js';
import { PageArgs } from './arguments.js';

type Context = OperationContext;

@Resolver(() => BreachPayload)
export class BreachResolver {
  @Query(() => BreachConnection, {
    nullable: true,
    description: 'The register of breaches, newest first: for supervisors and auditors.',
  })
  @Open('found by supervisors and auditors alone')
  breaches(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Breach>> {
    return readRegister(context, info, page, pageBreaches);
  }

  @Mutation(() => BreachPayload, {
    nullable: true,
    description: 'Enters a breach into the register, with when whom it is to be told to: for supervisors.',
  })
  @Open(BY_RIGHT)
  reportBreach(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReportBreachInput, { description: 'The breach.' }) input: ReportBreachInput,
  ): Promise<MadeChange> {
    const { discoveredAt, determinedAt, categories, customersAffected, summary, accounts } = input;
    return change(context, info, { name: 'reportBreach', input }, (scope) =>
      reportBreach(scope, {
        discoveredAt: discoveredAt.getTime(),
        determinedAt: determinedAt?.getTime() ?? null,
        categories,
        customersAffected,
        summary,
        accounts,
      }),
    );
  }

  @Mutation(() => BreachPayload, {
    nullable: true,
    description: 'Lists more accounts that a breach affected: for supervisors.',
  })
  @Open(BY_RIGHT)
  addBreachAccounts(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AddBreachAccountsInput, { description: 'The accounts.' })
    input: AddBreachAccountsInput,
  ): Promise<MadeChange> {
    return change(context, info, { name: 'addBreachAccounts', input }, (scope) =>
      listBreachAccounts(scope, input.breach, input.accounts),
    );
  }

  @Mutation(() => BreachPayload, {
    nullable: true,
    description: 'Records when the agencies were told of a breach: for supervisors.',
  })
  @Open(BY_RIGHT)
  recordAgencyNotice(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RecordAgencyNoticeInput, { description: 'The notice.' })
    input: RecordAgencyNoticeInput,
  ): Promise<MadeChange> {
    return change(context, info, { name: 'recordAgencyNotice', input }, (scope) =>
      recordAgencyNotice(scope, input.breach, input.notifiedAt?.getTime() ?? null),
    );
  }

  @Mutation(() => BreachPayload, {
    nullable: true,
    description: 'Keeps customers from being told, on the written direction of an agency: for supervisors.',
  })
  @Open(BY_RIGHT)
  holdBreachNotice(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => HoldBreachNoticeInput, { description: 'The hold.' }) input: HoldBreachNoticeInput,
  ): Promise<MadeChange> {
    const { breach, until, direction } = input;
    return change(context, info, { name: 'holdBreachNotice', input }, (scope) =>
      holdBreachNotice(scope, breach, { until: until.getTime(), direction }),
    );
  }

  @Mutation(() => BreachPayload, {
    nullable: true,
    description: 'Mails the notice to every listed customer, once the rule allows it: for supervisors.',
  })
  @Open(BY_RIGHT)
  notifyBreachCustomers(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => NotifyBreachCustomersInput, { description: 'The breach.' })
    input: NotifyBreachCustomersInput,
  ): Promise<MadeChange> {
    return change(context, info, { name: 'notifyBreachCustomers', input }, (scope) =>
      notifyBreachCustomers(scope, input.breach),
    );
  }

  @FieldResolver(() => BreachType, {
    nullable: true,
    description: 'The breach; null when nothing was changed.',
  })
  @Open('told to the supervisor who changed it')
  breach(@Root() { objects }: MadeChange, @Ctx() context: Context): Promise<Breach | null> | null {
    const code = objects?.['breach'];
    return code === undefined
      ? null
      : factsOrUnavailable(context, findBreach(context.services.database, code));
  }
}
