// account-data documents register: the documents that a client may run from now on by their digest. All of them or none.
import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import { buildSchema } from '../../graph/build-schema.js';
import { addDocuments, OPERATOR } from '../../lifecycle/change-access.js';
import type { DataSourceDatabase } from '../../records/database.js';
import { findClientRegistration } from '../../records/stores/client-registration-store.js';
import { listDocuments, type NewDocument } from '../../records/stores/document-store.js';
import { LIMITS } from '../../server/limits.js';
import { ISSUER_OPTION } from '../issuer-option.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { inspectDocument } from './inspect-document.js';
import { readDocuments } from './read-documents.js';

interface RegisterOptions {
  readonly client: string;
  readonly issuer: string;
  readonly dryRun?: boolean;
}

const EXAMPLE = `
A .graphql file is one document, byte for byte as its digest is taken; a .json file is a manifest of Relay
(persistConfig with algorithm SHA256) or of Apollo (generate-persisted-query-manifest).

  account-data documents register --client partner operations/*.graphql
  account-data documents register --client portal persisted-query-manifest.json --dry-run`;

export const registerCommand: Command = new Command('register')
  .description('register documents that a client may run by their digest')
  .argument('<files...>', 'GraphQL documents, or manifests')
  .requiredOption('--client <id>', 'whose they are, by its client_id')
  .option(...ISSUER_OPTION)
  .option('--dry-run', 'check them, say what would be registered, and write nothing')
  .addHelpText('after', EXAMPLE)
  .action((files: string[], options: RegisterOptions) =>
    withDatabase('documents register', (database) => register(database, files, options)),
  );

async function register(
  database: DataSourceDatabase,
  files: readonly string[],
  { client: clientId, issuer, dryRun = false }: RegisterOptions,
): Promise<void> {
  const client = { issuer, clientId };
  if ((await findClientRegistration(database, client)) === null)
    throw new Error('nothing was registered: the issuer has no client of that id');
  const documents = await readGood(files);
  const added = dryRun
    ? await notYet(database, client, documents)
    : await addDocuments(database, client, documents, { by: OPERATOR, at: systemClock.now() });
  const done = dryRun ? 'would be registered' : 'registered';
  for (const document of documents)
    await printLine(
      process.stdout,
      lineOf(document, added.includes(document) ? done : 'is registered already'),
    );
}

interface PricedDocument extends NewDocument {
  readonly mostCost: number;
}

/** Throws for any fault, with all of them. */
async function readGood(files: readonly string[]): Promise<PricedDocument[]> {
  const schema = buildSchema();
  const read = await readDocuments(files);
  const faults = [...read.faults];
  const good = new Map<string, PricedDocument>();
  for (const { place, sha256, text } of read.documents) {
    const inspected = inspectDocument(text, schema);
    faults.push(...inspected.faults.map((fault) => `${place}: ${fault}`));
    if (inspected.document !== null)
      good.set(sha256, { sha256, text, name: inspected.name, mostCost: inspected.cost.most });
  }
  if (faults.length > 0)
    throw new Error(`nothing was registered:\n${faults.map((one) => `  ${one}`).join('\n')}`);
  return [...good.values()];
}

async function notYet(
  database: DataSourceDatabase,
  client: { readonly issuer: string; readonly clientId: string },
  documents: readonly PricedDocument[],
): Promise<PricedDocument[]> {
  const serving = (await listDocuments(database, client)).filter(({ retiredAt }) => retiredAt === null);
  const known = new Set(serving.map(({ sha256 }) => sha256));
  return documents.filter(({ sha256 }) => !known.has(sha256));
}

function lineOf({ sha256, name, mostCost }: PricedDocument, done: string): string {
  const dear =
    mostCost > LIMITS.cost.most ? `, refused as too costly with the largest pages (${mostCost} points)` : '';
  return `sha256:${sha256}\t${name}\t${done}${dear}`;
}
