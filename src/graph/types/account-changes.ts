/** What was changed of an account, by whom, on which authority: the customer's own record of it. */
import { Field, ID, ObjectType } from 'type-graphql';
import { Record } from '../classification.js';
import { DateTime } from '../scalars.js';
import { LEDGER } from './decisions.js';
import { connectionOf } from './paging.js';
import { CallerKindEnum, StaffRoleEnum } from './policy-words.js';

@ObjectType('ChangedObject', { description: 'What a change wrote: never its value.', simpleResolvers: true })
export class ChangedObjectType {
  @Field(() => String, { nullable: true, description: 'What it is, such as approval.' })
  @Record(LEDGER.readers)
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Its id.' })
  @Record(LEDGER.readers)
  id!: string;
}

@ObjectType('AccountChange', { description: 'A change, as the log keeps it.', simpleResolvers: true })
export class AccountChangeType {
  @Field(() => ID, { nullable: true, description: 'Its id in the log.' })
  @Record(LEDGER.readers)
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was made.' })
  @Record(LEDGER.readers)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'The mutation, such as recordApproval.' })
  @Record(LEDGER.readers)
  change!: string;

  @Field(() => String, { nullable: true, description: 'What it does, in words.' })
  @Record(LEDGER.readers)
  means!: string;

  @Field(() => CallerKindEnum, { nullable: true, description: 'Who made it.' })
  @Record(LEDGER.readers)
  by!: string;

  @Field(() => [StaffRoleEnum], { nullable: 'itemsAndList', description: 'In which role, for staff.' })
  @Record(LEDGER.readers)
  roles!: readonly string[];

  @Field(() => ID, { nullable: true, description: 'The company that made it, if one did.' })
  @Record(LEDGER.readers)
  company!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The paper it was made under, such as the call on which the customer asked for it.',
  })
  @Record(LEDGER.readers)
  reference!: string | null;

  @Field(() => [String], { nullable: 'itemsAndList', description: 'On which authority.' })
  @Record(LEDGER.readers)
  citation!: readonly string[];

  @Field(() => [ChangedObjectType], { nullable: 'itemsAndList', description: 'What was written.' })
  @Record(LEDGER.readers)
  objects!: readonly ChangedObjectType[];
}

export const AccountChangeConnection = connectionOf('AccountChange', () => AccountChangeType, LEDGER);
