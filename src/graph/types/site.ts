/** Visits to the site, of nobody in particular (Policy section 1). */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { COOKIE_CHOICES, type CookieChoice } from '../../records/stores/site-store.js';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { ChangePayload } from './change.js';

const OF_NOBODY = 'it is about a visitor whom nobody knows, and answered to the visitor alone';

const MEANS: Readonly<Record<CookieChoice, string>> = {
  ACCEPTED: 'A random id may be kept in a cookie of the site.',
  REFUSED: 'Nothing is kept that tells one visit from another; everything works as well.',
};

export const CookieChoiceEnum = enumOf(
  'CookieChoice',
  'Whether a visitor takes cookies.',
  Object.fromEntries(COOKIE_CHOICES.map((choice) => [choice, MEANS[choice]])) as Record<CookieChoice, string>,
);

@InputType('VisitedPageInput', { description: 'A page of the site that was looked at.' })
export class VisitedPageInput {
  @Field(() => String, {
    description: 'Its path, such as /pricing: what stands behind a question mark is not kept.',
  })
  path!: string;

  @Field(() => Int, { description: 'For how many seconds.' })
  seconds!: number;
}

@InputType('RecordVisitInput', { description: 'A visit to the site.' })
export class RecordVisitInput {
  @Field(() => ID, {
    nullable: true,
    description: 'As `chooseCookies` answered it; left out where cookies are refused.',
  })
  visitor?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The browser’s User-Agent: its name and version are kept.',
  })
  browser?: string;

  @Field(() => String, { nullable: true, description: 'The link that led here: its site is kept.' })
  referrer?: string;

  @Field(() => String, { nullable: true, description: 'The link that led away: its site is kept.' })
  exitLink?: string;

  @Field(() => [VisitedPageInput], { description: 'The pages in order, 50 at most.' })
  pages!: VisitedPageInput[];
}

@InputType('ChooseCookiesInput', { description: 'A visitor’s choice on cookies.' })
export class ChooseCookiesInput {
  @Field(() => CookieChoiceEnum, { description: 'The choice.' })
  choice!: CookieChoice;
}

@ObjectType('RecordVisitPayload', { description: 'Whether the visit was kept.', simpleResolvers: true })
export class RecordVisitPayload extends ChangePayload {
  @Field(() => Boolean, { description: 'True once it is.' })
  @Open(OF_NOBODY)
  recorded!: boolean;
}

@ObjectType('ChooseCookiesPayload', { description: 'The choice as it is kept.', simpleResolvers: true })
export class ChooseCookiesPayload extends ChangePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'A random id for the site to keep in its own cookie; null where cookies are refused.',
  })
  @Open(OF_NOBODY)
  visitor!: string | null;
}
