/** A few call records at a time, beside the files that `account-data import calls` takes. */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Open } from '../classification.js';
import { Currency, DateTime, Decimal, E164 } from '../scalars.js';
import { CallDirectionEnum } from './calls.js';
import { AccountChangeInputType, CHANGED, ChangePayload } from './change.js';

@InputType({ description: 'One call, as a file of calls has it.' })
export class CallRecordInput {
  @Field(() => ID, { description: 'A UUID: with the account and the beginning, what makes it one call.' })
  callId!: string;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; absent while it goes on.' })
  endedAt?: Date;

  @Field(() => CallDirectionEnum, { description: 'To the account, or from it.' })
  direction!: 'INBOUND' | 'OUTBOUND';

  @Field(() => E164, { description: 'Who called.' })
  from!: string;

  @Field(() => E164, { description: 'Who was called.' })
  to!: string;

  @Field(() => Int, { description: 'How long they talked, in seconds.' })
  durationSeconds!: number;

  @Field(() => Int, { description: 'How much of it is billed, in seconds.' })
  billedSeconds!: number;

  @Field(() => Decimal, { nullable: true, description: 'What it cost; absent where it is not charged.' })
  chargeAmount?: string;

  @Field(() => Currency, { nullable: true, description: 'The currency of the account, beside an amount.' })
  chargeCurrency?: string;

  @Field(() => String, { nullable: true, description: 'Where the caller was, in words.' })
  place?: string;

  @Field(() => Decimal, { nullable: true, description: 'Where the caller was, in degrees.' })
  latitude?: string;

  @Field(() => Decimal, { nullable: true, description: 'Where the caller was, in degrees.' })
  longitude?: string;
}

@InputType({ description: 'Calls of one account, from the network operations center.' })
export class ImportCallRecordsInput extends AccountChangeInputType {
  @Field(() => [CallRecordInput], {
    description: 'At most 100; all of them are taken, or none. A file takes more: account-data import calls.',
  })
  calls!: readonly CallRecordInput[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of the calls.' })
export class ImportCallRecordsPayload extends ChangePayload {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many calls are there now, those that were there before among them; null when none was taken.',
  })
  @Open(CHANGED)
  accepted!: number | null;
}
