// account-data audit verify: recomputes the whole log, and names what was changed, dropped, inserted, reordered or cut off.
import { Command } from 'commander';
import { readIfThere } from '../../audit/checkpoint-file.js';
import { splitNotes, type TrustedKey } from '../../audit/checkpoint.js';
import { createLogReader } from '../../audit/log-reader.js';
import { readCheckpoints } from '../../audit/log-store.js';
import { Frontier } from '../../audit/tree.js';
import { sayFinding } from '../../audit/verify-finding.js';
import { verifyLog, type VerifyReport } from '../../audit/verify-log.js';
import { readCommandConfig } from '../../config.js';
import type { Database } from '../../records/database.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { startProgress, type Progress } from '../progress.js';
import { wholeNumber } from '../whole-number.js';
import { readGivenFile } from '../read-given-file.js';
import { believedKeys, collectKey } from './believed-keys.js';

const HELP = `
The log is recomputed from its public format (docs/audit-format.md): every entry is hashed, every signed checkpoint is
compared, and so is every column of an entry that repeats a part of it. The checkpoints written out of the database are
the witness for what the database cannot know of itself, such as entries cut off at the end: keep a copy of that file
where who rules the database cannot write.
Findings are printed in the order of the log, the first one first. The exit code is 1 when there is any.

Examples:
  account-data audit verify
  account-data audit verify --checkpoints /mnt/witness/audit-checkpoints.txt --key 'log+1a2b3c4d+AbC…'
  account-data audit verify --from 120000`;

interface VerifyOptions {
  checkpoints?: string;
  key?: TrustedKey[];
  from?: number;
  all?: boolean;
}

const MOST_PRINTED = 20;
const MOST_SIZE = 999_999_999;

export const verifyCommand: Command = new Command('verify')
  .summary('prove that no entry was changed, dropped, inserted or reordered')
  .description('Recompute the audit log and compare it with every signed checkpoint.')
  .option('--checkpoints <file>', 'the checkpoints that were written out (default: AUDIT_CHECKPOINT_FILE)')
  .option(
    '--key <verifier key>',
    'believe this key, may be given again (default: AUDIT_KEYS_FILE)',
    collectKey,
  )
  .option(
    '--from <size>',
    'begin behind the checkpoint of this size, believed to be verified',
    wholeNumber(0, MOST_SIZE),
  )
  .option('--all', `print every finding, not only the first ${MOST_PRINTED}`)
  .addHelpText('after', HELP)
  .action((options: VerifyOptions) => withDatabase('audit verify', (database) => run(database, options)));

async function run(database: Database, options: VerifyOptions): Promise<void> {
  const exported = await readExported(options.checkpoints); // before the database, which is never behind it
  const keys = await believedKeys(options.key);
  const from = await readBeginning(database, options.from ?? 0);
  const progress = createProgress(from.size);
  const report = await verifyLog(createLogReader(database), {
    keys,
    exported,
    from,
    onProgress: progress.reach,
  }).finally(progress.stop);
  for (const line of tell(report, exported.length, options.all === true))
    await printLine(process.stdout, line);
  if (report.findings.length > 0) process.exitCode = 1;
}

async function readExported(given: string | undefined): Promise<string[]> {
  const text =
    given === undefined
      ? await readIfThere(readCommandConfig().auditCheckpointFile)
      : await readGivenFile(given);
  return splitNotes(text).notes;
}

async function readBeginning(database: Database, size: number): Promise<Frontier> {
  if (size === 0) return new Frontier();
  const [checkpoint] = await readCheckpoints(database, size, 1);
  if (checkpoint?.size !== size) throw new Error(`there is no checkpoint of size ${size}`);
  return Frontier.parse(size, checkpoint.frontier);
}

interface LazyProgress {
  reach: (done: number, total: number) => void;
  stop: () => void;
}

/** Only where somebody watches. */
function createProgress(from: number): LazyProgress {
  let shown: Progress | null = null;
  return {
    reach: (done, total) => {
      if (!process.stderr.isTTY) return;
      shown ??= startProgress(total - from, 'entries');
      shown.reach(done - from);
    },
    stop: () => {
      shown?.stop();
    },
  };
}

function tell(
  { entries, size, checkpoints, findings }: VerifyReport,
  exported: number,
  all: boolean,
): string[] {
  const printed = all ? findings : findings.slice(0, MOST_PRINTED);
  const left = findings.length - printed.length;
  const compared = `${entries} entries, log of size ${size}, ${checkpoints} checkpoints (${exported} from the file)`;
  const witness =
    exported === 0 ? ['no checkpoints were written out: entries cut off at the end cannot be known'] : [];
  const verdict = findings.length === 0 ? `verified: ${compared}` : `NOT verified: ${compared}`;
  const more = left === 0 ? [] : [`and ${left} findings more: --all prints them`];
  return [...printed.map(sayFinding), ...more, ...witness, verdict];
}
