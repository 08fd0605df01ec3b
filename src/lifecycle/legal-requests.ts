/**
 * Legal requests: entered by one of the legal staff, reviewed by another before anything is disclosed. What an
 * instrument cannot ask for is told when it is entered (18 U.S.C. 2702, 2703, 2705; Policy section 4).
 */
import type { Instant } from '../clock.js';
import type { CpniCategory } from '../policy/categories.js';
import { INSTRUMENTS } from '../policy/instruments.js';
import type { InstrumentName } from '../policy/request.js';
import { addReview, endNondisclosure, listAccounts } from '../records/stores/legal-request-store.js';
import { ChangeRefused, requireAll, userError, type UserError } from './change-refused.js';
import { requireCompanies } from './known-companies.js';
import { placePreservation } from './legal-holds.js';
import { isReviewed, lockLegalRequest } from './lock-legal-request.js';
import type { Changed, ChangeScope } from './make-change.js';
import { changedPaper, openPaper } from './papers.js';
import { isSamePerson } from './same-person.js';

export interface LegalRequestAsked {
  readonly instrument: InstrumentName;
  readonly agency: string;
  /** Account numbers. */
  readonly accounts: readonly string[];
  readonly categories: readonly CpniCategory[];
  /** The period of the records, half-open. */
  readonly from: Instant;
  readonly to: Instant;
  readonly expiresAt: Instant;
  readonly nondisclosure: boolean;
  /** Null: until it is lifted. */
  readonly nondisclosureUntil: Instant | null;
}

const HOUR = 60 * 60 * 1000;
/** As many as one request may list. */
const MOST_ACCOUNTS = 100;

/** What is preserved may be of any kind: nothing of it is read. */
const REACHES: Readonly<Partial<Record<InstrumentName, 'ANY'>>> = { PRESERVATION: 'ANY' };

/** Courts forbid telling only where one of these is served (18 U.S.C. 2705(b)). */
const MAY_FORBID_TELLING: readonly InstrumentName[] = ['SUBPOENA', 'COURT_ORDER', 'WARRANT'];

export async function enterLegalRequest(scope: ChangeScope, asked: LegalRequestAsked): Promise<Changed> {
  const numbers = [...new Set(asked.accounts)];
  const categories = [...new Set(asked.categories)];
  requireAll(entryRules(scope, { ...asked, accounts: numbers, categories }));
  await requireCompanies(scope.database, [asked.agency], { field: 'agency', kinds: ['GOVERNMENT'] });
  const { agency: agencyId, accounts: _, ...legalRequest } = asked;
  const paper = await openPaper(scope, {
    kind: 'LEGAL_REQUEST',
    legalRequest: { ...legalRequest, agencyId, categories },
  });
  const listed = await listAccounts(scope.database, paper.id, numbers);
  requireAll([[listed === numbers.length, userError('NOT_FOUND', 'accounts', 'lists what is no account')]]);
  return { objects: { paper: paper.code }, suppressed: asked.nondisclosure };
}

function entryRules(
  { at }: ChangeScope,
  asked: LegalRequestAsked,
): readonly (readonly [boolean, UserError])[] {
  const { instrument, accounts, categories, from, to, expiresAt, nondisclosure, nondisclosureUntil } = asked;
  const { reaches, lasts = Infinity } = INSTRUMENTS[instrument];
  return [
    [accounts.length > 0, userError('REQUIRED', 'accounts')],
    [
      accounts.length <= MOST_ACCOUNTS,
      userError('INVALID', 'accounts', `lists more than ${MOST_ACCOUNTS} accounts`),
    ],
    [
      REACHES[instrument] === 'ANY' || categories.every((category) => reaches.includes(category)),
      userError('INVALID', 'categories', `holds more than a ${instrument} reaches: ${reaches.join(', ')}`),
    ],
    [from < to, userError('INVALID', 'to', 'is not later than `from`')],
    [to <= expiresAt, userError('INVALID', 'to', 'is later than the request expires')],
    [expiresAt > at, userError('BACKDATED', 'expiresAt')],
    [
      expiresAt <= at + lasts,
      userError('INVALID', 'expiresAt', `is more than ${lasts / HOUR} hours after the entry`),
    ],
    [
      !nondisclosure || MAY_FORBID_TELLING.includes(instrument),
      userError('INVALID', 'nondisclosure', 'is ordered with a subpoena, a court order or a warrant alone'),
    ],
    [
      nondisclosureUntil === null || nondisclosure,
      userError('INVALID', 'nondisclosureUntil', 'ends what is not ordered'),
    ],
    [nondisclosureUntil === null || nondisclosureUntil > at, userError('BACKDATED', 'nondisclosureUntil')],
  ];
}

/** By another person than who entered it and who reviewed it before. A preservation is placed by its review. */
export async function reviewLegalRequest(scope: ChangeScope, reference: string): Promise<Changed> {
  const { paper, parts } = await lockLegalRequest(scope, reference);
  requireAll([
    [!paper.ended, userError('ENDED', 'reference')],
    [!parts.expired, userError('ENDED', 'reference', 'has expired')],
    [
      !parts.persons.some((person) => isSamePerson(person, scope.caller)),
      userError('SAME_PERSON', 'reference'),
    ],
  ]);
  await addReview(scope.database, paper.id, { by: scope.caller, at: scope.at });
  if (parts.instrument === 'PRESERVATION' && !isReviewed(parts))
    await placePreservation(scope, { referenceId: paper.id, accountIds: parts.accountIds });
  return changedPaper(paper);
}

/** The order ends before its time: from now on decisions are no longer hidden from the customer. */
export async function liftNondisclosure(scope: ChangeScope, reference: string): Promise<Changed> {
  const { paper } = await lockLegalRequest(scope, reference);
  if (!paper.nondisclosure)
    throw new ChangeRefused(userError('ENDED', 'reference', 'no order forbids telling'));
  await endNondisclosure(scope.database, paper.id, scope.at);
  return changedPaper(paper);
}
