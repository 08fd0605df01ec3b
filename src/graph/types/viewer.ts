import { Field, ID, ObjectType } from 'type-graphql';
import { Open } from '../classification.js';
import { DateTime } from '../scalars.js';
import { CompanyType } from './company.js';
import { CallerKindEnum, CpniCategoryEnum, PurposeEnum, StaffRoleEnum } from './policy-words.js';

const OWN = 'what the caller’s own token says';

@ObjectType('Viewer', {
  description: 'What the token says of its bearer: an upper bound of what may be read.',
  simpleResolvers: true,
})
export class ViewerType {
  @Field(() => CallerKindEnum, { description: 'Who the caller is to the carrier.' })
  @Open(OWN)
  kind!: string;

  @Field(() => ID, { description: 'The subject of the token.' })
  @Open(OWN)
  subject!: string;

  @Field(() => CompanyType, { nullable: true, description: 'The company behind the registered client.' })
  @Open(OWN)
  company!: CompanyType | null;

  @Field(() => [StaffRoleEnum], { description: 'The roles of a member of staff.' })
  @Open(OWN)
  roles!: readonly string[];

  @Field(() => [PurposeEnum], { description: 'The purposes that the token grants.' })
  @Open(OWN)
  purposes!: readonly string[];

  @Field(() => [CpniCategoryEnum], {
    nullable: true,
    description: 'The categories that the token is narrowed to; null when it is not.',
  })
  @Open(OWN)
  categories!: readonly string[] | null;

  @Field(() => [String], { description: 'The scopes of the token.' })
  @Open(OWN)
  scopes!: readonly string[];

  @Field(() => DateTime, { description: 'When the token expires.' })
  @Open(OWN)
  expiresAt!: Date;
}
