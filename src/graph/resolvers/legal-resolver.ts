/** Legal process: requests entered by one and reviewed by another of the legal staff, and the holds placed for them. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { recordLegalDisclosure } from '../../lifecycle/legal-disclosures.js';
import { placeHold, releaseHold, renewHold } from '../../lifecycle/legal-holds.js';
import { enterLegalRequest, liftNondisclosure, reviewLegalRequest } from '../../lifecycle/legal-requests.js';
import { closePaper } from '../../lifecycle/papers.js';
import { changePaper } from '../change-paper.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { accountIdOf } from '../find-account.js';
import type { ChangedPaperSource } from '../sources.js';
import { BY_RIGHT } from '../types/change.js';
import {
  CloseLegalRequestInput,
  EnterLegalRequestInput,
  ExportLegalDisclosureInput,
  LiftNondisclosureInput,
  PlaceHoldInput,
  ReleaseHoldInput,
  RenewHoldInput,
  ReviewLegalRequestInput,
} from '../types/legal-changes.js';
import { PaperPayload } from '../types/paper-changes.js';

@Resolver()
export class LegalResolver {
  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Enters a legal instrument, which opens nothing until another person has reviewed it.',
  })
  @Open(BY_RIGHT)
  enterLegalRequest(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EnterLegalRequestInput, { description: 'The instrument.' })
    input: EnterLegalRequestInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'enterLegalRequest', input }, (change) =>
      enterLegalRequest(change, toAsked(input)),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description:
      'Reviews a legal request: by another person than who entered it. A preservation holds from then on.',
  })
  @Open(BY_RIGHT)
  reviewLegalRequest(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReviewLegalRequestInput, { description: 'The request.' })
    input: ReviewLegalRequestInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'reviewLegalRequest', input }, (change) =>
      reviewLegalRequest(change, input.reference),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Closes a legal request: from the answer on it permits nothing. Its holds stay.',
  })
  @Open(BY_RIGHT)
  closeLegalRequest(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CloseLegalRequestInput, { description: 'The request.' })
    input: CloseLegalRequestInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'closeLegalRequest', input }, (change) =>
      closePaper(change, 'LEGAL_REQUEST', input.reference),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Ends the order that forbids to tell the customer (18 U.S.C. 2705(b)).',
  })
  @Open(BY_RIGHT)
  liftNondisclosure(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => LiftNondisclosureInput, { description: 'The request.' })
    input: LiftNondisclosureInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'liftNondisclosure', input }, (change) =>
      liftNondisclosure(change, input.reference),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Keeps the data of the accounts of a reviewed request from being deleted.',
  })
  @Open(BY_RIGHT)
  placeHold(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PlaceHoldInput, { description: 'The hold.' }) input: PlaceHoldInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'placeHold', input }, (change) =>
      placeHold(change, { reference: input.reference, until: input.until?.getTime() ?? null }),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Renews the hold of a preservation for ninety days, once (18 U.S.C. 2703(f)(2)).',
  })
  @Open(BY_RIGHT)
  renewHold(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RenewHoldInput, { description: 'The request.' }) input: RenewHoldInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'renewHold', input }, (change) =>
      renewHold(change, input.reference),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Ends a hold: of one account, or of all accounts of the request.',
  })
  @Open(BY_RIGHT)
  releaseHold(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReleaseHoldInput, { description: 'The hold.' }) input: ReleaseHoldInput,
  ): Promise<ChangedPaperSource> {
    const asked = { argument: 'input.account', coordinate: 'Mutation.releaseHold' };
    const account = input.account ? accountIdOf(input.account, asked) : null;
    return changePaper(context, info, { name: 'releaseHold', input }, (change) =>
      releaseHold(change, { reference: input.reference, account }),
    );
  }
  @Mutation(() => PaperPayload, {
    nullable: true,
    description:
      'Records what is handed over under a legal request, before it is sealed: see `account-data legal export`.',
  })
  @Open(BY_RIGHT)
  exportLegalDisclosure(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ExportLegalDisclosureInput, { description: 'The disclosure.' })
    input: ExportLegalDisclosureInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'exportLegalDisclosure', input }, (change) =>
      recordLegalDisclosure(change, input),
    );
  }
}

function toAsked({ from, to, expiresAt, nondisclosureUntil, ...asked }: EnterLegalRequestInput) {
  return {
    ...asked,
    from: from.getTime(),
    to: to.getTime(),
    expiresAt: expiresAt.getTime(),
    nondisclosureUntil: nondisclosureUntil?.getTime() ?? null,
  };
}
