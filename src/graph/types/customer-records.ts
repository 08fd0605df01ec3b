/**
 * Records of the customer's rights: relationships, approvals, objections, notices, designations, acceptances.
 * Not CPNI, not open: read by the owner and the auditor (47 CFR 64.2007, 64.2008, 64.2009).
 */
import { Field, ID, ObjectType } from 'type-graphql';
import { NOTICE_USES } from '../../notify/mail-values.js';
import { Record } from '../classification.js';
import { enumOf } from '../enums.js';
import { DateTime } from '../scalars.js';
import { CompanyType } from './company.js';
import { CpniCategoryEnum } from './policy-words.js';

/** Readers of the records that only the customer and the auditor see. */
export const OWNER_AND_AUDITOR = ['OWNER', 'AUDITOR'] as const;
/** Readers of relationships: a company sees its own besides. */
export const OWNER_AUDITOR_AND_COMPANY = ['OWNER', 'AUDITOR', 'OWN_COMPANY'] as const;

export const RelationshipKindEnum = enumOf('RelationshipKind', 'What a company has to do with the account.', {
  SERVICE: 'The customer takes service from it.',
  ASSIGNMENT: 'The carrier assigned the account to it, as its agent.',
});
export const RelationshipStateEnum = enumOf('RelationshipState', 'Where a relationship stands.', {
  PENDING: 'Declared by the company, and not confirmed: it permits nothing.',
  REFUSED: 'Declared by the company, and refused.',
  EXPIRED: 'Declared by the company, and not confirmed within 30 days.',
  COMING: 'Begins later: the company is not yet one with whom the customer already has a relationship.',
  IN_FORCE: 'In force.',
  ENDED: 'Ended.',
});
export const ApprovalKindEnum = enumOf('ApprovalKind', 'What the customer said.', {
  OPT_IN: 'Express approval (47 CFR 64.2003(k)).',
  OPT_OUT: 'Objection.',
  CONTINUED_USE: 'Use of the site went on; never an approval (Policy section 8).',
});
export const ApprovalScopeEnum = enumOf('ApprovalScope', 'What an approval or objection is about.', {
  MARKETING: 'Use or sharing of CPNI for marketing.',
  LOCATION: 'Call location (47 U.S.C. 222(f)).',
  EMAIL_NOTICES: 'To be sent notices by e-mail (47 CFR 64.2008(d)(3)(i)).',
});
export const ApprovalFormEnum = enumOf('ApprovalForm', 'How the customer said it (47 CFR 64.2007(a)(1)).', {
  WRITTEN: 'In writing.',
  ORAL: 'By word of mouth.',
  ELECTRONIC: 'By electronic means.',
});
export const NoticeChannelEnum = enumOf('NoticeChannel', 'How a notice was sent.', {
  ELECTRONIC: 'By e-mail: approval may be taken 30 days later.',
  MAIL: 'By post: approval may be taken 33 days later.',
});
export const NoticeKindEnum = enumOf('NoticeKind', 'Which approval a notice asks for.', {
  OPT_OUT: 'Silence is approval after the waiting period (47 CFR 64.2003(l)).',
  OPT_IN: 'Express approval: silence is none (47 CFR 64.2003(k)).',
});
export const NoticeScopeEnum = enumOf('NoticeScope', 'What a notice asks approval for.', {
  MARKETING: 'Use or sharing of CPNI for marketing.',
  LOCATION: 'Call location, expressly alone (47 U.S.C. 222(f)).',
});
export const NoticeUseEnum = enumOf('NoticeUse', 'A use that a notice asks approval for.', NOTICE_USES);
export const DelegationFormEnum = enumOf('DelegationForm', 'How a person or company was designated.', {
  WRITTEN: 'In writing, as 47 U.S.C. 222(c)(2) asks.',
  ORAL: 'By word of mouth: permits nothing.',
});
export const AcceptanceKindEnum = enumOf('AcceptanceKind', 'How a policy version was accepted.', {
  EXPLICIT: 'By saying so.',
  CONTINUED_USE: 'By using the site after the change (Policy section 8).',
});

@ObjectType('ServiceRelationship', {
  description: 'A relationship of the customer with another Flowroute company.',
  simpleResolvers: true,
})
export class ServiceRelationshipType {
  @Field(() => ID, { nullable: true, description: 'The id of the relationship.' })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  id!: string;

  @Field(() => CompanyType, { nullable: true, description: 'The company.' })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  company!: CompanyType;

  @Field(() => RelationshipKindEnum, {
    nullable: true,
    description: 'What the company has to do with the account.',
  })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  kind!: string;

  @Field(() => RelationshipStateEnum, { nullable: true, description: 'Where it stands now.' })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  state!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when; of a declared one, from when at the earliest.',
  })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it lasts.' })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  to!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was made, or declared by the company.' })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  declaredAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was confirmed; null for one that nobody confirmed.',
  })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  confirmedAt!: Date | null;
}

@ObjectType('Approval', { description: 'An approval or objection of the customer.', simpleResolvers: true })
export class ApprovalType {
  @Field(() => ID, { nullable: true, description: 'The id of the approval.' })
  @Record(OWNER_AND_AUDITOR)
  id!: string;

  @Field(() => ApprovalKindEnum, { nullable: true, description: 'What the customer said.' })
  @Record(OWNER_AND_AUDITOR)
  kind!: string;

