/** Tickets, fraud cases and onboarding cases, opened for one account and closed. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { openFraudCase, openOnboardingCase, openTicket } from '../../lifecycle/cases.js';
import { closePaper } from '../../lifecycle/papers.js';
import { Open } from '../classification.js';
import { changePaper, openPaperOf } from '../change-paper.js';
import type { OperationContext } from '../context.js';
import type { ChangedPaperSource } from '../sources.js';
import { BY_RIGHT } from '../types/change.js';
import {
  CloseFraudCaseInput,
  CloseOnboardingCaseInput,
  CloseTicketInput,
  OpenFraudCaseInput,
  OpenOnboardingCaseInput,
  OpenTicketInput,
  PaperPayload,
} from '../types/paper-changes.js';

@Resolver()
export class CaseResolver {
  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Opens a ticket of one account (47 U.S.C. 222(c)(1)).',
  })
  @Open(BY_RIGHT)
  openTicket(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenTicketInput, { description: 'The ticket.' }) input: OpenTicketInput,
  ): Promise<ChangedPaperSource> {
    return openPaperOf(context, info, { name: 'openTicket', input }, (change, account) =>
      openTicket(change, account.id, input.agent ?? null),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Closes a ticket: from the answer on it permits nothing.',
  })
  @Open(BY_RIGHT)
  closeTicket(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CloseTicketInput, { description: 'The ticket.' }) input: CloseTicketInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'closeTicket', input }, (change) =>
      closePaper(change, 'TICKET', input.reference),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Opens a fraud case of one account (47 U.S.C. 222(d)(2)).',
  })
  @Open(BY_RIGHT)
  openFraudCase(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenFraudCaseInput, { description: 'The case.' }) input: OpenFraudCaseInput,
  ): Promise<ChangedPaperSource> {
    return openPaperOf(context, info, { name: 'openFraudCase', input }, (change, account) =>
      openFraudCase(change, account.id, input.companies),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Closes a fraud case: from the answer on it permits nothing.',
  })
  @Open(BY_RIGHT)
  closeFraudCase(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CloseFraudCaseInput, { description: 'The case.' }) input: CloseFraudCaseInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'closeFraudCase', input }, (change) =>
      closePaper(change, 'FRAUD_CASE', input.reference),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Opens an onboarding case of one account (Policy section 2).',
  })
  @Open(BY_RIGHT)
  openOnboardingCase(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenOnboardingCaseInput, { description: 'The case.' }) input: OpenOnboardingCaseInput,
  ): Promise<ChangedPaperSource> {
    return openPaperOf(context, info, { name: 'openOnboardingCase', input }, (change, account) =>
      openOnboardingCase(change, account.id),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Closes an onboarding case: from the answer on it permits nothing.',
  })
  @Open(BY_RIGHT)
  closeOnboardingCase(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CloseOnboardingCaseInput, { description: 'The case.' })
    input: CloseOnboardingCaseInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'closeOnboardingCase', input }, (change) =>
      closePaper(change, 'ONBOARDING_CASE', input.reference),
    );
  }
}
