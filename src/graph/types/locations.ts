/** Where: service and E911 addresses, and the places of calls (47 U.S.C. 222(f), (g), (h)(1)(A)). */
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Cpni, Personal, cpniClass } from '../classification.js';
import { DateTime, E164 } from '../scalars.js';
import { connectionOf } from './paging.js';

@ObjectType('ServiceLocation', {
  description: 'An address at which service is given.',
  simpleResolvers: true,
})
export class ServiceLocationType {
  @Field(() => ID, { nullable: true, description: 'The id of the location.' })
  @Cpni(['LOCATION'])
  id!: string;

  @Field(() => [String], { nullable: 'itemsAndList', description: 'Street address, line by line.' })
  @Cpni(['LOCATION'])
  lines!: string[];

  @Field(() => String, { nullable: true, description: 'City.' })
  @Cpni(['LOCATION'])
  city!: string;

  @Field(() => String, { nullable: true, description: 'State or region.' })
  @Cpni(['LOCATION'])
  region!: string;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  @Cpni(['LOCATION'])
  postalCode!: string;

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2.' })
  @Cpni(['LOCATION'])
  country!: string;

  @Field(() => String, { nullable: true, description: 'The rate center that serves it.' })
  @Cpni(['LOCATION'])
  rateCenter!: string | null;
}

@ObjectType('EmergencyAddress', {
  description: 'The address that is sent to a public safety answering point with an emergency call (E911).',
  simpleResolvers: true,
})
export class EmergencyAddressType {
  @Field(() => ID, { nullable: true, description: 'The id of the address.' })
  @Cpni(['LOCATION'])
  id!: string;

  @Field(() => E164, { nullable: true, description: 'The number whose emergency calls carry it.' })
  @Cpni(['TYPE'])
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'The name shown to the answering point.' })
  @Personal(['NAME'])
  callerName!: string | null;

  @Field(() => [String], { nullable: 'itemsAndList', description: 'Street address, line by line.' })
  @Cpni(['LOCATION'])
  lines!: string[];

  @Field(() => String, { nullable: true, description: 'City.' })
  @Cpni(['LOCATION'])
  city!: string;

  @Field(() => String, { nullable: true, description: 'State or region.' })
  @Cpni(['LOCATION'])
  region!: string;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  @Cpni(['LOCATION'])
  postalCode!: string;

  @Field(() => String, { nullable: true, description: 'Country, ISO 3166-1 alpha-2.' })
  @Cpni(['LOCATION'])
  country!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the address was last validated.' })
  @Cpni(['LOCATION'])
  validatedAt!: Date | null;
}

const CALL_LOCATION = { callDetail: true, callLocation: true };

@ObjectType('CallLocation', {
  description: 'The place of a call, without its instant or its numbers: those are of other categories.',
  simpleResolvers: true,
})
export class CallLocationType {
  @Field(() => String, { nullable: true, description: 'The place in words.' })
  @Cpni(['LOCATION'], CALL_LOCATION)
  place!: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, degrees north (WGS 84).' })
  @Cpni(['LOCATION'], CALL_LOCATION)
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude, degrees east (WGS 84).' })
  @Cpni(['LOCATION'], CALL_LOCATION)
  longitude!: number | null;
}

export const CallLocationConnection = connectionOf(
  'CallLocation',
  () => CallLocationType,
  cpniClass(['LOCATION'], CALL_LOCATION),
);
