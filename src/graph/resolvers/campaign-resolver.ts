/** Campaigns: opened by marketing, approved by a supervisor who is another person, closed by either (47 CFR 64.2009(c)-(d)). */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { approveCampaign, openCampaign } from '../../lifecycle/campaigns.js';
import { closePaper } from '../../lifecycle/papers.js';
import { Open } from '../classification.js';
import { changePaper } from '../change-paper.js';
import type { OperationContext } from '../context.js';
import type { ChangedPaperSource } from '../sources.js';
import { BY_RIGHT } from '../types/change.js';
import {
  ApproveCampaignInput,
  CloseCampaignInput,
  OpenCampaignInput,
  PaperPayload,
} from '../types/paper-changes.js';

@Resolver()
export class CampaignResolver {
  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Opens a campaign, which permits nothing until a supervisor has approved it.',
  })
  @Open(BY_RIGHT)
  openCampaign(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenCampaignInput, { description: 'The campaign.' }) input: OpenCampaignInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'openCampaign', input }, (change) =>
      openCampaign(change, input),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Approves a campaign: by a supervisor who is not its opener (47 CFR 64.2009(d)).',
  })
  @Open(BY_RIGHT)
  approveCampaign(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ApproveCampaignInput, { description: 'The campaign.' }) input: ApproveCampaignInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'approveCampaign', input }, (change) =>
      approveCampaign(change, input.reference),
    );
  }

  @Mutation(() => PaperPayload, {
    nullable: true,
    description: 'Closes a campaign: from the answer on it permits nothing.',
  })
  @Open(BY_RIGHT)
  closeCampaign(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CloseCampaignInput, { description: 'The campaign.' }) input: CloseCampaignInput,
  ): Promise<ChangedPaperSource> {
    return changePaper(context, info, { name: 'closeCampaign', input }, (change) =>
      closePaper(change, 'CAMPAIGN', input.reference),
    );
  }
}
