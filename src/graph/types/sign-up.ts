/** Signing up (Policy section 2): what people say of themselves, and what they are answered. */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { AccountKind } from '../../records/stores/account-change-store.js';
import type { OtherContactRole } from '../../lifecycle/sign-up.js';
import { Open, Record } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime, E164 } from '../scalars.js';
import { ChangeInputType, ChangePayload } from './change.js';
import { PostalAddressInput } from './contact-changes.js';
import { OWNER_AND_AUDITOR } from './customer-records.js';
import { PurposeEnum } from './policy-words.js';

const OWN_ANSWER = 'told to whoever has just signed up, of what was just made';

export const AccountKindEnum = enumOf('AccountKind', 'What kind of customer an account is of.', {
  RESIDENTIAL: 'A person.',
  BUSINESS: 'A business.',
});

export const OtherContactRoleEnum = enumOf('OtherContactRole', 'What a further contact is for.', {
  BILLING: 'For invoices.',
  TECHNICAL: 'For the service.',
  EMERGENCY: 'For emergencies.',
});

@InputType('SignUpOwnerInput', { description: 'The person to be reached, and the address of record.' })
export class SignUpOwnerInput {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => E164, { description: 'The telephone number.' })
  phone!: string;

  @Field(() => PostalAddressInput, { description: 'The postal address.' })
  address!: PostalAddressInput;
}

@InputType('SignUpContactInput', { description: 'A further person to be reached.' })
export class SignUpContactInput {
  @Field(() => OtherContactRoleEnum, { description: 'What for.' })
  role!: OtherContactRole;

  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  email?: string | null;

  @Field(() => E164, { nullable: true, description: 'The telephone number.' })
  phone?: string | null;

  @Field(() => PostalAddressInput, { nullable: true, description: 'The postal address.' })
  address?: PostalAddressInput | null;
}

@InputType('SignUpInput', {
  description:
    'What somebody who signs up says. It serves to verify the identity, to establish the account and to set up the service, and nothing else.',
})
export class SignUpInput extends ChangeInputType {
  @Field(() => AccountKindEnum, { description: 'A person or a business.' })
  kind!: AccountKind;

  @Field(() => String, { description: 'The name of the customer: the person or the business.' })
  name!: string;

  @Field(() => SignUpOwnerInput, { description: 'The person to be reached, and the address of record.' })
  owner!: SignUpOwnerInput;

  @Field(() => [SignUpContactInput], { defaultValue: [], description: 'Further contacts, ten at most.' })
  contacts!: SignUpContactInput[];

  @Field(() => String, {
    description: 'The version of the privacy policy that was shown and is accepted: the one in force.',
  })
  policyVersion!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'For the login that is made: 12 to 128 characters, and nothing that others know of the person. Left out by whoever asks with the token of a customer.',
  })
  password?: string | null;
}

@ObjectType('SignUpPayload', {
  description: 'What was made. The same for everybody, whoever has an account already.',
  simpleResolvers: true,
})
export class SignUpPayload extends ChangePayload {
  @Field(() => ID, { nullable: true, description: 'The global id of the account; null when there is none.' })
  @Open(OWN_ANSWER)
  accountId!: string | null;

  @Field(() => String, { nullable: true, description: 'The account number.' })
  @Open(OWN_ANSWER)
  number!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name to sign in with, beside the password; null where the login is one of before.',
  })
  @Open(OWN_ANSWER)
  loginName!: string | null;
}

@ObjectType('SignUp', {
  description: 'What personal information was taken for (Policy section 2).',
  simpleResolvers: true,
})
export class SignUpType {
  @Field(() => DateTime, { nullable: true, description: 'When.' })
  @Record(OWNER_AND_AUDITOR)
  at!: Date;

  @Field(() => [PurposeEnum], { nullable: 'itemsAndList', description: 'For these purposes and no other.' })
  @Record(OWNER_AND_AUDITOR)
  purposes!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The version of the policy that was accepted.' })
  @Record(OWNER_AND_AUDITOR)
  policyVersion!: string;
}
