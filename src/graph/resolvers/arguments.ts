/** The arguments that several fields take, declared once: pages, periods, and what is stated. */
import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { ServiceCategory } from '../../policy/categories.js';
import type { Purpose } from '../../policy/purposes.js';
import { DateTime } from '../scalars.js';
import { CallDirectionEnum } from '../types/calls.js';
import { PurposeEnum, ServiceCategoryEnum } from '../types/policy-words.js';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'How many to answer.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor to go on after.' })
  after?: string;
}

@ArgsType()
export class PeriodPageArgs extends PageArgs {
  @Field(() => DateTime, { nullable: true, description: 'Begin of the period, part of it.' })
  from?: Date;

  @Field(() => DateTime, { nullable: true, description: 'End of the period, not part of it.' })
  to?: Date;
}

@ArgsType()
export class DetailPageArgs extends PeriodPageArgs {
  @Field(() => CallDirectionEnum, { nullable: true, description: 'Only those that went this way.' })
  direction?: 'INBOUND' | 'OUTBOUND';
}

@ArgsType()
export class PeriodArgs {
  @Field(() => DateTime, { description: 'Begin of the period, part of it.' })
  from!: Date;

  @Field(() => DateTime, { description: 'End of the period, not part of it.' })
  to!: Date;
}

const REFERENCE = 'The case, campaign, call or request that the purpose rests on, such as TICKET-0001.';

/** What is stated to read CPNI. */
@ArgsType()
export class StatementArgs {
  @Field(() => PurposeEnum, { description: 'What the data is read for.' })
  purpose!: Purpose;

  @Field(() => ServiceCategoryEnum, {
    nullable: true,
    description: 'The service category being offered, for marketing.',
  })
  offering?: ServiceCategory;

  @Field(() => ID, { nullable: true, description: REFERENCE })
  reference?: string;
}

const PERSONAL_PURPOSE = 'What the data is read for. A customer who states none reads its own.';

/** What is stated to read personal data; the guard reads it. */
@ArgsType()
export class PersonalArgs {
  @Field(() => PurposeEnum, { nullable: true, description: PERSONAL_PURPOSE })
  purpose?: Purpose;

  @Field(() => ID, { nullable: true, description: REFERENCE })
  reference?: string;
}

@ArgsType()
export class ContactsArgs extends PersonalArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many to answer.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor to go on after.' })
  after?: string;
}
