// account-data policy what-if: recorded traffic under other parameters of the policy, and what would change.
import { Command, Option } from 'commander';
import { countRange, type EntryFilter } from '../../audit/ledger.js';
import { WHAT_IF_KINDS, whatIf, type PolicyChange, type WhatIfReport } from '../../disclosure/what-if.js';
import {
  AFFILIATE_SHARING,
  APPROVAL_USES,
  type AffiliateSharing,
  type ApprovalUses,
} from '../../policy/request.js';
import type { Database } from '../../records/database.js';
import { readPolicyParameters } from '../../records/stores/policy-version-store.js';
import { readFilter, withRangeOptions, type FilterOptions } from '../entry-filter.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { formatTable } from '../print-table.js';
import { startProgress } from '../progress.js';

interface WhatIfOptions extends FilterOptions {
  version?: string;
  legalOverlay?: 'true' | 'false';
  affiliateSharing?: AffiliateSharing;
  approvalUses?: ApprovalUses;
  json?: boolean;
}

const HELP = `
Every recorded decision on a field is decided again from its own facts, with the parameters of the version named
(published or not yet in force) or with single parameters laid over those then in force. Nothing is written.
Listed is what would be another outcome, or the same on another ground: per company, purpose and field.

Examples:
  account-data policy what-if --affiliate-sharing CONSENT
  account-data policy what-if --version 2027-01-01 --from 2026-01-01 --json`;

const whatIfCommand: Command = withRangeOptions(
  new Command('what-if')
    .summary('recorded traffic under another policy')
    .description('Decide recorded traffic under other parameters, and list what would change.')
    .option('--version <name>', 'with the parameters of this policy version')
    .addOption(
      new Option('--legal-overlay <word>', 'whether a share must be lawful besides').choices([
        'true',
        'false',
      ]),
    )
    .addOption(
      new Option('--affiliate-sharing <word>', 'what sharing with an affiliate rests on').choices(
        AFFILIATE_SHARING,
      ),
    )
    .addOption(
      new Option('--approval-uses <word>', 'whether uses that rest on approval are run').choices(
        APPROVAL_USES,
      ),
    )
    .option('--json', 'as one JSON object instead of a table')
    .addHelpText('after', HELP),
).action((options: WhatIfOptions) =>
  withDatabase('policy what-if', (database) => runWhatIf(database, options)),
);

export const policyCommand: Command = new Command('policy')
  .summary('what another policy would change')
  .description('Ask what another version of the policy would change.')
  .addCommand(whatIfCommand);

async function runWhatIf(database: Database, options: WhatIfOptions): Promise<void> {
  const change = await readChange(database, options);
  const filter = await readFilter(database, options);
  const total = await countRange(database, { ...filter, kinds: WHAT_IF_KINDS });
  const report = await whatIfWithProgress(database, filter, change, total);
  const lines = options.json === true ? [JSON.stringify(report)] : formatReport(report);
  for (const line of lines) await printLine(process.stdout, line);
}

async function whatIfWithProgress(
  database: Database,
  filter: EntryFilter,
  change: PolicyChange,
  total: number,
): Promise<WhatIfReport> {
  const progress = startProgress(total, 'decisions');
  try {
    return await whatIf(database, filter, change, progress.reach);
  } finally {
    progress.stop();
  }
}

async function readChange(database: Database, options: WhatIfOptions): Promise<PolicyChange> {
  const { version, legalOverlay, affiliateSharing, approvalUses } = options;
  const named = version === undefined ? {} : await parametersOf(database, version);
  const change = {
    ...named,
    ...(legalOverlay === undefined ? {} : { legalOverlay: legalOverlay === 'true' }),
    ...(affiliateSharing === undefined ? {} : { affiliateSharing }),
    ...(approvalUses === undefined ? {} : { approvalUses }),
  };
  if (Object.keys(change).length === 0) throw new Error('say what would be different: see --help');
  return change;
}

async function parametersOf(database: Database, version: string): Promise<PolicyChange> {
  const found = await readPolicyParameters(database, version);
  if (found === null) throw new Error('there is no policy version of this name');
  const { legalOverlay, affiliateSharing, approvalUses } = found;
  return { legalOverlay, affiliateSharing, approvalUses };
}

function formatReport({ decided, changed, notDecided, rows }: WhatIfReport): string[] {
  const lost = notDecided === 0 ? '' : `; ${notDecided} lack their facts or their policy version`;
  const tally = `${changed} of ${decided} decisions would change${lost}`;
  if (rows.length === 0) return [tally];
  const table = formatTable(
    ['company', 'purpose', 'field', 'was', 'would be', 'decisions'],
    rows.map((row) => [
      row.company ?? '-',
      row.purpose ?? '-',
      row.coordinate,
      row.was,
      row.wouldBe,
      row.decisions,
    ]),
  );
  return [...table, '', tally];
}
