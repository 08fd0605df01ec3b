/** Password and backup answer as they are changed (47 CFR 64.2010(c), (e), (f)). No field answers either. */
import { Field, InputType, ObjectType } from 'type-graphql';
import { BACKUP_QUESTIONS, type BackupQuestion } from '../../records/stores/credential-store.js';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { AccountChangeInputType, CHANGED, ChangePayload, CustomerChangeInputType } from './change.js';

export const BackupQuestionEnum = enumOf(
  'BackupQuestion',
  'What is asked of whoever has lost the password: nothing that a life or an account would tell.',
  BACKUP_QUESTIONS,
);

@InputType('ChangePasswordInput', { description: 'A new password.' })
export class ChangePasswordInput extends CustomerChangeInputType {
  @Field(() => String, { nullable: true, description: 'For the owner: the password until now.' })
  currentPassword?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For support staff on a call: what the customer answers. Left out, the question is told in the user error.',
  })
  backupAnswer?: string | null;

  @Field(() => String, {
    description: 'The new one: 12 to 128 characters, and nothing that others know of the customer.',
  })
  newPassword!: string;
}

@InputType('ChangeBackupAnswerInput', { description: 'What helps when the password is lost.' })
export class ChangeBackupAnswerInput extends AccountChangeInputType {
  @Field(() => String, { description: 'The password.' })
  currentPassword!: string;

  @Field(() => BackupQuestionEnum, { description: 'The question.' })
  question!: BackupQuestion;

  @Field(() => String, {
    description: 'The answer: 6 to 100 characters, and nothing that others know of the customer.',
  })
  answer!: string;
}

@ObjectType('CredentialPayload', {
  description: 'Whether it was changed. The customer is told by mail.',
  simpleResolvers: true,
})
export class CredentialPayload extends ChangePayload {
  @Field(() => Boolean, { description: 'True once it is.' })
  @Open(CHANGED)
  changed!: boolean;
}
