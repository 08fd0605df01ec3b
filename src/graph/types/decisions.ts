/** Decisions as they were recorded, and the customer's ledger of disclosures (47 CFR 64.2009(c)). */
import { Field, ID, ObjectType } from 'type-graphql';
import { Open, Record, type RecordClass } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime } from '../scalars.js';
import { CompanyType } from './company.js';
import { NodeType } from './node.js';
import { connectionOf } from './paging.js';
import {
  CpniCategoryEnum,
  ObligationEnum,
  OutcomeEnum,
  PurposeEnum,
  ServiceCategoryEnum,
} from './policy-words.js';

/** Readers of the ledger: the owner of the account, and the auditor. */
export const LEDGER: RecordClass = { class: 'RECORD', readers: ['OWNER', 'AUDITOR'] };
const OWN = 'whoever may see the decision at all may see what it says';

export const EntryKindEnum = enumOf('EntryKind', 'What was decided.', {
  READ: 'Whether fields may be read.',
  PREFLIGHT: 'What might be read, asked without reading.',
  OPERATION: 'Whether an operation may run at all.',
  LOOKUP: 'Whether an account exists for the caller.',
});

@ObjectType('CategoryAccess', {
  description:
    'Whether the caller may read one category for the stated purpose, and if not, why and what would help.',
  simpleResolvers: true,
})
export class CategoryAccessType {
  @Field(() => CpniCategoryEnum, { description: 'The category.' })
  @Open('tells the caller its own permits, in the grain it may be told')
  category!: string;

  @Field(() => Boolean, { description: 'Whether call detail of the category is meant.' })
  @Open('tells the caller its own permits, in the grain it may be told')
  callDetail!: boolean;

  @Field(() => Boolean, { description: 'Whether call location is meant.' })
  @Open('tells the caller its own permits, in the grain it may be told')
  callLocation!: boolean;

  @Field(() => Boolean, { description: 'May I?' })
  @Open('tells the caller its own permits, in the grain it may be told')
  permitted!: boolean;

  @Field(() => String, {
    description: 'Why, or why not: a word of the closed list of reasons, or NOT_PERMITTED.',
  })
  @Open('tells the caller its own permits, in the grain it may be told')
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The rule that decided.' })
  @Open('tells the caller its own permits, in the grain it may be told')
  rule!: string | null;

  @Field(() => [String], { nullable: true, description: 'The clauses it rests on.' })
  @Open('tells the caller its own permits, in the grain it may be told')
  citation!: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'What would help, if anything would.' })
  @Open('tells the caller its own permits, in the grain it may be told')
  remedy!: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'With the remedy STEP_UP: the `acr_values` of a login that would do.',
  })
  @Open('tells the caller its own permits, in the grain it may be told')
  acrValues!: readonly string[] | null;

  @Field(() => String, { description: 'The same in one plain sentence.' })
  @Open('tells the caller its own permits, in the grain it may be told')
  sentence!: string;

  @Field(() => ID, {
    description: 'The decision’s id in the audit log; kinds of data that are decided alike share it.',
  })
  @Open('tells the caller its own permits, in the grain it may be told')
  decisionId!: string;
}

@ObjectType('Disclosure', {
  description: 'What was released, to whom, for which purpose, on which ground.',
  simpleResolvers: true,
})
export class DisclosureType {
  @Field(() => ID, { nullable: true, description: 'The decision’s global id.' })
  @Record(LEDGER.readers)
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  @Record(LEDGER.readers)
  at!: Date;

  @Field(() => CompanyType, {
    nullable: true,
    description: 'The company it was released to; null within the carrier and to the customer.',
  })
  @Record(LEDGER.readers)
  company!: CompanyType | null;

  @Field(() => PurposeEnum, { nullable: true, description: 'The purpose stated.' })
  @Record(LEDGER.readers)
  purpose!: string | null;

  @Field(() => [CpniCategoryEnum], { nullable: 'itemsAndList', description: 'The categories released.' })
  @Record(LEDGER.readers)
  categories!: string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether call detail was among it.' })
  @Record(LEDGER.readers)
  callDetail!: boolean;

  @Field(() => [String], { nullable: 'itemsAndList', description: 'The fields released, as Type.field.' })
  @Record(LEDGER.readers)
  coordinates!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'The ground, as a word of the closed list of reasons.',
  })
  @Record(LEDGER.readers)
  reason!: string;

  @Field(() => [String], { nullable: 'itemsAndList', description: 'The clauses it rests on.' })
  @Record(LEDGER.readers)
  citation!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Who read what, for what and on which ground, in one plain sentence.',
  })
  @Record(LEDGER.readers)
  ground!: string;
}

export const DisclosureConnection = connectionOf('Disclosure', () => DisclosureType, LEDGER);

@ObjectType('DecisionFact', {
  description: 'A fact that a decision rested on, as it was then. It holds no value of CPNI.',
  simpleResolvers: true,
})
export class DecisionFactType {
  @Field(() => String, {
    nullable: true,
    description: 'What it is about: account, service, relationship, approval …',
  })
  @Record(LEDGER.readers)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The fact in words.' })
  @Record(LEDGER.readers)
  says!: string;
}

@ObjectType('Decision', {
  implements: NodeType,
  description:
    'A recorded decision. Seen by the auditor, by whoever asked for it and, when it permitted, by the owner.',
  simpleResolvers: true,
})
export class DecisionType {
  @Field(() => ID, { description: 'The global id: opaque.' })
  @Open('the id names the object, and says nothing of it')
  id!: string;

  @Field(() => DateTime, { description: 'When it was decided.' })
  @Open(OWN)
  at!: Date;

  @Field(() => EntryKindEnum, { description: 'What was decided.' })
  @Open(OWN)
  kind!: string;

  @Field(() => OutcomeEnum, { description: 'The outcome.' })
  @Open(OWN)
  outcome!: string;

  @Field(() => String, { description: 'The reason, in the grain that the reader may be told.' })
  @Open(OWN)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The rule that decided.' })
  @Open(OWN)
  rule!: string | null;

  @Field(() => [String], { nullable: true, description: 'The clauses it rests on.' })
  @Open(OWN)
  citation!: readonly string[] | null;

  @Field(() => [ObligationEnum], { description: 'What came with it.' })
  @Open(OWN)
  obligations!: readonly string[];

  @Field(() => PurposeEnum, { nullable: true, description: 'The purpose stated.' })
  @Open(OWN)
  purpose!: string | null;

  @Field(() => ServiceCategoryEnum, { nullable: true, description: 'The offering stated.' })
  @Open(OWN)
  offering!: string | null;

  @Field(() => [CpniCategoryEnum], { description: 'The categories asked for.' })
  @Open(OWN)
  categories!: readonly string[];

  @Field(() => [String], { description: 'The fields asked for, as Type.field.' })
  @Open(OWN)
  coordinates!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The version of the privacy policy it was made under.',
  })
  @Open(OWN)
  policyVersion!: string | null;

  @Field(() => String, { description: 'The decision in one plain sentence with its clause.' })
  @Open(OWN)
  sentence!: string;
}
