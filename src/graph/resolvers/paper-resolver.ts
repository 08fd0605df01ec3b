/** The carrier's papers: found one by one or listed by those who work with their kind, and what a change of one answers. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { NO_ACCOUNT } from '../../audit/entry.js';
import type { ReferenceKind } from '../../policy/request.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { toConnection } from '../disclosed-reads.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import { PageCursors } from '../page-cursors.js';
import { findPaper, pagePapers, toPaper } from '../papers.js';
import { AccountSource, type ChangedPaperSource, type PaperSource } from '../sources.js';
import { AccountType } from '../types/account.js';
import { CHANGED } from '../types/change.js';
import type { Page } from '../types/paging.js';
import { PaperPayload } from '../types/paper-changes.js';
import { OWN_PAPERS, PaperConnection, PaperKindEnum, PaperType } from '../types/papers.js';
import { PageArgs } from './arguments.js';

@Resolver(() => PaperType)
export class PaperResolver {
  @Query(() => PaperType, {
    nullable: true,
    description: 'A paper of the carrier by its code, for the roles that work with its kind; else NOT_FOUND.',
  })
  @Open(OWN_PAPERS)
  paper(
    @Ctx() context: OperationContext,
    @Arg('reference', () => ID, { description: 'Its code, such as TICKET-7K3M9Q.' }) reference: string,
  ): Promise<PaperSource> {
    return findPaper(context, reference, 'Query.paper');
  }

  @Query(() => PaperConnection, {
    nullable: true,
    description: 'The papers of the kinds that the caller works with, newest first.',
  })
  @Open(OWN_PAPERS)
  async papers(
    @Ctx() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('kind', () => PaperKindEnum, { nullable: true, description: 'Only of this kind.' })
    kind?: ReferenceKind,
    @Arg('open', () => Boolean, { nullable: true, description: 'Only open ones, or only closed ones.' })
    open?: boolean,
  ): Promise<Page<PaperSource>> {
    const cursors = new PageCursors(context, info, NO_ACCOUNT);
    const asked = { first, after: cursors.open(after), kind, open };
    return toConnection(await pagePapers(context, asked, 'Query.papers'), toPaper, cursors.seal);
  }

  @FieldResolver(() => [AccountType], {
    nullable: 'itemsAndList',
    description: 'The accounts it is about; what they hold is decided field by field.',
  })
  @Open(OWN_PAPERS)
  accounts(
    @Root() { accountIds }: PaperSource,
    @Ctx() context: OperationContext,
  ): Promise<(AccountSource | null)[]> {
    return factsOrUnavailable(context, Promise.all(accountIds.map(find)));

    async function find(id: string): Promise<AccountSource | null> {
      const account = await context.accounts.byId(id);
      return account === null ? null : new AccountSource(account);
    }
  }
}

@Resolver(() => PaperPayload)
export class PaperPayloadResolver {
  @FieldResolver(() => ID, { nullable: true, description: 'Its code; null when nothing was changed.' })
  @Open(CHANGED)
  reference(@Root() { reference }: ChangedPaperSource): string | null {
    return reference;
  }

  @FieldResolver(() => PaperType, {
    nullable: true,
    description: 'The paper; null when nothing was changed.',
  })
  @Open(CHANGED)
  async paper(
    @Root() { reference }: ChangedPaperSource,
    @Ctx() context: OperationContext,
  ): Promise<PaperSource | null> {
    return reference === null ? null : findPaper(context, reference, 'PaperPayload.paper');
  }
}
