// Runs one command in a process of its own, as `account-data` would: run-command.ts <migrate|seed|import> <words>.
import { importCommand } from '../../src/cli/commands/import.js';
import { migrateCommand } from '../../src/cli/commands/migrate.js';
import { seedCommand } from '../../src/cli/commands/seed.js';

const [name, ...words] = process.argv.slice(2);
const command = [migrateCommand, seedCommand, importCommand].find((one) => one.name() === name);
if (command === undefined) throw new Error('there is no such command');
void command.parseAsync(words, { from: 'user' });
