// account-data legal: disclosures under legal process, as sealed folders.
import { Command } from 'commander';
import { exportCommand } from '../legal/export.js';
import { verifyCommand } from '../legal/verify.js';

export const legalCommand: Command = new Command('legal')
  .summary('disclose under a legal request, and check what was disclosed')
  .description('Disclose under a legal request into a sealed folder, and check one.')
  .addCommand(exportCommand)
  .addCommand(verifyCommand);
