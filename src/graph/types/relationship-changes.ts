/** Relationships as they are made, declared, confirmed and ended (Policy section 3). */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { RelationshipState } from '../../records/stores/relationship-store.js';
import { Open } from '../classification.js';
import { DateTime } from '../scalars.js';
import { AccountChangeInputType, CHANGED, ChangeInputType, ChangePayload } from './change.js';
import { RelationshipStateEnum } from './customer-records.js';

@InputType('EstablishRelationshipInput', {
  description: 'A relationship of a customer with a company, made by the staff or declared by the company.',
})
export class EstablishRelationshipInput extends ChangeInputType {
  @Field(() => ID, { nullable: true, description: 'For staff: the global id of the account.' })
  account?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'For a company: the account number. The answer does not tell whether there is such an account.',
  })
  accountNumber?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For staff: the company. A company names itself or nobody.',
  })
  company?: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when; now when left out. It counts for what is asked after that instant.',
  })
  from?: Date;
}

@InputType('ConfirmRelationshipInput', { description: 'A relationship that a company declared.' })
export class ConfirmRelationshipInput extends AccountChangeInputType {
  @Field(() => ID, { description: 'The company that declared it.' })
  company!: string;
}

@InputType('EndRelationshipInput', { description: 'The end of what a company has to do with the account.' })
export class EndRelationshipInput extends AccountChangeInputType {
  @Field(() => ID, {
    nullable: true,
    description: 'The company; a company that ends its own may leave it out.',
  })
  company?: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; now when left out.' })
  to?: Date;
}

@ObjectType('RelationshipPayload', {
  description: 'The relationship after the change. A company that declares one is told nothing of it.',
  simpleResolvers: true,
})
export class RelationshipPayload extends ChangePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the relationship; null when nothing was changed, or nothing is told.',
  })
  @Open(CHANGED)
  relationshipId!: string | null;

  @Field(() => RelationshipStateEnum, { nullable: true, description: 'Where it stands.' })
  @Open(CHANGED)
  state!: RelationshipState | null;

  @Field(() => DateTime, { nullable: true, description: 'From when.' })
  @Open(CHANGED)
  from!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it lasts.' })
  @Open(CHANGED)
  to!: Date | null;
}
