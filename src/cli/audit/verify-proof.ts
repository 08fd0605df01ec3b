// account-data audit verify-proof: checks a proof with the verifier key alone; no database is opened.
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import type { TrustedKey } from '../../audit/checkpoint.js';
import { verifyProof } from '../../audit/verify-proof.js';
import { endWithFault } from '../end-with-fault.js';
import { printLine } from '../print-line.js';
import { readGivenFile } from '../read-given-file.js';
import { believedKeys, collectKey } from './believed-keys.js';

const HELP = `
Checks what \`audit prove\` and \`audit consistency\` print. The exit code is 1 when the proof does not hold.

Examples:
  account-data audit verify-proof proof.json --key "$(cat audit-key.txt)"
  account-data audit prove RGVjaXNpb246… | account-data audit verify-proof -`;

export const verifyProofCommand: Command = new Command('verify-proof')
  .summary('check a proof offline')
  .description('Check a proof of the audit log offline, with the verifier key alone.')
  .argument('<file>', 'the proof, or - for standard input')
  .option(
    '--key <verifier key>',
    'believe this key, may be given again (default: AUDIT_KEYS_FILE)',
    collectKey,
  )
  .addHelpText('after', HELP)
  .action(run);

async function run(file: string, { key }: { key?: TrustedKey[] }): Promise<void> {
  try {
    const proof = file === '-' ? await text(process.stdin) : await readGivenFile(file);
    const { valid, says } = verifyProof(proof, await believedKeys(key));
    await printLine(process.stdout, valid ? `proven: ${says}` : `NOT proven: ${says}`);
    if (!valid) process.exitCode = 1;
  } catch (error) {
    endWithFault(error);
  }
}
