/** The roots: who I am, accounts by tie, the policy as posted, and decisions as recorded. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { NO_ACCOUNT } from '../../audit/entry.js';
import { toDate } from '../../clock.js';
import { grantFor } from '../../identity/caller.js';
import type { Obligation } from '../../policy/decision.js';
import type { Purpose } from '../../policy/purposes.js';
import { badArgument } from '../check-arguments.js';
import { Open, Record } from '../classification.js';
import type { OperationContext } from '../context.js';
import { toConnection } from '../disclosed-reads.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { accountByGlobalId, accountByNumber, accountIdOf } from '../find-account.js';
import { parseGlobalId, type NodeType as NodeName } from '../global-id.js';
import { readLedger } from '../ledger.js';
import { PageCursors } from '../page-cursors.js';
import { findDecision } from '../past-decision.js';
import { readPolicy } from '../posted-policy.js';
import { DateTime } from '../scalars.js';
import { AccountSource, type RecordedSource } from '../sources.js';
import { AccountConnection, AccountType } from '../types/account.js';
import { DecisionType, DisclosureConnection } from '../types/decisions.js';
import { NodeType } from '../types/node.js';
import type { Page } from '../types/paging.js';
import { ObligationEnum, PurposeEnum } from '../types/policy-words.js';
import { PrivacyPolicyType } from '../types/privacy-policy.js';
import { ViewerType } from '../types/viewer.js';
import { PageArgs } from './arguments.js';

type Context = OperationContext;

const BY_TIE = 'found only where the caller has a tie; what it holds is decided field by field';

@Resolver()
export class QueryResolver {
  @Query(() => ViewerType, { nullable: true, description: 'What the token says of its bearer.' })
  @Open('what the caller’s own token says')
  viewer(@Ctx() { caller }: Context): ViewerType {
    const { purposes, categories } = grantFor(caller, null, null);
    return {
      kind: caller.kind,
      subject: caller.subject,
      company: caller.company,
      roles: caller.roles,
      purposes,
      categories: categories ?? null,
      scopes: caller.scopes,
      expiresAt: toDate(caller.expiresAt),
    };
  }

  @Query(() => AccountType, {
    nullable: true,
    description:
      'An account by its id; null and NOT_FOUND when there is none or the caller has no tie to it.',
  })
  @Open(BY_TIE)
  account(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The account’s global id.' }) id: string,
  ): Promise<AccountSource> {
    return accountById(context, id, 'Query.account');
  }

  @Query(() => AccountType, {
    nullable: true,
    description: 'An account by its number, under the same rules.',
  })
  @Open(BY_TIE)
  async accountByNumber(
    @Ctx() context: Context,
    @Arg('number', () => String, { description: 'The account number, such as ACCT-0001.' }) number: string,
  ): Promise<AccountSource> {
    return new AccountSource(await accountByNumber(context, number, 'Query.accountByNumber'));
  }

  @Query(() => AccountConnection, {
    nullable: true,
    description: 'The accounts that the caller has a tie to, by id.',
  })
  @Open(BY_TIE)
  async accounts(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<Page<AccountSource>> {
    const cursors = new PageCursors(context, info, NO_ACCOUNT);
    const [from] = cursors.open(after) ?? [];
    const { accounts, hasNextPage } = await factsOrUnavailable(context, context.accounts.page(first, from));
    const rows = accounts.map((account) => ({ key: [account.id], node: account }));
    return toConnection({ rows, hasNextPage }, ({ node }) => new AccountSource(node), cursors.seal);
  }

  @Query(() => NodeType, {
    nullable: true,
    description: 'An Account, a PrivacyPolicy or a Decision by its global id.',
  })
  @Open(BY_TIE)
  node(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<object> {
    const type = parseGlobalId(id)?.type;
    if (type === undefined) throw badArgument('id', 'Query.node', 'is not an id of this API');
    return NODES[type](context, id);
  }

  @Query(() => PrivacyPolicyType, {
    nullable: true,
    description: 'A version of the privacy policy, by default the one in force. Needs no token.',
  })
  @Open('the policy is posted for everybody (Policy section 8)')
  privacyPolicy(
    @Ctx() context: Context,
    @Arg('version', () => String, { nullable: true, description: 'The version’s name, such as 2015-03-30.' })
    version?: string,
  ): Promise<PrivacyPolicyType> {
    return readPolicy(context, version);
  }

  @Query(() => DecisionType, {
    nullable: true,
    description:
      'A past decision explained: for the auditor, whoever asked for it and, when it permitted, the owner.',
  })
  @Open('found only by those who may see it; it holds no value of the customer')
  decision(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The decision’s global id, as in `decisionId` of a refusal.' })
    id: string,
  ): Promise<RecordedSource> {
    return findDecision(context, id);
  }

  @Query(() => DisclosureConnection, {
    nullable: true,
    description: 'What was released of all accounts, newest first: for auditors.',
  })
  @Record(['AUDITOR'])
  disclosures(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { description: 'How many to answer.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor to go on after.' }) after?: string,
    @Arg('account', () => ID, { nullable: true, description: 'Only of this account.' }) account?: string,
    @Arg('company', () => ID, { nullable: true, description: 'Only to this company.' }) company?: string,
    @Arg('purpose', () => PurposeEnum, { nullable: true, description: 'Only for this purpose.' })
    purpose?: Purpose,
    @Arg('from', () => DateTime, { nullable: true, description: 'Begin of the period, part of it.' })
    from?: Date,
    @Arg('to', () => DateTime, { nullable: true, description: 'End of the period, not part of it.' })
    to?: Date,
    @Arg('obligation', () => ObligationEnum, {
      nullable: true,
      description: 'Only those that carry it: the records of campaigns, or of disclosures to third parties.',
    })
    obligation?: Obligation,
  ) {
    return readLedger(
      context,
      info,
      { first, after },
      {
        accountId: account
          ? accountIdOf(account, { argument: 'account', coordinate: 'Query.disclosures' })
          : undefined,
        companyId: company,
        purpose,
        from: from?.getTime(),
        to: to?.getTime(),
        obligation,
      },
    );
  }
}

const NODES: Readonly<Record<NodeName, (context: Context, id: string) => Promise<object>>> = {
  Account: (context, id) => accountById(context, id, 'Query.node'),
  Decision: (context, id) => findDecision(context, id),
  PrivacyPolicy: (context, id) => readPolicy(context, parseGlobalId(id)?.keys[0]),
};

async function accountById(context: Context, id: string, coordinate: string): Promise<AccountSource> {
  return new AccountSource(await accountByGlobalId(context, id, { argument: 'id', coordinate }));
}
