// account-data keys: the signing keys of the embedded authorization server. They lie in the data folder; a running server follows them.
import { Command } from 'commander';
import { systemClock, toIso } from '../../clock.js';
import { readConfig } from '../../config.js';
import {
  KEY_OVERLAP_MS,
  openSigningKeys,
  type SigningKey,
  type SigningKeyFile,
  type SigningKeys,
} from '../../identity/signing-keys.js';
import { endWithFault } from '../end-with-fault.js';
import { printLine } from '../print-line.js';

const list = new Command('list')
  .description(
    'one line a key: its kid, when it was made, and whether it signs or until when it is published',
  )
  .action(() => withKeys((file) => file.read()));

const rotate = new Command('rotate')
  .description('make a new key that signs from now on, and list them all')
  .addHelpText(
    'after',
    `\nThe key before it stays published for ${KEY_OVERLAP_MS / 60_000} minutes, until its last token has ended.`,
  )
  .action(() => withKeys((file) => file.rotate()));

export const keysCommand: Command = new Command('keys')
  .summary('list and rotate the signing keys of the embedded authorization server')
  .addCommand(list)
  .addCommand(rotate);

async function withKeys(work: (file: SigningKeyFile) => Promise<SigningKeys>): Promise<void> {
  try {
    const { demo, dataFolder } = readConfig();
    if (!demo) throw new Error('there is no embedded authorization server: DEMO is off');
    for (const key of await work(openSigningKeys(dataFolder, systemClock)))
      await printLine(process.stdout, lineOf(key));
  } catch (error) {
    endWithFault(error);
  }
}

function lineOf({ kid, madeAt, retiredAt }: SigningKey): string {
  const state = retiredAt === null ? 'signs' : `published until ${toIso(retiredAt + KEY_OVERLAP_MS)}`;
  return [kid, toIso(madeAt), state].join('\t');
}
