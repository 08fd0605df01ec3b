// account-data legal verify: whether a sealed folder is what was sealed, by the verifier key alone.
import { Command } from 'commander';
import type { TrustedKey } from '../../audit/checkpoint.js';
import { believedKeys, collectKey } from '../audit/believed-keys.js';
import { endWithFault } from '../end-with-fault.js';
import { printLine } from '../print-line.js';
import { faultsOf } from './sealed-folder.js';

const HELP = `
Checks the signature of the seal, the manifest, and every file by its SHA-256 and rows; a file too many is a fault. No
database and no server is asked. The exit code is 1 when it is not what was sealed.

Example:
  account-data legal verify LEGAL-0001 --key "$(cat audit-key.txt)"`;

export const verifyCommand: Command = new Command('verify')
  .summary('check a sealed folder offline')
  .description('Check offline whether a sealed folder is what was sealed.')
  .argument('<folder>', 'the folder')
  .option(
    '--key <verifier key>',
    'believe this key, may be given again (default: AUDIT_KEYS_FILE)',
    collectKey,
  )
  .addHelpText('after', HELP)
  .action(run);

async function run(folder: string, { key }: { key?: TrustedKey[] }): Promise<void> {
  try {
    const faults = await faultsOf(folder, await believedKeys(key));
    for (const fault of faults) await printLine(process.stdout, `NOT as sealed: ${fault}`);
    if (faults.length === 0) await printLine(process.stdout, 'as it was sealed');
    else process.exitCode = 1;
  } catch (error) {
    endWithFault(error);
  }
}
