/** The register of complaints, for the carrier's supervisors and auditors (47 CFR 64.2009(e)). */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { COMPLAINT_CATEGORIES, type ComplaintCategory } from '../../records/stores/complaint-store.js';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime } from '../scalars.js';
import { ChangeInputType, ChangePayload } from './change.js';
import { connectionOf } from './paging.js';

const REGISTER = 'the carrier’s own register, found by supervisors and auditors alone; it names no customer';

export const ComplaintCategoryEnum = enumOf(
  'ComplaintCategory',
  'What a complaint of unauthorized release of CPNI is about, as the yearly certificate sums it up.',
  COMPLAINT_CATEGORIES,
);

@ObjectType('Complaint', {
  description: 'A complaint of unauthorized release of CPNI (47 CFR 64.2009(e)).',
  simpleResolvers: true,
})
export class ComplaintType {
  @Field(() => ID, { description: 'By which it is named, such as COMPLAINT-7K3M9Q.' })
  @Open(REGISTER)
  code!: string;

  @Field(() => ComplaintCategoryEnum, { description: 'What it is about.' })
  @Open(REGISTER)
  category!: ComplaintCategory;

  @Field(() => DateTime, { description: 'When it was received.' })
  @Open(REGISTER)
  receivedAt!: Date;

  @Field(() => String, { description: 'What it says, in short.' })
  @Open(REGISTER)
  summary!: string;

  @Field(() => DateTime, { description: 'When it was entered.' })
  @Open(REGISTER)
  recordedAt!: Date;
}

export const ComplaintConnection = connectionOf('Complaint', () => ComplaintType, {
  class: 'OPEN',
  because: REGISTER,
  whileTied: false,
});

@InputType('RecordComplaintInput', { description: 'A complaint as it was received.' })
export class RecordComplaintInput extends ChangeInputType {
  @Field(() => ComplaintCategoryEnum, { description: 'What it is about.' })
  category!: ComplaintCategory;

  @Field(() => DateTime, { nullable: true, description: 'When it was received; now when left out.' })
  receivedAt?: Date;

  @Field(() => String, { description: 'What it says, in short. Name no customer.' })
  summary!: string;
}

@ObjectType('ComplaintPayload', { description: 'The complaint that was entered.' })
export class ComplaintPayload extends ChangePayload {}
