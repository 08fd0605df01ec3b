/** Designations as they are made and revoked (47 U.S.C. 222(c)(2)). */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { EMBEDDED_ISSUER } from '../../identity/caller.js';
import type { CpniCategory } from '../../policy/categories.js';
import type { DelegationForm } from '../../policy/request.js';
import { DateTime } from '../scalars.js';
import { ChangePayload, SaidChangeInputType } from './change.js';
import { DelegationFormEnum } from './customer-records.js';
import { CpniCategoryEnum } from './policy-words.js';

@InputType('DelegatePersonInput', { description: 'A person, as the tokens of its login name it.' })
export class DelegatePersonInput {
  @Field(() => String, { defaultValue: EMBEDDED_ISSUER, description: 'The issuer of the login.' })
  issuer!: string;

  @Field(() => String, { description: 'The subject of the login.' })
  subject!: string;
}

@InputType()
class GranteeInputType extends SaidChangeInputType {
  @Field(() => ID, { nullable: true, description: 'The company that is designated.' })
  company?: string;

  @Field(() => DelegatePersonInput, { nullable: true, description: 'Or the person.' })
  person?: DelegatePersonInput;
}

@InputType('DesignateDelegateInput', { description: 'Whom the customer designates, to read what.' })
export class DesignateDelegateInput extends GranteeInputType {
  @Field(() => [CpniCategoryEnum], { description: 'The categories that may be read: at least one.' })
  categories!: CpniCategory[];

  @Field(() => DateTime, { nullable: true, description: 'Until when; until it is revoked when left out.' })
  until?: Date;

  @Field(() => DelegationFormEnum, {
    nullable: true,
    description:
      'For support staff: how it was made. What customers make themselves is written. Only a written one permits anything.',
  })
  form?: DelegationForm;
}

@InputType('RevokeDelegateInput', {
  description: 'Which designation ends: by its id, or by whom it designates.',
})
export class RevokeDelegateInput extends GranteeInputType {
  @Field(() => ID, { nullable: true, description: 'Its id, as in `Delegation.id`.' })
  delegation?: string;
}

@ObjectType('DelegatePayload', { description: 'The designation after the change.' })
export class DelegatePayload extends ChangePayload {}
