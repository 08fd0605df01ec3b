/** Tickets, fraud cases and onboarding cases, opened for one account and closed. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { openTicket } from '../../lifecycle/cases.js';
import { closePaper } from '../../lifecycle/papers.js';
import { Open } from '../classification.js';
import { changePaper, openPaperOf } from '../change-paper.js';
import type { OperationContext } from '../context.js';
import type { ChangedPaperSource } from '../sources.js';
import { BY_RIGHT } from '../types/change.js';
import { CloseTicketInput, OpenTicketInput, PaperPayload } from '../types/paper-changes.js';

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
}
