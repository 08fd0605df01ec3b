import { Field, ObjectType } from 'type-graphql';
import { Open } from '../classification.js';
import { Currency, Decimal } from '../scalars.js';

@ObjectType('Money', { description: 'An amount with its currency.', simpleResolvers: true })
export class MoneyType {
  @Field(() => Decimal, { description: 'The amount, as a decimal string.' })
  @Open('part of the field that holds the money, guarded there')
  amount!: string;

  @Field(() => Currency, { description: 'The currency of the amount.' })
  @Open('part of the field that holds the money, guarded there')
  currency!: string;
}
