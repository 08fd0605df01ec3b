/** The register of failures of the opt-out mechanism, for the carrier's supervisors and auditors (47 CFR 64.2009(f)). */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  OPT_OUT_MECHANISMS,
  OPT_OUT_PROBLEMS,
  type OptOutMechanism,
  type OptOutProblem,
} from '../../records/stores/opt-out-failure-store.js';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime } from '../scalars.js';
import { ChangeInputType, ChangePayload } from './change.js';
import { connectionOf } from './paging.js';

const REGISTER = 'the carrier’s own register, found by supervisors and auditors alone; it names no customer';

export const OptOutMechanismEnum = enumOf(
  'OptOutMechanism',
  'A mechanism by which customers object.',
  OPT_OUT_MECHANISMS,
);

export const OptOutProblemEnum = enumOf(
  'OptOutProblem',
  'What was wrong with a mechanism.',
  OPT_OUT_PROBLEMS,
);

@ObjectType('OptOutFailure', {
  description: 'That a mechanism to opt out did not work (47 CFR 64.2009(f)).',
  simpleResolvers: true,
})
export class OptOutFailureType {
  @Field(() => ID, { description: 'By which it is named, such as OPTOUT-7K3M9Q.' })
  @Open(REGISTER)
  code!: string;

  @Field(() => [OptOutMechanismEnum], { description: 'The mechanisms that did not work.' })
  @Open(REGISTER)
  mechanisms!: readonly OptOutMechanism[];

  @Field(() => [OptOutProblemEnum], { description: 'The kinds of problem.' })
  @Open(REGISTER)
  problems!: readonly OptOutProblem[];

  @Field(() => DateTime, { description: 'When it began, as far as known.' })
  @Open(REGISTER)
  beganAt!: Date;

  @Field(() => DateTime, { description: 'When it was discovered.' })
  @Open(REGISTER)
  discoveredAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it goes on.' })
  @Open(REGISTER)
  endedAt!: Date | null;

  @Field(() => Int, { description: 'How many customers it affected, as far as known.' })
  @Open(REGISTER)
  customersAffected!: number;

  @Field(() => Boolean, {
    description: 'That the inability to opt out was more than an anomaly, so that the Commission is told.',
  })
  @Open(REGISTER)
  moreThanAnomaly!: boolean;

  @Field(() => String, { description: 'What happened, in the words of the report.' })
  @Open(REGISTER)
  summary!: string;

  @Field(() => DateTime, { description: 'When it was entered.' })
  @Open(REGISTER)
  reportedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the Commission is to be told in writing at the latest; null for an anomaly.',
  })
  @Open(REGISTER)
  commissionDueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the Commission was told.' })
  @Open(REGISTER)
  commissionNotifiedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was proposed or done, as the letter says.' })
  @Open(REGISTER)
  remedy!: string | null;
}

export const OptOutFailureConnection = connectionOf('OptOutFailure', () => OptOutFailureType, {
  class: 'OPEN',
  because: REGISTER,
  whileTied: false,
});

@InputType('ReportOptOutFailureInput', {
  description: 'A failure of the opt-out mechanism as it was discovered.',
})
export class ReportOptOutFailureInput extends ChangeInputType {
  @Field(() => [OptOutMechanismEnum], { description: 'The mechanisms that did not work.' })
  mechanisms!: OptOutMechanism[];

  @Field(() => [OptOutProblemEnum], { description: 'The kinds of problem.' })
  problems!: OptOutProblem[];

  @Field(() => DateTime, { description: 'When it began, as far as known.' })
  beganAt!: Date;

  @Field(() => DateTime, { description: 'When it was discovered.' })
  discoveredAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; left out while it goes on.' })
  endedAt?: Date;

  @Field(() => Int, { description: 'How many customers it affected, as far as known.' })
  customersAffected!: number;

  @Field(() => Boolean, { description: 'That the inability to opt out was more than an anomaly.' })
  moreThanAnomaly!: boolean;

  @Field(() => String, { description: 'What happened. Name no customer.' })
  summary!: string;
}

@InputType('RecordOptOutFailureNoticeInput', {
  description: 'That the Commission was told of a failure in writing.',
})
export class RecordOptOutFailureNoticeInput extends ChangeInputType {
  @Field(() => ID, { description: 'The code of the failure, such as OPTOUT-7K3M9Q.' })
  failure!: string;

  @Field(() => DateTime, { nullable: true, description: 'When; now when left out.' })
  notifiedAt?: Date;

  @Field(() => String, { description: 'The remedy, and when it is or was made, as the letter says.' })
  remedy!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the failure ended, where that was not known before.',
  })
  endedAt?: Date;
}

@ObjectType('OptOutFailurePayload', { description: 'The failure after the change.' })
export class OptOutFailurePayload extends ChangePayload {}