  @Field(() => ApprovalScopeEnum, { nullable: true, description: 'What it is about.' })
  @Record(OWNER_AND_AUDITOR)
  scope!: string;

  @Field(() => CompanyType, { nullable: true, description: 'The company it names; null when it names none.' })
  @Record(OWNER_AND_AUDITOR)
  company!: CompanyType | null;

  @Field(() => [CpniCategoryEnum], {
    nullable: 'itemsAndList',
    description: 'The categories it lists; null for all.',
  })
  @Record(OWNER_AND_AUDITOR)
  categories!: string[] | null;

  @Field(() => ApprovalFormEnum, { nullable: true, description: 'How it was said.' })
  @Record(OWNER_AND_AUDITOR)
  form!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What shows it, as the staff noted; null for what the customer recorded.',
  })
  @Record(OWNER_AND_AUDITOR)
  evidence!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was said.' })
  @Record(OWNER_AND_AUDITOR)
  at!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  @Record(OWNER_AND_AUDITOR)
  revokedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What shows that it was taken back, as the staff noted.',
  })
  @Record(OWNER_AND_AUDITOR)
  revokedEvidence!: string | null;
}

@ObjectType('Notice', {
  description: 'A notice of the right to object, or a request for approval (47 CFR 64.2008).',
  simpleResolvers: true,
})
export class NoticeType {
  @Field(() => ID, { nullable: true, description: 'The id of the notice.' })
  @Record(OWNER_AND_AUDITOR)
  id!: string;

  @Field(() => NoticeKindEnum, { nullable: true, description: 'Which approval it asks for.' })
  @Record(OWNER_AND_AUDITOR)
  kind!: string;

  @Field(() => [NoticeUseEnum], {
    nullable: 'itemsAndList',
    description: 'For which uses; null where that was not kept.',
  })
  @Record(OWNER_AND_AUDITOR)
  uses!: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent.' })
  @Record(OWNER_AND_AUDITOR)
  sentAt!: Date;

  @Field(() => NoticeChannelEnum, { nullable: true, description: 'How it was sent.' })
  @Record(OWNER_AND_AUDITOR)
  channel!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it came back undelivered.' })
  @Record(OWNER_AND_AUDITOR)
  bounced!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when silence is approval (47 CFR 64.2008(d)(1)); null where it never is.',
  })
  @Record(OWNER_AND_AUDITOR)
  ripeAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when it no longer is, unless the notice is repeated (47 CFR 64.2008(d)(2)).',
  })
  @Record(OWNER_AND_AUDITOR)
  staleAt!: Date | null;

  @Field(() => [CompanyType], { nullable: 'itemsAndList', description: 'The companies it names.' })
  @Record(OWNER_AND_AUDITOR)
  companies!: CompanyType[];

  @Field(() => String, { nullable: true, description: 'Its subject line; null where it was not kept.' })
  @Record(OWNER_AND_AUDITOR)
  subject!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its words as they were sent; null where they were not kept.',
  })
  @Record(OWNER_AND_AUDITOR)
  text!: string | null;
}

@ObjectType('Delegation', {
  description: 'A designation of somebody to read on the customer’s behalf (47 U.S.C. 222(c)(2)).',
  simpleResolvers: true,
})
export class DelegationType {
  @Field(() => ID, { nullable: true, description: 'The id of the designation.' })
  @Record(OWNER_AND_AUDITOR)
  id!: string;

  @Field(() => String, { nullable: true, description: 'The subject or company designated.' })
  @Record(OWNER_AND_AUDITOR)
  to!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a person: the issuer of the login; null for a company.',
  })
  @Record(OWNER_AND_AUDITOR)
  issuer!: string | null;

  @Field(() => DelegationFormEnum, { nullable: true, description: 'How it was made.' })
  @Record(OWNER_AND_AUDITOR)
  form!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What shows it, as the staff noted; null for what the customer made.',
  })
  @Record(OWNER_AND_AUDITOR)
  evidence!: string | null;

  @Field(() => [CpniCategoryEnum], { nullable: 'itemsAndList', description: 'The categories it lists.' })
  @Record(OWNER_AND_AUDITOR)
  categories!: string[];

  @Field(() => DateTime, { nullable: true, description: 'From when.' })
  @Record(OWNER_AND_AUDITOR)
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null for no end.' })
  @Record(OWNER_AND_AUDITOR)
  until!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  @Record(OWNER_AND_AUDITOR)
  revokedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What shows that it was taken back, as the staff noted.',
  })
  @Record(OWNER_AND_AUDITOR)
  revokedEvidence!: string | null;
}

@ObjectType('PolicyAcceptance', {
  description: 'The customer’s acceptance of a policy version (Policy section 8).',
  simpleResolvers: true,
})
export class PolicyAcceptanceType {
  @Field(() => ID, { nullable: true, description: 'The id of the acceptance.' })
  @Record(OWNER_AND_AUDITOR)
  id!: string;

  @Field(() => String, { nullable: true, description: 'The version accepted.' })
  @Record(OWNER_AND_AUDITOR)
  version!: string;

  @Field(() => AcceptanceKindEnum, { nullable: true, description: 'How it was accepted.' })
  @Record(OWNER_AND_AUDITOR)
  kind!: string;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  @Record(OWNER_AND_AUDITOR)
  at!: Date;
}
