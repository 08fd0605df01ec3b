#!/usr/bin/env node
// `account-data`: every command of the project, one row each. Only the command that is asked for is loaded.
import { Command } from 'commander';

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  seed: async () => (await import('./commands/seed.js')).seedCommand,
  client: async () => (await import('./commands/client.js')).clientCommand,
  documents: async () => (await import('./commands/documents.js')).documentsCommand,
  token: async () => (await import('./commands/token.js')).tokenCommand,
  keys: async () => (await import('./commands/keys.js')).keysCommand,
  decide: async () => (await import('./commands/decide.js')).decideCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  matrix: async () => (await import('./commands/matrix.js')).matrixCommand,
  changes: async () => (await import('./commands/changes.js')).changesCommand,
  mail: async () => (await import('./commands/mail.js')).mailCommand,
  audit: async () => (await import('./commands/audit.js')).auditCommand,
  legal: async () => (await import('./commands/legal.js')).legalCommand,
  policy: async () => (await import('./commands/policy.js')).policyCommand,
  report: async () => (await import('./commands/report.js')).reportCommand,
  schema: async () => (await import('./commands/schema.js')).schemaCommand,
};

async function run(words: readonly string[]): Promise<void> {
  const program = new Command('account-data').description(
    'GraphQL API through which accounts, contacts and CPNI are read, by relationship and stated purpose',
  );
  const asked = COMMANDS[words[2] ?? ''];
  const needed = asked === undefined ? Object.values(COMMANDS) : [asked];
  for (const load of needed) program.addCommand(await load());
  await program.parseAsync(words);
}

void run(process.argv);
