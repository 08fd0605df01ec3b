/** Calls with a customer, and calls for emergency services. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { openCall, updateCall } from '../../lifecycle/calls.js';
import {
  endEmergencyCall,
  identifyEmergencyCall,
  openEmergencyCall,
} from '../../lifecycle/emergency-calls.js';
import { closePaper } from '../../lifecycle/papers.js';
import { Open } from '../classification.js';
import { changePaper, openPaperOf } from '../change-paper.js';
import type { OperationContext } from '../context.js';
import { rememberUnknownNumber } from '../papers.js';
import type { ChangedPaperSource } from '../sources.js';
import { EndCallInput, OpenCallInput, UpdateCallInput } from '../types/call-changes.js';
import { BY_RIGHT } from '../types/change.js';
import {
  EmergencyCallPayload,
  EndEmergencyCallInput,
  IdentifyEmergencyCallInput,
  OpenEmergencyCallInput,
  PaperPayload,
} from '../types/paper-changes.js';

@Resolver()
export class CallResolver {
  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Opens a call with a customer, handled by the caller (47 U.S.C. 222(d)(3)).',
  })
  @Open(BY_RIGHT)
  openCall(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenCallInput, { description: 'The call.' }) input: OpenCallInput,
  ): Promise<ChangedPaperSource> {
    return openPaperOf(context, info, { name: 'openCall', input }, (change, account) =>
      openCall(change, account.id, input),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description:
      'Changes the approval or the authentication of the customer during a call: by its handler alone.',
  })
  @Open(BY_RIGHT)
  updateCall(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateCallInput, { description: 'What has changed.' }) input: UpdateCallInput,
  ): Promise<ChangedPaperSource> {
    const { reference, expectedVersion, customerConsented = null, authentication = null } = input;
    return changePaper(context, info, { name: 'updateCall', input }, (change) =>
      updateCall(change, { reference, expectedVersion, customerConsented, authentication }),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Ends a call, and with it the approval that was given for it (47 CFR 64.2008(f)).',
  })
  @Open(BY_RIGHT)
  endCall(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EndCallInput, { description: 'The call.' }) input: EndCallInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'endCall', input }, (change) =>
      closePaper(change, 'CALL', input.reference),
    );
  }

  @Mutation(() => EmergencyCallPayload, {
    nullable: true,
    description: 'Opens an emergency call: the calling number decides the account (47 U.S.C. 222(d)(4)).',
  })
  @Open(BY_RIGHT)
  async openEmergencyCall(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenEmergencyCallInput, { description: 'The call.' }) input: OpenEmergencyCallInput,
  ): Promise<ChangedPaperSource> {
    const { callingNumber, agency = null } = input;
    const opened = await changePaper(context, info, { name: 'openEmergencyCall', input }, (change) =>
      openEmergencyCall(change, { callingNumber, agency }),
    );
    rememberUnknownNumber(context, opened);
    return opened;
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Says which call record an emergency call is, so that its place may be read.',
  })
  @Open(BY_RIGHT)
  identifyEmergencyCall(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => IdentifyEmergencyCallInput, { description: 'The call record.' })
    input: IdentifyEmergencyCallInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'identifyEmergencyCall', input }, (change) =>
      identifyEmergencyCall(change, input),
    );
  }

  @Mutation(() => EmergencyCallPayload, {
    nullable: true,
    description: 'Ends an emergency call: from the answer on it permits nothing.',
  })
  @Open(BY_RIGHT)
  endEmergencyCall(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EndEmergencyCallInput, { description: 'The call.' }) input: EndEmergencyCallInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'endEmergencyCall', input }, (change) =>
      endEmergencyCall(change, input.reference),
    );
  }
}
