/** Call and message detail: to and from whom, when, how long, where, at what charge (47 CFR 64.2003(d)). */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Cpni, cpniClass } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime, E164 } from '../scalars.js';
import { CallLocationType } from './locations.js';
import { MoneyType } from './money.js';
import { connectionOf } from './paging.js';

export const CallDirectionEnum = enumOf('CallDirection', 'Which way a call or message went.', {
  INBOUND: 'To the customer.',
  OUTBOUND: 'From the customer.',
});

const DETAIL = { callDetail: true };
/** The class that opens a call or message record. */
export const CALL_DETAIL = cpniClass(['DESTINATION', 'AMOUNT_OF_USE'], DETAIL);

@ObjectType('CallRecord', { description: 'One call.', simpleResolvers: true })
export class CallRecordType {
  @Field(() => ID, { nullable: true, description: 'The call’s id.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  id!: string;

  @Field(() => CallDirectionEnum, { nullable: true, description: 'Which way the call went.' })
  @Cpni(['DESTINATION'], DETAIL)
  direction!: string;

  @Field(() => E164, { nullable: true, description: 'The calling number.' })
  @Cpni(['DESTINATION'], DETAIL)
  from!: string;

  @Field(() => E164, { nullable: true, description: 'The called number.' })
  @Cpni(['DESTINATION'], DETAIL)
  to!: string;

  @Field(() => String, { nullable: true, description: 'The country called, ISO 3166-1 alpha-2.' })
  @Cpni(['DESTINATION'], DETAIL)
  destinationCountry!: string | null;

  @Field(() => String, { nullable: true, description: 'The number prefix called, without the plus sign.' })
  @Cpni(['DESTINATION'], DETAIL)
  destinationPrefix!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the call began.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the call ended.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  endedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How long it lasted, in seconds.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  durationSeconds!: number;

  @Field(() => Int, { nullable: true, description: 'How long it was billed for, in seconds.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  billedSeconds!: number;

  @Field(() => MoneyType, { nullable: true, description: 'What the call cost.' })
  @Cpni(['BILLING'], DETAIL)
  charge!: MoneyType | null;

  @Field(() => CallLocationType, { nullable: true, description: 'Where the customer’s end of the call was.' })
  @Cpni(['LOCATION'], { callDetail: true, callLocation: true })
  location!: CallLocationType | null;
}

export const CallRecordConnection = connectionOf('CallRecord', () => CallRecordType, CALL_DETAIL);

@ObjectType('MessageRecord', { description: 'One message; never its content.', simpleResolvers: true })
export class MessageRecordType {
  @Field(() => ID, { nullable: true, description: 'The message’s id.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  id!: string;

  @Field(() => CallDirectionEnum, { nullable: true, description: 'Which way the message went.' })
  @Cpni(['DESTINATION'], DETAIL)
  direction!: string;

  @Field(() => E164, { nullable: true, description: 'The sending number.' })
  @Cpni(['DESTINATION'], DETAIL)
  from!: string;

  @Field(() => E164, { nullable: true, description: 'The receiving number.' })
  @Cpni(['DESTINATION'], DETAIL)
  to!: string;

  @Field(() => String, { nullable: true, description: 'The country sent to, ISO 3166-1 alpha-2.' })
  @Cpni(['DESTINATION'], DETAIL)
  destinationCountry!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the message was sent.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  sentAt!: Date;

  @Field(() => Int, { nullable: true, description: 'How many segments it was counted as.' })
  @Cpni(['AMOUNT_OF_USE'], DETAIL)
  segments!: number;
}

export const MessageRecordConnection = connectionOf('MessageRecord', () => MessageRecordType, CALL_DETAIL);
