import { Field, ID, ObjectType } from 'type-graphql';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { connectionOf } from './paging.js';
import { NodeType } from './node.js';

export const AccountStatusEnum = enumOf('AccountStatus', 'Where an account stands.', {
  APPLICANT: 'Signed up; no service yet, and so no CPNI.',
  ACTIVE: 'A customer.',
  SUSPENDED: 'A customer whose service is suspended.',
  CLOSED: 'A former customer.',
});

const TIED = 'the caller has a tie to the account, or would not see it';

@ObjectType('Account', {
  implements: NodeType,
  description: 'An account, as far as the caller has a tie to it.',
})
export class AccountType {
  @Field(() => ID, { description: 'The global id: opaque.' })
  @Open(TIED)
  id!: string;
}

export const AccountConnection = connectionOf('Account', () => AccountType, {
  class: 'OPEN',
  because: TIED,
  whileTied: false,
});
