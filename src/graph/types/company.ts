import { Field, ID, ObjectType } from 'type-graphql';
import { Open } from '../classification.js';
import { CompanyKindEnum } from './policy-words.js';

@ObjectType('Company', {
  description: 'The carrier, or a company that deals with it.',
  simpleResolvers: true,
})
export class CompanyType {
  @Field(() => ID, { description: 'The company’s id, such as affiliate-active.' })
  @Open('who a company is, is public')
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  @Open('who a company is, is public')
  name!: string;

  @Field(() => CompanyKindEnum, { description: 'What it is to the carrier.' })
  @Open('who a company is, is public')
  kind!: string;

  @Field(() => Boolean, {
    description: 'Whether it offers communications-related services (47 CFR 64.2003(e)).',
  })
  @Open('who a company is, is public')
  communicationsRelated!: boolean;
}
