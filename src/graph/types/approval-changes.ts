/** Approvals and objections as they are given to be recorded or ended (47 CFR 64.2007). */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { CpniCategory } from '../../policy/categories.js';
import type { ApprovalForm, NewApproval } from '../../records/stores/approval-store.js';
import { enumOf } from '../enums.js';
import { ChangePayload, SaidChangeInputType } from './change.js';
import { ApprovalFormEnum, ApprovalScopeEnum } from './customer-records.js';
import { CpniCategoryEnum } from './policy-words.js';

export const RecordedApprovalKindEnum = enumOf('RecordedApprovalKind', 'What the customer says.', {
  OPT_IN: 'Express approval (47 CFR 64.2003(k)).',
  OPT_OUT: 'Objection: no use and no sharing for marketing.',
});

@InputType('RecordApprovalInput', { description: 'An approval or objection of the customer.' })
export class RecordApprovalInput extends SaidChangeInputType {
  @Field(() => RecordedApprovalKindEnum, { description: 'What the customer says.' })
  kind!: NewApproval['kind'];

  @Field(() => ApprovalScopeEnum, { defaultValue: 'MARKETING', description: 'What it is about.' })
  scope!: NewApproval['scope'];

  @Field(() => ID, {
    nullable: true,
    description:
      'The company it names. An approval without one is for the carrier; an objection without one covers all.',
  })
  company?: string;

  @Field(() => [CpniCategoryEnum], {
    nullable: true,
    description: 'The categories it lists; all when left out.',
  })
  categories?: CpniCategory[];

  @Field(() => ApprovalFormEnum, {
    nullable: true,
    description: 'For support staff: how it was said. What customers record themselves is electronic.',
  })
  form?: ApprovalForm;
}

@InputType('WithdrawApprovalInput', { description: 'An approval or objection that ends now.' })
export class WithdrawApprovalInput extends SaidChangeInputType {
  @Field(() => ID, { description: 'Its id, as in `Approval.id`.' })
  approval!: string;
}

@ObjectType('ApprovalPayload', { description: 'The approval after the change.' })
export class ApprovalPayload extends ChangePayload {}
