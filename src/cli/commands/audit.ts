// account-data audit: everything an auditor does with the log of decisions, one subcommand each.
import { Command } from 'commander';
import { consistencyCommand } from '../audit/consistency.js';
import { exportCommand } from '../audit/export.js';
import { keyCommand } from '../audit/key.js';
import { proveCommand } from '../audit/prove.js';
import { purgeCommand } from '../audit/purge.js';
import { replayCommand } from '../audit/replay.js';
import { verifyProofCommand } from '../audit/verify-proof.js';
import { verifyCommand } from '../audit/verify.js';

const SUBCOMMANDS = [
  verifyCommand,
  proveCommand,
  verifyProofCommand,
  consistencyCommand,
  keyCommand,
  replayCommand,
  exportCommand,
  purgeCommand,
] as const;

export const auditCommand: Command = new Command('audit')
  .summary('verify, prove, replay, export and purge recorded decisions')
  .description('Verify, prove, replay, export and purge recorded decisions.');

for (const subcommand of SUBCOMMANDS) auditCommand.addCommand(subcommand);
