/** The register of breaches, for the carrier's supervisors and auditors (47 CFR 64.2011). */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BREACH_RULES, type BreachRuleName } from '../../lifecycle/breach-rules.js';
import type { CpniCategory } from '../../policy/categories.js';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime } from '../scalars.js';
import { ChangeInputType, ChangePayload } from './change.js';
import { connectionOf } from './paging.js';
import { CpniCategoryEnum } from './policy-words.js';

const REGISTER = 'the carrier’s own register, found by supervisors and auditors alone; it names no customer';

export const BreachRuleEnum = enumOf(
  'BreachRule',
  'The version of 47 CFR 64.2011 that a breach falls under.',
  Object.fromEntries(
    Object.entries(BREACH_RULES).map(([name, { means }]) => [name, `Told by ${means}.`]),
  ) as Record<BreachRuleName, string>,
);

@ObjectType('Breach', {
  description: 'Unauthorized access to, use of or disclosure of CPNI (47 CFR 64.2011(e)).',
  simpleResolvers: true,
})
export class BreachType {
  @Field(() => ID, { description: 'By which it is named, such as BREACH-7K3M9Q.' })
  @Open(REGISTER)
  code!: string;

  @Field(() => BreachRuleEnum, { description: 'The version of the rule it falls under.' })
  @Open(REGISTER)
  rule!: string;

  @Field(() => DateTime, { description: 'When it was discovered.' })
  @Open(REGISTER)
  discoveredAt!: Date;

  @Field(() => DateTime, { description: 'When it was reasonably determined that there was a breach.' })
  @Open(REGISTER)
  determinedAt!: Date;

  @Field(() => [CpniCategoryEnum], { description: 'The kinds of CPNI breached.' })
  @Open(REGISTER)
  categories!: readonly CpniCategory[];

  @Field(() => Int, { description: 'How many customers it affected, as far as known.' })
  @Open(REGISTER)
  customersAffected!: number;

  @Field(() => Int, { description: 'How many accounts are listed with it, to be told.' })
  @Open(REGISTER)
  accountsKnown!: number;

  @Field(() => String, { description: 'What happened, in the words of the report.' })
  @Open(REGISTER)
  summary!: string;

  @Field(() => DateTime, { description: 'When it was entered.' })
  @Open(REGISTER)
  reportedAt!: Date;

  @Field(() => DateTime, { description: 'When the agencies are to be told at the latest.' })
  @Open(REGISTER)
  agenciesDueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the agencies were told.' })
  @Open(REGISTER)
  agenciesNotifiedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'From when the customers may be told.' })
  @Open(REGISTER)
  customersNotBefore!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the customers are to be told at the latest; null where the rule names no day.',
  })
  @Open(REGISTER)
  customersDueAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when an agency directed that the customers are not told.',
  })
  @Open(REGISTER)
  heldUntil!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the customers were told.' })
  @Open(REGISTER)
  customersNotifiedAt!: Date | null;
}

export const BreachConnection = connectionOf('Breach', () => BreachType, {
  class: 'OPEN',
  because: REGISTER,
  whileTied: false,
});

@InputType('ReportBreachInput', { description: 'A breach as it was discovered.' })
export class ReportBreachInput extends ChangeInputType {
  @Field(() => DateTime, { description: 'When it was discovered.' })
  discoveredAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was reasonably determined that there was a breach; now when left out.',
  })
  determinedAt?: Date;

  @Field(() => [CpniCategoryEnum], { description: 'The kinds of CPNI breached.' })
  categories!: CpniCategory[];

  @Field(() => Int, { description: 'How many customers it affected, as far as known.' })
  customersAffected!: number;

  @Field(() => String, { description: 'What happened. Name no customer.' })
  summary!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Numbers of the accounts affected, 500 at most; more by `addBreachAccounts`.',
  })
  accounts!: string[];
}

@InputType({ description: 'A breach of the register.' })
export class BreachChangeInputType extends ChangeInputType {
  @Field(() => ID, { description: 'Its code, such as BREACH-7K3M9Q.' })
  breach!: string;
}

@InputType('AddBreachAccountsInput', { description: 'More accounts that a breach affected.' })
export class AddBreachAccountsInput extends BreachChangeInputType {
  @Field(() => [String], { description: 'Numbers of the accounts, 500 at most.' })
  accounts!: string[];
}

@InputType('RecordAgencyNoticeInput', { description: 'That the agencies were told of a breach.' })
export class RecordAgencyNoticeInput extends BreachChangeInputType {
  @Field(() => DateTime, { nullable: true, description: 'When; now when left out.' })
  notifiedAt?: Date;
}

@InputType('HoldBreachNoticeInput', {
  description: 'That customers are not told yet (47 CFR 64.2011(b)(3)).',
})
export class HoldBreachNoticeInput extends BreachChangeInputType {
  @Field(() => DateTime, { description: 'Until when, 30 days further on at most.' })
  until!: Date;

  @Field(() => String, { description: 'The written direction of the agency: which, when, by whom.' })
  direction!: string;
}

@InputType('NotifyBreachCustomersInput', { description: 'A breach whose customers are told now.' })
export class NotifyBreachCustomersInput extends BreachChangeInputType {}

@ObjectType('BreachPayload', { description: 'The breach after the change.' })
export class BreachPayload extends ChangePayload {}
