/** The carrier's papers as its staff see them: what a purpose may rest on, and nothing of the customer but the account. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PAPER_KINDS } from '../../lifecycle/paper-kinds.js';
import type { InstrumentName, ReferenceKind } from '../../policy/request.js';
import { AUTHENTICATION_CHANNELS, AUTHENTICATION_METHODS } from '../../policy/request.js';
import { Open } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime } from '../scalars.js';
import { CompanyType } from './company.js';
import { connectionOf } from './paging.js';
import { CpniCategoryEnum, ServiceCategoryEnum } from './policy-words.js';

/** Why what a paper says is open to whoever sees the paper. */
export const OWN_PAPERS = 'the carrier’s own papers, found only by the roles that work with their kind';

export const PaperKindEnum = enumOf(
  'PaperKind',
  'What a purpose may rest on.',
  Object.fromEntries(
    Object.entries(PAPER_KINDS).map(([kind, { means }]) => [
      kind,
      `${means.charAt(0).toUpperCase()}${means.slice(1)}.`,
    ]),
  ) as Record<ReferenceKind, string>,
);

type Method = (typeof AUTHENTICATION_METHODS)[number];
const METHODS: Readonly<Record<Method, string>> = {
  NONE: 'Not at all.',
  BIOGRAPHICAL: 'By readily available biographical facts (47 CFR 64.2003(m)).',
  ACCOUNT_INFORMATION: 'By account information (47 CFR 64.2003(a)).',
  ONE_TIME_CODE: 'By a code sent to the customer.',
  PASSWORD: 'By a password.',
  PASSWORD_MFA: 'By a password and a second factor.',
  PHOTO_ID: 'By a valid photo ID (47 CFR 64.2010(d)).',
  CALLBACK: 'By calling back the number of record (47 CFR 64.2010(b)).',
  BUSINESS_CONTRACT: 'As a business contract says (47 CFR 64.2010(g)).',
};
export const AuthenticationMethodEnum = enumOf(
  'AuthenticationMethod',
  'How a customer was authenticated.',
  METHODS,
);

type Channel = (typeof AUTHENTICATION_CHANNELS)[number];
const CHANNELS: Readonly<Record<Channel, string>> = {
  ONLINE: 'Online.',
  TELEPHONE: 'By telephone.',
  IN_STORE: 'In a store.',
};
export const AuthenticationChannelEnum = enumOf(
  'AuthenticationChannel',
  'Where a customer was authenticated.',
  CHANNELS,
);

@ObjectType('CampaignPart', { description: 'What a campaign offers.', simpleResolvers: true })
export class CampaignPartType {
  @Field(() => ServiceCategoryEnum, { description: 'The service category offered.' })
  @Open(OWN_PAPERS)
  offering!: string;

  @Field(() => String, { description: 'What is offered, to whom and how (47 CFR 64.2009(c)).' })
  @Open(OWN_PAPERS)
  description!: string;

  @Field(() => String, { nullable: true, description: 'The supervisor who approved it.' })
  @Open(OWN_PAPERS)
  approvedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is approved.' })
  @Open(OWN_PAPERS)
  approvedAt!: Date | null;
}

@ObjectType('CallPart', { description: 'What is known of the customer on a call.', simpleResolvers: true })
export class CallPartType {
  @Field(() => Boolean, { description: 'Whether the customer approves, for the length of the call.' })
  @Open(OWN_PAPERS)
  customerConsented!: boolean;

  @Field(() => AuthenticationMethodEnum, { description: 'How the customer was authenticated.' })
  @Open(OWN_PAPERS)
  method!: string;

  @Field(() => AuthenticationChannelEnum, { description: 'Where.' })
  @Open(OWN_PAPERS)
  channel!: string;
}

const INSTRUMENTS: Readonly<Record<InstrumentName, string>> = {
  SUBPOENA: 'Connection records, billing, name and address (18 U.S.C. 2703(c)(2)).',
  COURT_ORDER: 'Records, on specific and articulable facts; no place of a call (18 U.S.C. 2703(d)).',
  WARRANT: 'Everything that it lists (18 U.S.C. 2703(c)(1)).',
  EMERGENCY_REQUEST: 'Everything that it lists, for 48 hours at most (18 U.S.C. 2702(c)(4)).',
  PRESERVATION: 'Nothing: what it lists is kept (18 U.S.C. 2703(f)).',
};
export const InstrumentEnum = enumOf(
  'Instrument',
  'What an agency asks with, and what of it is reached.',
  INSTRUMENTS,
);

