// Which recorded decisions a command is about, from its options; the same words for every command of the audit.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { EntryFilter } from '../audit/ledger.js';
import { toIso } from '../clock.js';
import { OBLIGATIONS, OUTCOMES, type Obligation, type Outcome } from '../policy/decision.js';
import { PURPOSES, type Purpose } from '../policy/purposes.js';
import type { Database } from '../records/database.js';
import { findAccountId } from '../records/stores/account-number-store.js';

export interface FilterOptions {
  from?: number;
  to?: number;
  account?: string;
  company?: string;
  purpose?: Purpose;
  obligation?: Obligation;
  outcome?: Outcome;
}

const RANGE_OPTIONS: readonly (() => Option)[] = [
  () => new Option('--from <instant>', 'begin of the period, part of it').argParser(instantOf),
  () => new Option('--to <instant>', 'end of the period, not part of it').argParser(instantOf),
  () => new Option('--account <number>', 'only of this account, by its number'),
  () => new Option('--company <id>', 'only of this company'),
  () => new Option('--purpose <purpose>', 'only for this purpose').choices(Object.keys(PURPOSES)),
];

const RECORD_OPTIONS: readonly (() => Option)[] = [
  () =>
    new Option('--obligation <word>', 'only those that carry it, such as CAMPAIGN_RECORD').choices(
      Object.keys(OBLIGATIONS),
    ),
  () => new Option('--outcome <word>', 'only permits, or only denials').choices(OUTCOMES),
];

export function withRangeOptions(command: Command): Command {
  for (const option of RANGE_OPTIONS) command.addOption(option());
  return command;
}

export function withFilterOptions(command: Command): Command {
  for (const option of RECORD_OPTIONS) command.addOption(option());
  return withRangeOptions(command);
}

const DAY_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/** A day begins at midnight UTC. */
function instantOf(given: string): number {
  const instant = DAY_OR_INSTANT.test(given) ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(instant) && toIso(instant).startsWith(given.slice(0, 10))) return instant;
  throw new InvalidArgumentError(
    'a day such as 2026-11-01 or an instant such as 2026-11-01T12:00Z is needed.',
  );
}

/** @throws Error when there is no such account: a filter that matches nothing would look like an empty log. */
export async function readFilter(database: Database, options: FilterOptions): Promise<EntryFilter> {
  const { account, company: companyId, ...same } = options;
  const { from, to, purpose, obligation, outcome } = same;
  const filter = { from, to, purpose, obligation, outcome, companyId };
  if (account === undefined) return filter;
  const accountId = await findAccountId(database, account);
  if (accountId === null) throw new Error('there is no account of this number');
  return { ...filter, accountId };
}
