/** How much, and to where, in totals: AMOUNT_OF_USE and DESTINATION without call detail. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Cpni } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime, Decimal } from '../scalars.js';

export const PeriodEnum = enumOf('Period', 'By which period totals are added up.', {
  DAY: 'Calendar day, UTC.',
  MONTH: 'Calendar month, UTC.',
});
export const DestinationGroupingEnum = enumOf('DestinationGrouping', 'By what destinations are added up.', {
  COUNTRY: 'By country.',
  PREFIX: 'By number prefix.',
});

@ObjectType('UsageTotal', { description: 'How much was used in one period.', simpleResolvers: true })
export class UsageTotalType {
  @Field(() => DateTime, { nullable: true, description: 'Begin of the period.' })
  @Cpni(['AMOUNT_OF_USE'])
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: 'End of the period, not part of it.' })
  @Cpni(['AMOUNT_OF_USE'])
  to!: Date;

  @Field(() => Decimal, { nullable: true, description: 'Minutes of calls.' })
  @Cpni(['AMOUNT_OF_USE'])
  minutes!: string;

  @Field(() => Int, { nullable: true, description: 'Calls.' })
  @Cpni(['AMOUNT_OF_USE'])
  calls!: number;

  @Field(() => Int, { nullable: true, description: 'Messages.' })
  @Cpni(['AMOUNT_OF_USE'])
  messages!: number;
}

@ObjectType('DestinationTotal', {
  description: 'How much went to one country or prefix.',
  simpleResolvers: true,
})
export class DestinationTotalType {
  @Field(() => String, {
    nullable: true,
    description: 'The country (ISO 3166-1 alpha-2) or the number prefix.',
  })
  @Cpni(['DESTINATION'])
  destination!: string;

  @Field(() => Int, { nullable: true, description: 'Calls to it.' })
  @Cpni(['DESTINATION'])
  calls!: number;

  @Field(() => Decimal, { nullable: true, description: 'Minutes of calls to it.' })
  @Cpni(['DESTINATION'])
  minutes!: string;

  @Field(() => Int, { nullable: true, description: 'Messages to it.' })
  @Cpni(['DESTINATION'])
  messages!: number;
}
