/** Personal information given at signing up (Policy section 2). It is never shared under section 3. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Personal, type PersonalClass } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime, E164 } from '../scalars.js';
import { connectionOf } from './paging.js';

export const ContactRoleEnum = enumOf('ContactRole', 'What a contact is for.', {
  OWNER: 'The customer itself.',
  BILLING: 'For invoices.',
  TECHNICAL: 'For the service.',
  EMERGENCY: 'For emergencies.',
});

@ObjectType('PostalAddress', { description: 'A postal address.', simpleResolvers: true })
export class PostalAddressType {
  @Field(() => [String], { nullable: 'itemsAndList', description: 'Street address, line by line.' })
  @Personal(['ADDRESS'])
  lines!: string[];

  @Field(() => String, { nullable: true, description: 'City.' })
  @Personal(['ADDRESS'])
  city!: string;

  @Field(() => String, { nullable: true, description: 'State or region.' })
  @Personal(['ADDRESS'])
  region!: string;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  @Personal(['ADDRESS'])
  postalCode!: string;

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2.' })
  @Personal(['ADDRESS'])
  country!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when it has been this one.' })
  @Personal(['ADDRESS'])
  since!: Date;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it counts as an address of record: that of the customer, after thirty days (47 CFR 64.2003(b)).',
  })
  @Personal(['ADDRESS'])
  countsAsAddressOfRecord!: boolean;
}

/** The class that opens contacts: the kinds that the narrowest readers may have too. */
export const CONTACT: PersonalClass = { class: 'PERSONAL', kinds: ['NAME', 'ADDRESS'] };

@ObjectType('Contact', { description: 'A person to be reached about the account.', simpleResolvers: true })
export class ContactType {
  @Field(() => ID, { nullable: true, description: 'The contact’s id.' })
  @Personal(['NAME'])
  id!: string;

  @Field(() => ContactRoleEnum, { nullable: true, description: 'What the contact is for.' })
  @Personal(['NAME'])
  role!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Counts its changes: whoever changes it names the version that was read.',
  })
  @Personal(['NAME'])
  version!: number;

  @Field(() => String, { nullable: true, description: 'The name.' })
  @Personal(['NAME'])
  name!: string;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  @Personal(['EMAIL'])
  email!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when the e-mail address has been this one.' })
  @Personal(['EMAIL'])
  emailSince!: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the e-mail address counts as an address of record: that of the customer, after thirty days (47 CFR 64.2003(b)).',
  })
  @Personal(['EMAIL'])
  emailCountsAsAddressOfRecord!: boolean;

  @Field(() => E164, { nullable: true, description: 'The telephone number to reach the person at.' })
  @Personal(['PHONE'])
  phone!: string | null;

  @Field(() => PostalAddressType, { nullable: true, description: 'The postal address.' })
  @Personal(['ADDRESS'])
  address!: PostalAddressType | null;
}

export const ContactConnection = connectionOf('Contact', () => ContactType, CONTACT);
