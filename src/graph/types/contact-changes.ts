/** Contacts and the address of record as they are given to be changed (Policy section 2, 47 CFR 64.2010(f)). */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PostalAddress } from '../../records/stores/address-of-record-store.js';
import { E164 } from '../scalars.js';
import { AccountChangeInputType, ChangePayload } from './change.js';

@InputType('PostalAddressInput', { description: 'A postal address.' })
export class PostalAddressInput {
  @Field(() => [String], { description: 'Street address, one to four lines.' })
  lines!: string[];

  @Field(() => String, { description: 'City.' })
  city!: string;

  @Field(() => String, { nullable: true, description: 'State or region.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode?: string | null;

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  country!: string;
}

/** What was left out stays left out, and null stays null. */
export function toAddress<None extends null | undefined>(
  input: PostalAddressInput | None,
): PostalAddress | None {
  if (!input) return input;
  const { lines, city, region = null, postalCode = null, country } = input;
  return { lines, city, region, postalCode, country };
}

@InputType()
export class ContactInputType extends AccountChangeInputType {
  @Field(() => ID, {
    nullable: true,
    description: 'For onboarding staff: the open case of the applicant, such as ONBOARD-0001.',
  })
  reference?: string;

  @Field(() => Int, {
    description:
      'The version of the contact that was read, as in `Contact.version`: of two changes at once one is made.',
  })
  expectedVersion!: number;
}

@InputType('UpdateContactInput', { description: 'What is new of a contact; what is left out stays.' })
export class UpdateContactInput extends ContactInputType {
  @Field(() => ID, { description: 'Its id, as in `Contact.id`.' })
  contact!: string;

  @Field(() => String, { nullable: true, description: 'The name.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address; null takes it away. That of the customer itself is of record.',
  })
  email?: string | null;

  @Field(() => E164, { nullable: true, description: 'The telephone number; null takes it away.' })
  phone?: string | null;

  @Field(() => PostalAddressInput, {
    nullable: true,
    description: 'The postal address; null takes it away. That of the customer itself is of record.',
  })
  address?: PostalAddressInput | null;
}

@InputType('ChangeAddressOfRecordInput', {
  description: 'A new address of record; the customer is told at the old one.',
})
export class ChangeAddressOfRecordInput extends ContactInputType {
  @Field(() => String, { nullable: true, description: 'The new e-mail address; left out, it stays.' })
  email?: string | null;

  @Field(() => PostalAddressInput, {
    nullable: true,
    description: 'The new postal address; left out, it stays.',
  })
  address?: PostalAddressInput | null;
}

@ObjectType('ContactPayload', { description: 'The contact after the change.' })
export class ContactPayload extends ChangePayload {}
