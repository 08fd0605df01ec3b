/** Versions of the privacy policy as they are published, and accepted (Policy section 8). */
import { Field, InputType, ObjectType } from 'type-graphql';
import type { AcceptanceKind } from '../../records/stores/policy-acceptance-store.js';
import type { PolicyInForce } from '../../records/stores/policy-version-store.js';
import { DateTime } from '../scalars.js';
import { ChangeInputType, ChangePayload, CustomerChangeInputType } from './change.js';
import { AcceptanceKindEnum } from './customer-records.js';
import { AffiliateSharingEnum, ApprovalUsesEnum } from './privacy-policy.js';

@InputType('PublishPolicyVersionInput', { description: 'A version that replaces the one before.' })
export class PublishPolicyVersionInput extends ChangeInputType {
  @Field(() => String, { description: 'Its name, such as 2027-01-01: never used before.' })
  version!: string;

  @Field(() => String, { description: 'The text as it is posted.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether sharing must also be lawful apart from the policy.' })
  legalOverlay!: boolean;

  @Field(() => AffiliateSharingEnum, { description: 'What sharing with other Flowroute companies rests on.' })
  affiliateSharing!: PolicyInForce['affiliateSharing'];

  @Field(() => ApprovalUsesEnum, { description: 'Whether uses that rest on approval are run.' })
  approvalUses!: PolicyInForce['approvalUses'];

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when it is in force; from now on when left out.',
  })
  effectiveFrom?: Date;
}

@InputType('AcceptPolicyInput', { description: 'A version that the customer accepts.' })
export class AcceptPolicyInput extends CustomerChangeInputType {
  @Field(() => String, { nullable: true, description: 'The version; the one in force when left out.' })
  version?: string;

  @Field(() => AcceptanceKindEnum, {
    defaultValue: 'EXPLICIT',
    description: 'How it is accepted. Continued use is never an approval (47 CFR 64.2003(k)).',
  })
  kind!: AcceptanceKind;
}

@ObjectType('PolicyVersionPayload', { description: 'The version as it is posted.' })
export class PolicyVersionPayload extends ChangePayload {}

@ObjectType('AcceptPolicyPayload', { description: 'The acceptance as it is kept.' })
export class AcceptPolicyPayload extends ChangePayload {}
