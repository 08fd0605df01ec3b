// account-data audit replay: recorded decisions made again from the facts as they were. Ends with 1 when any differs.
import { Command } from 'commander';
import { countRange, type EntryFilter } from '../../audit/ledger.js';
import { replayRange, type Replayed } from '../../disclosure/replay-range.js';
import { REPLAY_VERDICTS, type ReplayVerdict } from '../../disclosure/replay.js';
import { toGlobalId } from '../../graph/global-id.js';
import type { Database } from '../../records/database.js';
import { readFilter, withRangeOptions, type FilterOptions } from '../entry-filter.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { formatTable } from '../print-table.js';
import { startProgress } from '../progress.js';

const HELP = `
Each recorded decision is made again by this program, from its own facts and the policy version then in force:
  SAME           outcome, rule, reason, citation and obligations are what was recorded
  DIFFERS        they are not
  FACTS_MISSING  the archive has no such facts
  FACTS_CHANGED  the archive holds something else under their hash
  POLICY_MISSING the policy version is not there
The tally is printed; every decision that is not the SAME is named before it. The exit code is 1 if there is one.

Examples:
  account-data audit replay
  account-data audit replay --from 2026-11-01 --to 2026-12-01 --account ACCT-0001`;

export const replayCommand: Command = withRangeOptions(
  new Command('replay')
    .summary('make recorded decisions again')
    .description('Make recorded decisions again from the facts as they were, and compare.')
    .addHelpText('after', HELP),
).action((options: FilterOptions) => withDatabase('audit replay', (database) => run(database, options)));

export type ReplayTally = Readonly<Record<ReplayVerdict, number>>;

async function run(database: Database, options: FilterOptions): Promise<void> {
  const filter = await readFilter(database, options);
  const tally = await replayAll(database, filter, (line) => printLine(process.stdout, line));
  for (const line of formatTally(tally)) await printLine(process.stdout, line);
  if (Object.values(tally).some((count, place) => place > 0 && count > 0)) process.exitCode = 1;
}

/** `tell` is given one line for each decision that is not the same. */
export async function replayAll(
  database: Database,
  filter: EntryFilter,
  tell: (line: string) => Promise<void>,
): Promise<ReplayTally> {
  const tally = Object.fromEntries(REPLAY_VERDICTS.map((verdict) => [verdict, 0])) as Record<
    ReplayVerdict,
    number
  >;
  const progress = startProgress(await countRange(database, filter), 'decisions');
  let done = 0;
  try {
    for await (const replayed of replayRange(database, filter)) {
      tally[replayed.replay.verdict] += 1;
      if (replayed.replay.verdict !== 'SAME') await tell(describe(replayed));
      progress.reach((done += 1));
    }
  } finally {
    progress.stop();
  }
  return tally;
}

function describe({ entry, replay: { verdict, decision } }: Replayed): string {
  const id = toGlobalId('Decision', entry.accountId, entry.entryId);
  const { outcome, reason, rule } = entry.decision;
  const now = decision === null ? '' : `, now ${decision.outcome} ${decision.reason} ${decision.rule}`;
  return `${verdict} ${id}: was ${outcome} ${reason} ${rule}${now}`;
}

function formatTally(tally: ReplayTally): string[] {
  const total = Object.values(tally).reduce((sum, count) => sum + count, 0);
  return formatTable(['result', 'decisions'], [...Object.entries(tally), ['total', total]]);
}
