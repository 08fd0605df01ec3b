/** Identity, services and the state of an account as they are changed. */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ServiceCategory } from '../../policy/categories.js';
import type { AccountStatus } from '../../records/stores/account-store.js';
import {
  IDENTITY_PROOFS,
  type IdentityProof,
  type VerificationChannel,
} from '../../records/stores/identity-verification-store.js';
import type { NumberType, ServiceType } from '../../records/stores/service-change-store.js';
import { Open, Record } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime, E164 } from '../scalars.js';
import { AccountStatusEnum } from './account.js';
import { AccountChangeInputType, CHANGED, ChangePayload } from './change.js';
import { OWNER_AND_AUDITOR } from './customer-records.js';
import { ServiceCategoryEnum } from './policy-words.js';
import { NumberTypeEnum, ServiceTypeEnum } from './services.js';

export const IdentityProofEnum = enumOf(
  'IdentityProof',
  'What showed who somebody is. Its number is never taken.',
  IDENTITY_PROOFS,
);

export const VerificationChannelEnum = enumOf('VerificationChannel', 'Where it was shown.', {
  ONLINE: 'Online.',
  TELEPHONE: 'By telephone.',
  IN_STORE: 'In a store.',
});

@InputType()
export class StateChangeInputType extends AccountChangeInputType {
  @Field(() => Int, {
    description:
      'The version of the account that was read, as in `Account.version`: of two changes at once one is made.',
  })
  expectedVersion!: number;
}

@InputType('VerifyIdentityInput', { description: 'How the identity of an applicant was verified.' })
export class VerifyIdentityInput extends StateChangeInputType {
  @Field(() => ID, { description: 'The open onboarding case of the account, such as ONBOARD-0001.' })
  reference!: string;

  @Field(() => IdentityProofEnum, { description: 'What was shown.' })
  proof!: IdentityProof;

  @Field(() => VerificationChannelEnum, { description: 'Where it was shown.' })
  channel!: VerificationChannel;
}

@InputType('ServiceNumberInput', { description: 'A telephone number that comes with a service.' })
export class ServiceNumberInput {
  @Field(() => E164, { description: 'The number.' })
  number!: string;

  @Field(() => NumberTypeEnum, { description: 'What kind of number it is.' })
  type!: NumberType;
}

@InputType('StartServiceInput', { description: 'A service that begins now. The first makes the customer.' })
export class StartServiceInput extends StateChangeInputType {
  @Field(() => ServiceCategoryEnum, { description: 'The service category it belongs to (47 CFR 64.2005).' })
  category!: ServiceCategory;

  @Field(() => ServiceTypeEnum, { description: 'What kind of service it is.' })
  type!: ServiceType;

  @Field(() => [String], { defaultValue: [], description: 'Features that come with it, such as CALLER_ID.' })
  features!: string[];

  @Field(() => [ServiceNumberInput], { defaultValue: [], description: 'Numbers that come with it.' })
  numbers!: ServiceNumberInput[];
}

@InputType('EndServiceInput', { description: 'A service that ends.' })
export class EndServiceInput extends StateChangeInputType {
  @Field(() => ID, { description: 'Its id, as in `ServiceSubscription.id`.' })
  service!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; now when left out.' })
  to?: Date;
}

@InputType('SuspendAccountInput', { description: 'A suspension, or its end.' })
export class SuspendAccountInput extends StateChangeInputType {
  @Field(() => Boolean, { defaultValue: true, description: 'False ends the suspension.' })
  suspended!: boolean;
}

@InputType('CloseAccountInput', { description: 'The end of all services of an account.' })
export class CloseAccountInput extends StateChangeInputType {}

@ObjectType('AccountStatePayload', {
  description: 'Where the account stands after the change.',
  simpleResolvers: true,
})
export class AccountStatePayload extends ChangePayload {
  @Field(() => AccountStatusEnum, {
    nullable: true,
    description: 'Where it stands; null when nothing was changed.',
  })
  @Open(CHANGED)
  status!: AccountStatus | null;

  @Field(() => Int, { nullable: true, description: 'Its version now; null when nothing was changed.' })
  @Open(CHANGED)
  version!: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the service that began or ended; null of any other change.',
  })
  @Open(CHANGED)
  serviceId!: string | null;
}

@ObjectType('IdentityVerification', {
  description: 'How the identity of the customer was verified.',
  simpleResolvers: true,
})
export class IdentityVerificationType {
  @Field(() => ID, { nullable: true, description: 'The id of the verification.' })
  @Record(OWNER_AND_AUDITOR)
  id!: string;

  @Field(() => IdentityProofEnum, { nullable: true, description: 'What was shown.' })
  @Record(OWNER_AND_AUDITOR)
  proof!: string;

  @Field(() => VerificationChannelEnum, { nullable: true, description: 'Where it was shown.' })
  @Record(OWNER_AND_AUDITOR)
  channel!: string;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  @Record(OWNER_AND_AUDITOR)
  at!: Date;
}
