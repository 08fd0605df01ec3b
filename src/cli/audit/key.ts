// account-data audit key: the verifier key of the log, to be handed to whoever checks it.
import { Command } from 'commander';
import { readCommandConfig } from '../../config.js';
import { endWithFault } from '../end-with-fault.js';
import { printLine } from '../print-line.js';
import { ownKeys } from './believed-keys.js';

const HELP = `
One line for each key in AUDIT_SIGNING_KEY, the one that signs first; without that setting, of the key that the first
start made. The form is that of c2sp.org/signed-note. No private key is ever printed.

Example:
  account-data audit key > audit-key.txt`;

export const keyCommand: Command = new Command('key')
  .summary('print the verifier key')
  .description('Print the verifier key of the audit log.')
  .addHelpText('after', HELP)
  .action(printKeys);

async function printKeys(): Promise<void> {
  try {
    const keys = await ownKeys(readCommandConfig());
    if (keys.length === 0) throw new Error('there is no signing key yet: the first start makes one');
    for (const { text } of keys) await printLine(process.stdout, text);
  } catch (error) {
    endWithFault(error);
  }
}
