// account-data legal export: what a legal request opens, as a sealed folder for the agency.
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { createNoteSigner, type NoteSigner } from '../../audit/signed-note.js';
import { readKeptSigningKey } from '../../audit/signing-key.js';
import { systemClock, toIso } from '../../clock.js';
import { readCommandConfig, type Config } from '../../config.js';
import { endWithFault } from '../end-with-fault.js';
import { printLine } from '../print-line.js';
import { formatTable } from '../print-table.js';
import { ApiClient } from './ask-api.js';
import { exportDisclosure } from './export-disclosure.js';

const HELP = `
The access token of one of the legal staff is read from standard input: the command has no rights of its own. It asks the
API, which decides, clips to the period and the categories of the instrument, and records each decision before it answers.
The folder holds a file of JSON lines for each account and section, manifest.json, and seal.txt, signed with
AUDIT_SIGNING_KEY; its owner alone can read it. A refusal leaves no folder. \`account-data legal verify\` checks one.

Example:
  account-data token legal | account-data legal export LEGAL-0001 --out LEGAL-0001`;

interface Options {
  out: string;
  api?: string;
}

export const exportCommand: Command = new Command('export')
  .summary('disclose under a legal request into a sealed folder')
  .description('Disclose what a legal request opens into a sealed folder.')
  .argument('<reference>', 'the legal request, such as LEGAL-0001')
  .requiredOption('--out <folder>', 'the folder to make')
  .option('--api <url>', 'where the API is (default: TOKEN_AUDIENCE)')
  .addHelpText('after', HELP)
  .action(run);

async function run(reference: string, { out, api }: Options): Promise<void> {
  try {
    const config = readCommandConfig();
    const token = (await text(process.stdin)).trim();
    if (token === '')
      throw new Error('the access token of one of the legal staff is read from standard input');
    const { files, accounts } = await exportDisclosure({
      api: new ApiClient(api ?? config.audience, token),
      signer: await signerOf(config),
      reference,
      folder: out,
      madeAt: toIso(systemClock.now()),
    });
    const rows = files.map((file) => [file.path, file.rows]);
    for (const line of formatTable(['file', 'rows'], rows)) await printLine(process.stdout, line);
    await printLine(process.stdout, `sealed in ${out}: ${accounts.length} account(s)`);
  } catch (error) {
    endWithFault(error);
  }
}

async function signerOf({ auditSigningKeys, auditLogName, dataFolder }: Config): Promise<NoteSigner> {
  const key = auditSigningKeys[0] ?? (await readKeptSigningKey(dataFolder));
  if (key === null) throw new Error('there is no signing key of the audit log: set AUDIT_SIGNING_KEY');
  return createNoteSigner(auditLogName, key);
}
