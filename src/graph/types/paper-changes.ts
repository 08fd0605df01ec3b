/** Papers as they are opened, edited and closed. */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { ServiceCategory } from '../../policy/categories.js';
import { Open } from '../classification.js';
import { E164 } from '../scalars.js';
import { AccountChangeInputType, CHANGED, ChangeInputType, ChangePayload } from './change.js';
import { ServiceCategoryEnum } from './policy-words.js';

@InputType()
export class PaperInputType extends ChangeInputType {
  @Field(() => ID, { description: 'The code of the paper, such as TICKET-7K3M9Q.' })
  reference!: string;
}

@InputType('OpenTicketInput', { description: 'A fault or a dispute of one account.' })
export class OpenTicketInput extends AccountChangeInputType {
  @Field(() => ID, {
    nullable: true,
    description:
      'The agent who works on it, whom the account is assigned to; left out, any assigned agent may.',
  })
  agent?: string;
}

@InputType('CloseTicketInput', { description: 'A ticket that is done.' })
export class CloseTicketInput extends PaperInputType {}

@InputType('OpenFraudCaseInput', { description: 'A suspicion of fraud on one account.' })
export class OpenFraudCaseInput extends AccountChangeInputType {
  @Field(() => [ID], {
    defaultValue: [],
    description: 'The affiliates who work on it, such as affiliate-active.',
  })
  companies!: string[];
}

@InputType('CloseFraudCaseInput', { description: 'A fraud case that is done.' })
export class CloseFraudCaseInput extends PaperInputType {}

@InputType('OpenOnboardingCaseInput', { description: 'Somebody who signs up, or sets up a service.' })
export class OpenOnboardingCaseInput extends AccountChangeInputType {}

@InputType('CloseOnboardingCaseInput', { description: 'An onboarding case that is done.' })
export class CloseOnboardingCaseInput extends PaperInputType {}

@InputType('OpenCampaignInput', { description: 'An offer of a service to customers.' })
export class OpenCampaignInput extends ChangeInputType {
  @Field(() => ServiceCategoryEnum, { description: 'The service category offered.' })
  offering!: ServiceCategory;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'The affiliates and joint ventures that offer it with the carrier.',
  })
  companies!: string[];

  @Field(() => String, { description: 'What is offered, to whom and how (47 CFR 64.2009(c)).' })
  description!: string;
}

@InputType('ApproveCampaignInput', { description: 'A campaign that may run from now on.' })
export class ApproveCampaignInput extends PaperInputType {}

@InputType('CloseCampaignInput', { description: 'A campaign that is over.' })
export class CloseCampaignInput extends PaperInputType {}

@InputType('OpenEmergencyCallInput', { description: 'A call for emergency services that is going on.' })
export class OpenEmergencyCallInput extends ChangeInputType {
  @Field(() => E164, { description: 'The number that calls.' })
  callingNumber!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The public safety agency that answers, where the network operations center opens it.',
  })
  agency?: string;
}

@InputType('IdentifyEmergencyCallInput', { description: 'The call record of an emergency call.' })
export class IdentifyEmergencyCallInput extends PaperInputType {
  @Field(() => ID, { description: 'The id of the call record, as in `CallRecord.id`.' })
  callRecord!: string;
}

@InputType('EndEmergencyCallInput', { description: 'An emergency call that is over.' })
export class EndEmergencyCallInput extends PaperInputType {}

@ObjectType('EmergencyCallPayload', {
  description: 'The emergency call after the change, by its code alone: what it opens is read under it.',
  simpleResolvers: true,
})
export class EmergencyCallPayload extends ChangePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Its code, to be stated as `reference`; null when nothing was changed.',
  })
  @Open(CHANGED)
  reference!: string | null;
}

@ObjectType('PaperPayload', { description: 'The paper after the change.' })
export class PaperPayload extends ChangePayload {}
