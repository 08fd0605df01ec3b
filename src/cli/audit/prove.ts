// account-data audit prove: an inclusion proof of one recorded decision, for somebody who has the verifier key alone.
import { Command } from 'commander';
import { validate } from 'uuid';
import { proveInclusion } from '../../audit/proofs.js';
import { parseGlobalId } from '../../graph/global-id.js';
import type { Database } from '../../records/database.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';

const HELP = `
The id is that of a Decision as the API gives it, or of the entry itself. The proof is one JSON object: the entry, its
place in the log, the hashes beside its path, and a signed checkpoint. It holds the entry, so it is for whoever may
read that.

Example:
  account-data audit prove RGVjaXNpb246… > proof.json
  account-data audit verify-proof proof.json`;

export const proveCommand: Command = new Command('prove')
  .summary('print the proof that a decision is in the log')
  .description('Print the proof that a recorded decision is in the audit log, as JSON.')
  .argument('<decision>', 'the id of a Decision, or of an entry')
  .addHelpText('after', HELP)
  .action((id: string) => withDatabase('audit prove', (database) => prove(database, id)));

async function prove(database: Database, id: string): Promise<void> {
  const { entryId, accountId } = parseId(id);
  const proof = await proveInclusion(database, entryId, accountId);
  await printLine(process.stdout, JSON.stringify(proof, null, 2));
}

function parseId(id: string): { entryId: string; accountId: string | null } {
  if (validate(id)) return { entryId: id, accountId: null };
  const parsed = parseGlobalId(id);
  const [accountId, entryId] = parsed?.type === 'Decision' ? parsed.keys : [];
  if (accountId === undefined || entryId === undefined)
    throw new Error('this is the id of neither a Decision nor an entry');
  return { entryId, accountId };
}
