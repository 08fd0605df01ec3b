// account-data audit consistency: the proof that the log at one checkpoint is the beginning of the log at another.
import { Command } from 'commander';
import { proveConsistency } from '../../audit/proofs.js';
import type { Database } from '../../records/database.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { wholeNumber } from '../whole-number.js';

const HELP = `
The sizes are those of two checkpoints. The proof is one JSON object, with both checkpoints in it.

Example:
  account-data audit consistency 1200 3400 | account-data audit verify-proof -`;

const MOST_SIZE = 999_999_999;

export const consistencyCommand: Command = new Command('consistency')
  .summary('prove that one checkpoint continues another')
  .description('Print the proof that the log of the second size continues the log of the first, as JSON.')
  .argument('<size1>', 'the smaller size', wholeNumber(1, MOST_SIZE))
  .argument('<size2>', 'the larger size', wholeNumber(1, MOST_SIZE))
  .addHelpText('after', HELP)
  .action((first: number, second: number) =>
    withDatabase('audit consistency', (database) => prove(database, first, second)),
  );

async function prove(database: Database, first: number, second: number): Promise<void> {
  if (first > second) throw new Error('the first size must not be larger than the second');
  const proof = await proveConsistency(database, first, second);
  await printLine(process.stdout, JSON.stringify(proof, null, 2));
}
