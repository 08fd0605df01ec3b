/**
 * Breaches (47 CFR 64.2011): reported into the register with when whom they are to be told of, the agencies told first,
 * the customers no sooner than the rule allows. A notice to customers never repeats what was breached, only its kinds.
 */
import { toIso, type Instant } from '../clock.js';
import { queueMail } from '../notify/queue-mail.js';
import { renderMail } from '../notify/render-mail.js';
import type { CpniCategory } from '../policy/categories.js';
import {
  addBreach,
  addBreachAccounts,
  lockBreach,
  readAffectedAccounts,
  recordAgenciesNotified,
  recordCustomersNotified,
  recordHold,
  type AffectedAccount,
  type Breach,
} from '../records/stores/breach-store.js';
import {
  agenciesDue,
  BREACH_RULE_IN_FORCE,
  customersDue,
  customersNotBefore,
  type BreachRuleName,
} from './breach-rules.js';
import { ChangeRefused, requireAll, userError } from './change-refused.js';
import { addUnderNewCode } from './codes.js';
import type { Changed, ChangeScope } from './make-change.js';

export interface BreachReport {
  readonly discoveredAt: Instant;
  /** When it was reasonably determined that there was a breach; null: now. */
  readonly determinedAt: Instant | null;
  readonly categories: readonly CpniCategory[];
  readonly customersAffected: number;
  readonly summary: string;
  /** Account numbers, as far as known. */
  readonly accounts: readonly string[];
}

/** As many as one change may list; more are added by `addBreachAccounts`. */
export const MOST_ACCOUNTS = 500;

export async function reportBreach(scope: ChangeScope, report: BreachReport): Promise<Changed> {
  const { database, at, caller } = scope;
  const determinedAt = report.determinedAt ?? at;
  requireAll([
    [report.discoveredAt <= at, userError('INVALID', 'discoveredAt', 'lies in the future')],
    [determinedAt <= at, userError('INVALID', 'determinedAt', 'lies in the future')],
    [determinedAt >= report.discoveredAt, userError('INVALID', 'determinedAt', 'is before the discovery')],
    [report.categories.length > 0, userError('REQUIRED', 'categories')],
    [report.customersAffected >= 0, userError('INVALID', 'customersAffected')],
    [report.summary.trim() !== '', userError('REQUIRED', 'summary')],
  ]);
  const rule = BREACH_RULE_IN_FORCE;
  const { issuer, subject } = caller;
  const { code, id } = await addUnderNewCode('BREACH', (newCode) =>
    addBreach(database, {
      ...report,
      code: newCode,
      rule,
      determinedAt,
      reportedBy: { issuer, subject },
      reportedAt: at,
      agenciesDueAt: agenciesDue(rule, determinedAt),
      customersDueAt: customersDue(rule, determinedAt),
    }),
  );
  await listAccounts(scope, id, report.accounts);
  return { objects: { breach: code } };
}

/** More accounts that are found to be affected, until the customers were told. */
export async function listBreachAccounts(
  scope: ChangeScope,
  code: string,
  accounts: readonly string[],
): Promise<Changed> {
  const breach = await lockOpenBreach(scope, code);
  await listAccounts(scope, breach.id, accounts);
  return { objects: { breach: code } };
}

async function listAccounts(
  { database }: ChangeScope,
  breachId: string,
  accounts: readonly string[],
): Promise<void> {
  requireAll([
    [
      accounts.length <= MOST_ACCOUNTS,
      userError('INVALID', 'accounts', `lists more than ${MOST_ACCOUNTS} accounts: add the rest afterwards`),
    ],
  ]);
  const missing = await addBreachAccounts(database, breachId, accounts);
  if (missing.length > 0)
    throw new ChangeRefused(userError('NOT_FOUND', 'accounts', `${missing.length} of them are no accounts`));
}

/** When the agencies were told: it may have been before it is recorded here, and never before the discovery. */
export async function recordAgencyNotice(
  scope: ChangeScope,
  code: string,
  notifiedAt: Instant | null,
): Promise<Changed> {
  const breach = await lockOpenBreach(scope, code);
  const at = notifiedAt ?? scope.at;
  requireAll([
    [breach.agenciesNotifiedAt === null, userError('ENDED', 'breach', 'the agencies were told before')],
    [at <= scope.at, userError('INVALID', 'notifiedAt', 'lies in the future')],
    [at >= breach.discoveredAt.getTime(), userError('INVALID', 'notifiedAt', 'is before the discovery')],
  ]);
  const notBefore = customersNotBefore(ruleOf(breach), at);
  await recordAgenciesNotified(scope.database, breach.id, { at, customersNotBefore: notBefore });
  return { objects: { breach: code } };
}

const DAY = 24 * 60 * 60 * 1000;
/** 47 CFR 64.2011(b)(3): up to 30 days at a time. */
const LONGEST_HOLD = 30 * DAY;

/** An agency directs in writing that customers are not told yet. */
export async function holdBreachNotice(
  scope: ChangeScope,
  code: string,
  hold: { readonly until: Instant; readonly direction: string },
): Promise<Changed> {
  const breach = await lockOpenBreach(scope, code);
  requireAll([
    [hold.until > scope.at, userError('BACKDATED', 'until')],
    [
      hold.until <= Math.max(scope.at, breach.heldUntil?.getTime() ?? 0) + LONGEST_HOLD,
      userError('INVALID', 'until', 'is more than 30 days further on'),
    ],
    [hold.direction.trim() !== '', userError('REQUIRED', 'direction')],
  ]);
  await recordHold(scope.database, breach.id, hold);
  return { objects: { breach: code } };
}

/** Queues a notice to every listed customer that has an e-mail address; the others are to be told by post. */
export async function notifyBreachCustomers(scope: ChangeScope, code: string): Promise<Changed> {
  const { database, at } = scope;
  const breach = await lockOpenBreach(scope, code);
  if (breach.customersNotBefore === null)
    throw new ChangeRefused(userError('NOT_ALLOWED_NOW', 'breach', 'the agencies are to be told first'));
  const notBefore = Math.max(breach.customersNotBefore.getTime(), breach.heldUntil?.getTime() ?? 0);
  if (at < notBefore)
    throw new ChangeRefused(
      userError('NOT_ALLOWED_NOW', 'breach', `customers may be told from ${toIso(notBefore)} on`),
    );
  for (const account of await readAffectedAccounts(database, breach.id))
    await queueNotice(scope, breach, account);
  await recordCustomersNotified(database, breach.id, at);
  return { objects: { breach: code } };
}

async function queueNotice(
  { database, at }: ChangeScope,
  { discoveredAt, categories }: Breach,
  { accountId, number, email }: AffectedAccount,
): Promise<void> {
  if (email === null) return;
  const mail = renderMail('BREACH_NOTICE', {
    account: number,
    discovered: discoveredAt.getTime(),
    categories,
  });
  await queueMail(database, { ...mail, accountId, to: email, at });
}

/** Until the customers were told; afterwards nothing of it changes. */
async function lockOpenBreach({ database }: ChangeScope, code: string): Promise<Breach> {
  const breach = await lockBreach(database, code);
  if (breach === null) throw new ChangeRefused(userError('NOT_FOUND', 'breach'));
  if (breach.customersNotifiedAt !== null)
    throw new ChangeRefused(userError('ENDED', 'breach', 'the customers were told already'));
  return breach;
}

function ruleOf({ rule }: Breach): BreachRuleName {
  return rule as BreachRuleName;
}
