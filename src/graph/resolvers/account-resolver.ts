/** An account: what is open of it, the personal data, the customer's records, and the door to its CPNI. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Resolver, Root } from 'type-graphql';
import type { ServiceCategory } from '../../policy/categories.js';
import type { Purpose } from '../../policy/purposes.js';
import type { Row } from '../../records/select.js';
import { readAccountNames } from '../../records/stores/account-name-store.js';
import { readApprovals } from '../../records/stores/approval-store.js';
import { readContacts } from '../../records/stores/contact-store.js';
import { readDelegations } from '../../records/stores/delegation-store.js';
import { readNotices } from '../../records/stores/notice-store.js';
import { readPolicyAcceptances } from '../../records/stores/policy-acceptance-store.js';
import { readRelationships } from '../../records/stores/relationship-store.js';
import { categoryAccess } from '../category-access.js';
import { Open, Personal, Record } from '../classification.js';
import type { OperationContext } from '../context.js';
import { readList, readOne, readPage } from '../disclosed-reads.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { toGlobalId } from '../global-id.js';
import { readLedger } from '../ledger.js';
import { DateTime } from '../scalars.js';
import { selectionOf } from '../selected-properties.js';
import { CpniSource, type AccountSource } from '../sources.js';
import { AccountStatusEnum, AccountType } from '../types/account.js';
import { ContactConnection } from '../types/contact.js';
import {
  ApprovalType,
  DelegationType,
  NoticeType,
  OWNER_AND_AUDITOR,
  OWNER_AUDITOR_AND_COMPANY,
  PolicyAcceptanceType,
  ServiceRelationshipType,
} from '../types/customer-records.js';
import { CategoryAccessType, DisclosureConnection } from '../types/decisions.js';
import { PurposeEnum, ServiceCategoryEnum } from '../types/policy-words.js';
import { CpniType } from './cpni-resolver.js';

type Context = OperationContext;

const PURPOSE = 'What the data is read for. A customer who states none reads its own.';
const CPNI_PURPOSE = 'What the data is read for.';
const OFFERING = 'The service category being offered, for marketing.';
const REFERENCE = 'The case, campaign, call or request that the purpose rests on, such as TICKET-0001.';
const TIED = 'the caller has a tie to the account, or would not see it';

@Resolver(() => AccountType)
export class AccountResolver {
  @FieldResolver(() => ID, { description: 'The global id: opaque.' })
  @Open(TIED)
  id(@Root() { account }: AccountSource): string {
    return toGlobalId('Account', account.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The account number.' })
  @Open('the name that caller and carrier call the account by')
  number(@Root() { account }: AccountSource): string {
    return account.number;
  }

  @FieldResolver(() => AccountStatusEnum, {
    nullable: true,
    description: 'Where the account stands; only while the tie is in force.',
  })
  @Open(TIED, { whileTied: true })
  status(@Root() { account }: AccountSource): string | null {
    return account.status;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Since when there is an account; only while the tie is in force.',
  })
  @Open(TIED, { whileTied: true })
  since(@Root() { account }: AccountSource): Date | null {
    return account.since;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The name of the customer.' })
  @Personal(['NAME'])
  name(
    @Root() _account: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('purpose', () => PurposeEnum, { nullable: true, description: PURPOSE }) _purpose?: Purpose,
    @Arg('reference', () => ID, { nullable: true, description: REFERENCE }) _reference?: string,
  ): Promise<string> {
    return readOne(context, info, readAccountNames, {});
  }

  @FieldResolver(() => ContactConnection, {
    nullable: true,
    description: 'The people to be reached about the account.',
  })
  @Personal(['NAME', 'ADDRESS'])
  contacts(
    @Root() _account: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many to answer.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor to go on after.' }) after?: string,
    @Arg('purpose', () => PurposeEnum, { nullable: true, description: PURPOSE }) _purpose?: Purpose,
    @Arg('reference', () => ID, { nullable: true, description: REFERENCE }) _reference?: string,
  ) {
    return readPage(context, info, { first, after }, { read: readContacts, args: {} });
  }

  @FieldResolver(() => [ServiceRelationshipType], {
    nullable: 'itemsAndList',
    description: 'The customer’s relationships with other companies; a company sees its own only.',
  })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  relationships(
    @Root() { account }: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    const { company } = context.caller;
    if (company === null) return readList(context, info, readRelationships, {});
    return context.reads.load(readRelationships, account.id, selectionOf(info), { companyId: company.id });
  }

  @FieldResolver(() => CpniType, {
    nullable: true,
    description: 'The account’s CPNI for one purpose: always an object, whose fields are refused one by one.',
  })
  @Open('holds nothing itself: every field below it is decided')
  async cpni(
    @Root() { account }: AccountSource,
    @Ctx() context: Context,
    @Arg('purpose', () => PurposeEnum, { description: CPNI_PURPOSE }) purpose: Purpose,
    @Arg('offering', () => ServiceCategoryEnum, { nullable: true, description: OFFERING })
    offering?: ServiceCategory,
    @Arg('reference', () => ID, { nullable: true, description: REFERENCE }) reference?: string,
  ): Promise<CpniSource> {
    const statement = { purpose, offering: offering ?? null, reference: reference ?? null };
    return new CpniSource(await factsOrUnavailable(context, context.gate.open(account.id, statement)));
  }

  @FieldResolver(() => [CategoryAccessType], {
    nullable: 'itemsAndList',
    description:
      'Which categories the caller may read for the purpose, and if not, why and what would help. Reads nothing.',
  })
  @Open('tells the caller its own permits, in the grain it may be told')
  async cpniAccess(
    @Root() { account }: AccountSource,
    @Ctx() context: Context,
    @Arg('purpose', () => PurposeEnum, { description: CPNI_PURPOSE }) purpose: Purpose,
    @Arg('offering', () => ServiceCategoryEnum, { nullable: true, description: OFFERING })
    offering?: ServiceCategory,
    @Arg('reference', () => ID, { nullable: true, description: REFERENCE }) reference?: string,
  ): Promise<CategoryAccessType[]> {
    const statement = { purpose, offering: offering ?? null, reference: reference ?? null };
    return categoryAccess(await factsOrUnavailable(context, context.gate.open(account.id, statement)));
  }

  @FieldResolver(() => [ApprovalType], {
    nullable: 'itemsAndList',
    description: 'Approvals and objections of the customer.',
  })
  @Record(OWNER_AND_AUDITOR)
  approvals(
    @Root() _account: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    return readList(context, info, readApprovals, {});
  }

  @FieldResolver(() => [NoticeType], {
    nullable: 'itemsAndList',
    description: 'Notices sent to the customer.',
  })
  @Record(OWNER_AND_AUDITOR)
  notices(
    @Root() _account: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    return readList(context, info, readNotices, {});
  }

  @FieldResolver(() => [DelegationType], {
    nullable: 'itemsAndList',
    description: 'Whom the customer designated.',
  })
  @Record(OWNER_AND_AUDITOR)
  delegations(
    @Root() _account: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    return readList(context, info, readDelegations, {});
  }

  @FieldResolver(() => [PolicyAcceptanceType], {
    nullable: 'itemsAndList',
    description: 'Which policy versions the customer accepted.',
  })
  @Record(OWNER_AND_AUDITOR)
  policyAcceptances(
    @Root() _account: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row[]> {
    return readList(context, info, readPolicyAcceptances, {});
  }

  @FieldResolver(() => DisclosureConnection, {
    nullable: true,
    description:
      'What was released of this account: to whom, for which purpose, on which ground. Permits only, newest first.',
  })
  @Record(OWNER_AND_AUDITOR)
  disclosures(
    @Root() { account }: AccountSource,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { description: 'How many to answer.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor to go on after.' }) after?: string,
  ) {
    return readLedger(context, info, { first, after }, { accountId: account.id, suppressed: false });
  }
}
