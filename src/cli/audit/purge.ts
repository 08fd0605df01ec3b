// account-data audit purge: drops whole months of recorded decisions that need no longer be kept, under a signed tombstone.
import { Command, InvalidArgumentError } from 'commander';
import {
  judgeMonth,
  listMonths,
  purgeMonth,
  PURGE_REFUSALS,
  type MonthJudgement,
} from '../../audit/purge-month.js';
import { MONTH, RETENTION } from '../../audit/retention.js';
import { createNoteSigner, type NoteSigner } from '../../audit/signed-note.js';
import { readKeptSigningKey } from '../../audit/signing-key.js';
import { systemClock } from '../../clock.js';
import { readConfig } from '../../config.js';
import type { Database } from '../../records/database.js';
import { ensureMonthPartitions } from '../../records/month-partitions.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { formatTable } from '../print-table.js';

interface PurgeOptions {
  before: string;
  dryRun?: boolean;
  yes?: boolean;
}

const MONTHS_AHEAD_MS = 92 * 24 * 60 * 60 * 1000;

const HELP = `
Kept at least:
${Object.entries(RETENTION)
  .map(
    ([kind, { years, authority }]) =>
      `  ${kind.padEnd(20)}${years === 1 ? 'one year' : 'two years'}, ${authority}`,
  )
  .join('\n')}
A month is refused while it must be kept, while an account in it is under a legal hold, while not all of it is sealed,
and when an entry is not what was sealed. Its leaves stay in the log; a tombstone signed with AUDIT_SIGNING_KEY says
what was dropped and when. It runs as the owner of the tables. The exit code is 1 when a month was refused.

Examples:
  account-data audit purge --before 2025-01 --dry-run
  account-data audit purge --before 2025-01 --yes`;

export const purgeCommand: Command = new Command('purge')
  .summary('drop months that need no longer be kept')
  .description('Drop whole sealed months of recorded decisions, oldest first.')
  .requiredOption('--before <month>', 'months before this one, such as 2025-01', monthOf)
  .option('--dry-run', 'say what would be dropped, and drop nothing')
  .option('--yes', 'drop it: without this, nothing is')
  .addHelpText('after', HELP)
  .action((options: PurgeOptions) => withDatabase('audit purge', (database) => run(database, options)));

function monthOf(given: string): string {
  if (MONTH.test(given)) return given;
  throw new InvalidArgumentError('a month such as 2025-01 is needed.');
}

async function run(database: Database, { before, dryRun = false, yes = false }: PurgeOptions): Promise<void> {
  if (!dryRun && !yes) throw new Error('nothing is dropped without --yes; --dry-run says what would be');
  const judged = dryRun
    ? await judgeAll(database, before)
    : await purgeAll(database, before, await readSigner());
  for (const line of tell(judged, dryRun)) await printLine(process.stdout, line);
  if (judged.some(({ refusal }) => refusal !== null)) process.exitCode = 1;
}

async function judgeAll(database: Database, before: string): Promise<MonthJudgement[]> {
  const judged: MonthJudgement[] = [];
  for (const month of await listMonths(database, before))
    judged.push(await judgeMonth(database, month, systemClock.now()));
  return judged;
}

/** The owner of the tables is at work: the months to come are made ready too, so that each has a table to drop. */
async function purgeAll(database: Database, before: string, signer: NoteSigner): Promise<MonthJudgement[]> {
  const now = systemClock.now();
  await ensureMonthPartitions(database, now, now + MONTHS_AHEAD_MS);
  const judged: MonthJudgement[] = [];
  for (const month of await listMonths(database, before))
    judged.push(await purgeMonth(database, month, { signer, now }));
  return judged;
}

async function readSigner(): Promise<NoteSigner> {
  const { auditSigningKeys, auditLogName, dataFolder } = readConfig();
  const key = auditSigningKeys[0] ?? (await readKeptSigningKey(dataFolder));
  if (key === null) throw new Error('there is no signing key of the audit log: set AUDIT_SIGNING_KEY');
  return createNoteSigner(auditLogName, key);
}

function tell(judged: readonly MonthJudgement[], dryRun: boolean): string[] {
  if (judged.length === 0) return ['nothing to drop: no entry is that old'];
  const dropped = dryRun ? 'would be dropped' : 'dropped';
  return formatTable(
    ['month', 'entries', ''],
    judged.map(({ month, entries, refusal }) => [
      month,
      entries,
      refusal === null ? dropped : `refused: ${PURGE_REFUSALS[refusal]}`,
    ]),
  );
}