@ObjectType('LegalHold', {
  description: 'A hold on the data of an account: it keeps them and grants no read.',
  simpleResolvers: true,
})
export class LegalHoldType {
  @Field(() => String, { description: 'The number of the account.' })
  @Open(OWN_PAPERS)
  accountNumber!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  @Open(OWN_PAPERS)
  placedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null until it is released.' })
  @Open(OWN_PAPERS)
  until!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was renewed.' })
  @Open(OWN_PAPERS)
  renewedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was released.' })
  @Open(OWN_PAPERS)
  releasedAt!: Date | null;
}

@ObjectType('LegalRequestPart', {
  description: 'What an instrument asks for, and who reviewed it.',
  simpleResolvers: true,
})
export class LegalRequestPartType {
  @Field(() => InstrumentEnum, { description: 'The instrument.' })
  @Open(OWN_PAPERS)
  instrument!: string;

  @Field(() => [CpniCategoryEnum], { description: 'The categories that it lists.' })
  @Open(OWN_PAPERS)
  categories!: string[];

  @Field(() => DateTime, { description: 'Begin of the period of the records.' })
  @Open(OWN_PAPERS)
  from!: Date;

  @Field(() => DateTime, { description: 'End of the period, not part of it.' })
  @Open(OWN_PAPERS)
  to!: Date;

  @Field(() => DateTime, { description: 'From when on it opens nothing.' })
  @Open(OWN_PAPERS)
  expiresAt!: Date;

  @Field(() => [String], { description: 'The subjects that reviewed it, besides the one that entered it.' })
  @Open(OWN_PAPERS)
  reviewedBy!: string[];

  @Field(() => Boolean, { description: 'Whether an order forbids now to tell the customer.' })
  @Open(OWN_PAPERS)
  nondisclosure!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the order ends or ended.' })
  @Open(OWN_PAPERS)
  nondisclosureUntil!: Date | null;

  @Field(() => [LegalHoldType], { description: 'The holds placed for it, ended ones included.' })
  @Open(OWN_PAPERS)
  holds!: LegalHoldType[];
}

@ObjectType('Paper', {
  description: 'A ticket, case, call, campaign or legal request of the carrier, which a purpose may rest on.',
  simpleResolvers: true,
})
export class PaperType {
  @Field(() => ID, { description: 'By which it is named as `reference`, such as TICKET-7K3M9Q.' })
  @Open(OWN_PAPERS)
  reference!: string;

  @Field(() => PaperKindEnum, { description: 'What it is.' })
  @Open(OWN_PAPERS)
  kind!: string;

  @Field(() => Int, { description: 'Counts its edits: what an edit names as `expectedVersion`.' })
  @Open(OWN_PAPERS)
  version!: number;

  @Field(() => [CompanyType], { description: 'The companies it names.' })
  @Open(OWN_PAPERS)
  companies!: CompanyType[];

  @Field(() => CompanyType, { nullable: true, description: 'The agency it is of.' })
  @Open(OWN_PAPERS)
  agency!: CompanyType | null;

  @Field(() => String, { description: 'The subject that opened it.' })
  @Open(OWN_PAPERS)
  openedBy!: string;

  @Field(() => DateTime, { description: 'When.' })
  @Open(OWN_PAPERS)
  openedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was closed: from then on it permits nothing.',
  })
  @Open(OWN_PAPERS)
  endedAt!: Date | null;

  @Field(() => CampaignPartType, { nullable: true, description: 'Of a campaign alone.' })
  @Open(OWN_PAPERS)
  campaign!: CampaignPartType | null;

  @Field(() => CallPartType, { nullable: true, description: 'Of a call with a customer alone.' })
  @Open(OWN_PAPERS)
  call!: CallPartType | null;

  @Field(() => LegalRequestPartType, { nullable: true, description: 'Of a legal request alone.' })
  @Open(OWN_PAPERS)
  legalRequest!: LegalRequestPartType | null;
}

export const PaperConnection = connectionOf('Paper', () => PaperType, {
  class: 'OPEN',
  because: OWN_PAPERS,
  whileTied: false,
});
