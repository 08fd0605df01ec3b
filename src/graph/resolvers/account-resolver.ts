/** An account: what is open of it, the personal data, the customer's records, and the door to its CPNI. */
import { Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Disclosure } from '../../disclosure/disclosure.js';
import { apiError } from '../../errors.js';
import type { Row } from '../../records/select.js';
import { readAccountNames } from '../../records/stores/account-name-store.js';
import { readApprovals } from '../../records/stores/approval-store.js';
import { readContacts } from '../../records/stores/contact-store.js';
import { readDelegations } from '../../records/stores/delegation-store.js';
import { readIdentityVerifications } from '../../records/stores/identity-verification-store.js';
import { readNotices } from '../../records/stores/notice-store.js';
import { readPolicyAcceptances } from '../../records/stores/policy-acceptance-store.js';
import { readRelationships } from '../../records/stores/relationship-store.js';
import { readSignUps } from '../../records/stores/sign-up-store.js';
import { categoryAccess } from '../category-access.js';
import { readChanges } from '../change-ledger.js';
import { Open, Personal, Record } from '../classification.js';
import type { OperationContext } from '../context.js';
import { Read, type DisclosedRead } from '../disclosed-reads.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { toGlobalId } from '../global-id.js';
import { readLedger } from '../ledger.js';
import { DateTime } from '../scalars.js';
import { selectionOf } from '../selected-properties.js';
import { CpniSource, type AccountSource } from '../sources.js';
import { AccountChangeConnection } from '../types/account-changes.js';
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
import { IdentityVerificationType } from '../types/service-changes.js';
import { SignUpType } from '../types/sign-up.js';
import { CpniType } from './cpni-resolver.js';
import { ContactsArgs, PageArgs, PersonalArgs, StatementArgs } from './arguments.js';

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

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Counts the changes of the account’s state and services, for `expectedVersion`; for the owner and the carrier’s staff.',
  })
  @Open('told to the owner and the carrier’s staff: whoever else asks is refused', { whileTied: true })
  version(@Root() { account }: AccountSource, @Ctx() { caller, requestId }: OperationContext): number | null {
    if (caller.kind === 'CUSTOMER' || caller.kind === 'STAFF') return account.version;
    throw apiError('RECORD_RESTRICTED', {
      coordinate: 'Account.version',
      reason: 'NOT_PERMITTED',
      requestId,
    });
  }

  @FieldResolver(() => String, { nullable: true, description: 'The name of the customer.' })
  @Personal(['NAME'])
  name(@Read() read: DisclosedRead, @Args(() => PersonalArgs) _stated: PersonalArgs): Promise<string> {
    return read.one(readAccountNames, {});
  }

  @FieldResolver(() => ContactConnection, {
    nullable: true,
    description: 'The people to be reached about the account.',
  })
  @Personal(['NAME', 'ADDRESS'])
  contacts(@Read() read: DisclosedRead, @Args(() => ContactsArgs) page: ContactsArgs) {
    return read.page(page, { read: readContacts, args: { at: read.context.at } });
  }

  @FieldResolver(() => [ServiceRelationshipType], {
    nullable: 'itemsAndList',
    description: 'The customer’s relationships with other companies; a company sees its own only.',
  })
  @Record(OWNER_AUDITOR_AND_COMPANY)
  relationships(@Root() { account }: AccountSource, @Read() read: DisclosedRead): Promise<Row[]> {
    const { company } = read.context.caller;
    const { at } = read.context;
    if (company === null) return read.list(readRelationships, { at });
    const ownOnly = { companyId: company.id, at };
    return read.context.reads.load(readRelationships, account.id, selectionOf(read.info), ownOnly);
  }

  @FieldResolver(() => CpniType, {
    nullable: true,
    description: 'The account’s CPNI for one purpose: always an object, whose fields are refused one by one.',
  })
  @Open('holds nothing itself: every field below it is decided')
  async cpni(
    @Root() { account }: AccountSource,
    @Ctx() context: OperationContext,
    @Args(() => StatementArgs) stated: StatementArgs,
  ): Promise<CpniSource> {
    return new CpniSource(await openStated(context, account.id, stated));
  }

  @FieldResolver(() => [CategoryAccessType], {
    nullable: 'itemsAndList',
    description:
      'Which categories the caller may read for the purpose, and if not, why and what would help. Reads nothing.',
  })
  @Open('tells the caller its own permits, in the grain it may be told')
  async cpniAccess(
    @Root() { account }: AccountSource,
    @Ctx() context: OperationContext,
    @Args(() => StatementArgs) stated: StatementArgs,
  ): Promise<CategoryAccessType[]> {
    return categoryAccess(await openStated(context, account.id, stated), context.caller);
  }

  @FieldResolver(() => [ApprovalType], {
    nullable: 'itemsAndList',
    description: 'Approvals and objections of the customer.',
  })
  @Record(OWNER_AND_AUDITOR)
  approvals(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readApprovals, {});
  }

  @FieldResolver(() => [NoticeType], {
    nullable: 'itemsAndList',
    description: 'Notices sent to the customer.',
  })
  @Record(OWNER_AND_AUDITOR)
  notices(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readNotices, {});
  }

  @FieldResolver(() => [DelegationType], {
    nullable: 'itemsAndList',
    description: 'Whom the customer designated.',
  })
  @Record(OWNER_AND_AUDITOR)
  delegations(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readDelegations, {});
  }

  @FieldResolver(() => [PolicyAcceptanceType], {
    nullable: 'itemsAndList',
    description: 'Which policy versions the customer accepted.',
  })
  @Record(OWNER_AND_AUDITOR)
  policyAcceptances(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readPolicyAcceptances, {});
  }

  @FieldResolver(() => SignUpType, {
    nullable: true,
    description: 'What personal information was taken for at signing up; null for accounts from before.',
  })
  @Record(OWNER_AND_AUDITOR)
  async signUp(@Read() read: DisclosedRead): Promise<Row | null> {
    const [signedUp] = await read.list(readSignUps, {});
    return signedUp ?? null;
  }

  @FieldResolver(() => [IdentityVerificationType], {
    nullable: 'itemsAndList',
    description: 'How the identity of the customer was verified.',
  })
  @Record(OWNER_AND_AUDITOR)
  identityVerifications(@Read() read: DisclosedRead): Promise<Row[]> {
    return read.list(readIdentityVerifications, {});
  }

  @FieldResolver(() => AccountChangeConnection, {
    nullable: true,
    description: 'What was changed of the account, by whom and on which authority, newest first.',
  })
  @Record(OWNER_AND_AUDITOR)
  changes(
    @Root() { account }: AccountSource,
    @Read() read: DisclosedRead,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return readChanges(read.context, read.info, page, account.id);
  }

  @FieldResolver(() => DisclosureConnection, {
    nullable: true,
    description:
      'What was released of this account: to whom, for which purpose, on which ground. Permits only, newest first.',
  })
  @Record(OWNER_AND_AUDITOR)
  disclosures(
    @Root() { account }: AccountSource,
    @Read() read: DisclosedRead,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return readLedger(read.context, read.info, page, { accountId: account.id, suppressed: false });
  }
}

function openStated(
  context: OperationContext,
  accountId: string,
  stated: StatementArgs,
): Promise<Disclosure> {
  const { purpose, offering = null, reference = null } = stated;
  return factsOrUnavailable(context, context.gate.open(accountId, { purpose, offering, reference }));
}
