/**
 * Visits and choices on cookies, by anybody. No entry of the log and no key of the caller is kept for them: whoever asks
 * with a token is as unknown here as whoever asks without one (Policy section 1).
 */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { userError, type UserError } from '../../lifecycle/change-refused.js';
import { browserOf, originOf, pathOf } from '../../lifecycle/site-visits.js';
import { addCookieChoice, addVisit } from '../../records/stores/site-store.js';
import { Open } from '../classification.js';
import type { OperationContext } from '../context.js';
import { factsOrUnavailable } from '../facts-or-unavailable.js';
import {
  ChooseCookiesInput,
  ChooseCookiesPayload,
  RecordVisitInput,
  RecordVisitPayload,
} from '../types/site.js';

const MOST_PAGES = 50;
const LONGEST_SECONDS = 86_400;

@Resolver()
export class SiteResolver {
  @Mutation(() => RecordVisitPayload, {
    nullable: true,
    description:
      'Keeps the technical data of a visit, with nothing that identifies the visitor. Needs no token.',
  })
  @Open('open to everybody: it reads nothing')
  async recordVisit(
    @Ctx() context: OperationContext,
    @Arg('input', () => RecordVisitInput, { description: 'The visit.' }) input: RecordVisitInput,
  ): Promise<RecordVisitPayload> {
    const userErrors = faultsOf(input);
    if (userErrors.length > 0) return { recorded: false, userErrors };
    const { visitor = null, browser = '', referrer = '', exitLink = '', pages } = input;
    const visit = {
      at: context.at,
      visitorId: visitor,
      network: context.network ?? null,
      browser: browserOf(browser),
      referrerOrigin: originOf(referrer),
      exitOrigin: originOf(exitLink),
      pages: pages.map(({ path, seconds }) => ({ path: pathOf(path) ?? '/', seconds })),
    };
    await factsOrUnavailable(context, addVisit(context.services.database, visit));
    return { recorded: true, userErrors: [] };
  }

  @Mutation(() => ChooseCookiesPayload, {
    nullable: true,
    description:
      'Keeps a visitor’s choice on cookies. Refusing them leaves everything working. Needs no token.',
  })
  @Open('open to everybody: it reads nothing')
  async chooseCookies(
    @Ctx() context: OperationContext,
    @Arg('input', () => ChooseCookiesInput, { description: 'The choice.' }) { choice }: ChooseCookiesInput,
  ): Promise<ChooseCookiesPayload> {
    const { database } = context.services;
    const visitor = await factsOrUnavailable(context, addCookieChoice(database, { choice, at: context.at }));
    return { visitor, userErrors: [] };
  }
}

function faultsOf({ pages }: RecordVisitInput): UserError[] {
  const rows: readonly (readonly [holds: boolean, fault: UserError])[] = [
    [pages.length > 0 && pages.length <= MOST_PAGES, userError('INVALID', 'pages', 'lists 1 to 50 pages')],
    [
      pages.every(({ path }) => pathOf(path) !== null),
      userError('INVALID', 'path', 'is a path of the site, such as /pricing'),
    ],
    [
      pages.every(({ seconds }) => seconds >= 0 && seconds <= LONGEST_SECONDS),
      userError('INVALID', 'seconds', 'is from 0 to a day'),
    ],
  ];
  return rows.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}
