/** What service, and how it is arranged: TYPE, TECHNICAL_ARRANGEMENT and QUANTITY (47 U.S.C. 222(h)(1)(A)). */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Cpni, cpniClass } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime, E164 } from '../scalars.js';
import { EmergencyAddressType } from './locations.js';
import { connectionOf } from './paging.js';
import { ServiceCategoryEnum } from './policy-words.js';

export const ServiceTypeEnum = enumOf('ServiceType', 'What kind of service a subscription is.', {
  SIP_TRUNKING: 'Voice over SIP trunks.',
  HOSTED_VOICE: 'A hosted voice system.',
  LONG_DISTANCE: 'Long distance calling.',
  TOLL_FREE: 'Toll-free numbers and their calls.',
  MOBILE: 'Mobile voice.',
  MESSAGING: 'Text and picture messages.',
  EQUIPMENT_RENTAL: 'Equipment at the customer, rented.',
});
export const NumberTypeEnum = enumOf('NumberType', 'What kind of telephone number it is.', {
  GEOGRAPHIC: 'A number of a place.',
  TOLL_FREE: 'A number that the called party pays for.',
  MOBILE: 'A mobile number.',
});
export const RouteKindEnum = enumOf('RouteKind', 'Where a route sends calls.', {
  HOST: 'To a host name or address.',
  NUMBER: 'To another telephone number.',
  SIP_REGISTRATION: 'To a registered SIP endpoint.',
  URI: 'To a SIP URI.',
});

@ObjectType('ServiceSubscription', {
  description: 'A service that the customer takes or took.',
  simpleResolvers: true,
})
export class ServiceSubscriptionType {
  @Field(() => ID, { nullable: true, description: 'The subscription’s id.' })
  @Cpni(['TYPE'])
  id!: string;

  @Field(() => ServiceCategoryEnum, {
    nullable: true,
    description: 'The service category it belongs to (47 CFR 64.2005).',
  })
  @Cpni(['TYPE'])
  category!: string;

  @Field(() => ServiceTypeEnum, { nullable: true, description: 'What kind of service it is.' })
  @Cpni(['TYPE'])
  type!: string;

  @Field(() => [String], { nullable: 'itemsAndList', description: 'Features that come with it.' })
  @Cpni(['TYPE'])
  features!: string[];

  @Field(() => DateTime, { nullable: true, description: 'When the service began.' })
  @Cpni(['TYPE'])
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the service ended; null while it is taken.' })
  @Cpni(['TYPE'])
  endedAt!: Date | null;
}

@ObjectType('Route', { description: 'Where calls to a number are sent.', simpleResolvers: true })
export class RouteType {
  @Field(() => ID, { nullable: true, description: 'The route’s id.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  id!: string;

  @Field(() => RouteKindEnum, { nullable: true, description: 'What kind of target it has.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  kind!: string;

  @Field(() => String, { nullable: true, description: 'The host, number, registration or URI.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  target!: string;

  @Field(() => String, { nullable: true, description: 'The customer’s name for it.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  label!: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place in the order of attempts; lower comes first.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  priority!: number;
}

@ObjectType('Trunk', { description: 'A SIP trunk.', simpleResolvers: true })
export class TrunkType {
  @Field(() => ID, { nullable: true, description: 'The trunk’s id.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  id!: string;

  @Field(() => String, { nullable: true, description: 'The customer’s name for it.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  label!: string;

  @Field(() => String, { nullable: true, description: 'The SIP domain it answers on.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  sipDomain!: string;

  @Field(() => [String], { nullable: 'itemsAndList', description: 'Codecs, in order of preference.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  codecs!: string[];

  @Field(() => [String], {
    nullable: 'itemsAndList',
    description: 'Addresses and networks that may send calls (CIDR).',
  })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  allowedIps!: string[];

  @Field(() => Int, { nullable: true, description: 'How many calls it carries at once.' })
  @Cpni(['QUANTITY'])
  channels!: number;
}

@ObjectType('PhoneNumber', { description: 'A telephone number of the customer.', simpleResolvers: true })
export class PhoneNumberType {
  @Field(() => ID, { nullable: true, description: 'The id of the assignment.' })
  @Cpni(['TYPE'])
  id!: string;

  @Field(() => E164, { nullable: true, description: 'The number.' })
  @Cpni(['TYPE'])
  number!: string;

  @Field(() => NumberTypeEnum, { nullable: true, description: 'What kind of number it is.' })
  @Cpni(['TYPE'])
  type!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was assigned to the customer.' })
  @Cpni(['TYPE'])
  assignedAt!: Date;

  @Field(() => RouteType, { nullable: true, description: 'Where its calls go first.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  primaryRoute!: RouteType | null;

  @Field(() => RouteType, { nullable: true, description: 'Where its calls go when the primary route fails.' })
  @Cpni(['TECHNICAL_ARRANGEMENT'])
  failoverRoute!: RouteType | null;

  @Field(() => String, { nullable: true, description: 'The rate center it is assigned in.' })
  @Cpni(['LOCATION'])
  rateCenter!: string | null;

  @Field(() => EmergencyAddressType, {
    nullable: true,
    description: 'The address sent with its emergency calls.',
  })
  @Cpni(['LOCATION'])
  emergencyAddress!: EmergencyAddressType | null;
}

export const PhoneNumberConnection = connectionOf('PhoneNumber', () => PhoneNumberType, cpniClass(['TYPE']), {
  totalCount: cpniClass(['TYPE', 'QUANTITY']),
});

@ObjectType('ServiceQuantities', {
  description: 'How much of each the customer takes now.',
  simpleResolvers: true,
})
export class ServiceQuantitiesType {
  @Field(() => Int, { nullable: true, description: 'Services.' })
  @Cpni(['QUANTITY'])
  services!: number;

  @Field(() => Int, { nullable: true, description: 'Telephone numbers.' })
  @Cpni(['QUANTITY'])
  numbers!: number;

  @Field(() => Int, { nullable: true, description: 'Trunks.' })
  @Cpni(['QUANTITY'])
  trunks!: number;

  @Field(() => Int, { nullable: true, description: 'Channels of all trunks together.' })
  @Cpni(['QUANTITY'])
  channels!: number;
}
