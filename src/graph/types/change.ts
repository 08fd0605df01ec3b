/** What all changes take and answer: an idempotency key, an account, the ids of what was written, and user errors. */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Open } from '../classification.js';
import type { UserError } from '../../lifecycle/change-refused.js';
import { USER_ERRORS, type UserErrorCode } from '../../lifecycle/change-refused.js';
import { enumOf } from '../enums.js';

/** Why a payload's own words are open. */
export const CHANGED = 'told to whoever was allowed to change it; it holds nothing of a customer';
/** Why a mutation is open as a field. */
export const BY_RIGHT = 'whoever may not make the change is refused before anything is written';

export const UserErrorCodeEnum = enumOf(
  'UserErrorCode',
  'Why a change was not made.',
  Object.fromEntries(
    Object.entries(USER_ERRORS).map(([code, says]) => [code, `The field ${says}.`]),
  ) as Record<UserErrorCode, string>,
);

@InputType()
export class ChangeInputType {
  @Field(() => ID, {
    nullable: true,
    description:
      'Chosen by the client, 16 to 100 characters: a request repeated under the same key changes nothing and is answered alike for seven days.',
  })
  idempotencyKey?: string;
}

@InputType()
export class AccountChangeInputType extends ChangeInputType {
  @Field(() => ID, { description: 'The global id of the account.' })
  account!: string;
}

/** For changes that support staff make for the customer too. */
@InputType()
export class CustomerChangeInputType extends AccountChangeInputType {
  @Field(() => ID, {
    nullable: true,
    description: 'For support staff: the open call on which the customer asks for it, such as CALL-0001.',
  })
  call?: string;
}

/** For what the customer says and the staff record, which needs to be shown (47 CFR 64.2007(a)(3)). */
@InputType()
export class SaidChangeInputType extends CustomerChangeInputType {
  @Field(() => String, {
    nullable: true,
    description:
      'For support staff: what shows that the customer said so, such as where the recording or the letter is. Kept with the record.',
  })
  evidence?: string;
}

@ObjectType('UserError', {
  description: 'What is wrong with an input; nothing was changed.',
  simpleResolvers: true,
})
export class UserErrorType {
  @Field(() => UserErrorCodeEnum, { description: 'What kind of fault it is: permanent, to branch on.' })
  @Open(CHANGED)
  code!: UserErrorCode;

  @Field(() => String, { description: 'The field of the input.' })
  @Open(CHANGED)
  field!: string;

  @Field(() => String, { description: 'What is wrong with it, without its value.' })
  @Open(CHANGED)
  message!: string;
}

@ObjectType({ simpleResolvers: true })
export class ChangePayload {
  @Field(() => [UserErrorType], { description: 'Why nothing was changed; empty when it was.' })
  @Open(CHANGED)
  userErrors!: readonly UserError[];
}
