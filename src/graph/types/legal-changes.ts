/** Legal requests and holds as they are entered, reviewed and ended. */
import { Field, ID, InputType } from 'type-graphql';
import type { CpniCategory } from '../../policy/categories.js';
import type { InstrumentName } from '../../policy/request.js';
import { DateTime } from '../scalars.js';
import { ChangeInputType } from './change.js';
import { PaperInputType } from './paper-changes.js';
import { InstrumentEnum } from './papers.js';
import { CpniCategoryEnum } from './policy-words.js';

@InputType('EnterLegalRequestInput', { description: 'A legal instrument of an agency.' })
export class EnterLegalRequestInput extends ChangeInputType {
  @Field(() => InstrumentEnum, { description: 'What the agency asks with.' })
  instrument!: InstrumentName;

  @Field(() => ID, { description: 'The agency: a company of kind GOVERNMENT.' })
  agency!: string;

  @Field(() => [String], { description: 'The numbers of the accounts that it lists, such as ACCT-0010.' })
  accounts!: string[];

  @Field(() => [CpniCategoryEnum], {
    description: 'The categories that it lists; none where it asks for names and addresses alone.',
  })
  categories!: CpniCategory[];

  @Field(() => DateTime, { description: 'Begin of the period of the records.' })
  from!: Date;

  @Field(() => DateTime, { description: 'End of the period, not part of it.' })
  to!: Date;

  @Field(() => DateTime, {
    description: 'From when on it opens nothing; 48 hours from now at most for an emergency request.',
  })
  expiresAt!: Date;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether an order forbids to tell the customer (18 U.S.C. 2705(b)).',
  })
  nondisclosure!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the order ends; until it is lifted if left out.',
  })
  nondisclosureUntil?: Date;
}

@InputType('ReviewLegalRequestInput', { description: 'A legal request that was found in order.' })
export class ReviewLegalRequestInput extends PaperInputType {}

@InputType('CloseLegalRequestInput', {
  description: 'A legal request that is answered, withdrawn or quashed.',
})
export class CloseLegalRequestInput extends PaperInputType {}

@InputType('LiftNondisclosureInput', { description: 'A legal request whose customer may be told.' })
export class LiftNondisclosureInput extends PaperInputType {}

@InputType('PlaceHoldInput', { description: 'A hold on the accounts of a legal request.' })
export class PlaceHoldInput extends PaperInputType {
  @Field(() => DateTime, { nullable: true, description: 'Until when; until it is released if left out.' })
  until?: Date;
}

@InputType('RenewHoldInput', { description: 'The hold of a preservation, for ninety days more.' })
export class RenewHoldInput extends PaperInputType {}

@InputType('ReleaseHoldInput', { description: 'A hold that ends now.' })
export class ReleaseHoldInput extends PaperInputType {
  @Field(() => ID, {
    nullable: true,
    description: 'The global id of the one account to release; all of the request if left out.',
  })
  account?: string;
}

@InputType('ExportLegalDisclosureInput', { description: 'What is handed over under a legal request.' })
export class ExportLegalDisclosureInput extends PaperInputType {
  @Field(() => ID, { description: 'The SHA-256 of its manifest, in hexadecimal.' })
  manifest!: string;
}
