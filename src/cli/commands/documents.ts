// account-data documents: what clients may run by its digest, and what of it they can ever read.
import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import { endDocument, OPERATOR } from '../../lifecycle/change-access.js';
import { listDocuments, type RegisteredDocument } from '../../records/stores/document-store.js';
import { checkCommand } from '../documents/check-documents.js';
import { registerCommand } from '../documents/register-documents.js';
import { ISSUER_OPTION } from '../issuer-option.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';

interface ListOptions {
  readonly client?: string;
  readonly issuer: string;
  readonly retired?: boolean;
}

const list = new Command('list')
  .description('one line a document: its digest, client, state and name')
  .option('--client <id>', 'of one client')
  .option(...ISSUER_OPTION)
  .option('--retired', 'those that were retired too')
  .action(({ client, issuer, retired = false }: ListOptions) =>
    withDatabase('documents list', async (database) => {
      const of = client === undefined ? null : { issuer, clientId: client };
      for (const document of await listDocuments(database, of))
        if (retired || document.retiredAt === null) await printLine(process.stdout, lineOf(document));
    }),
  );

const retire = new Command('retire')
  .description('refuse a document of a client in every request that begins from now on')
  .argument('<document id>', 'sha256: and the digest')
  .requiredOption('--client <id>', 'whose it is, by its client_id')
  .option(...ISSUER_OPTION)
  .action((documentId: string, { client, issuer }: { client: string; issuer: string }) =>
    withDatabase('documents retire', async (database) => {
      const sha256 = documentId.replace(/^sha256:/, '');
      const change = { by: OPERATOR, at: systemClock.now() };
      if (!(await endDocument(database, { issuer, clientId: client }, sha256, change)))
        throw new Error('the client has no such document in use: see `account-data documents list`');
      await printLine(process.stdout, `retired sha256:${sha256}`);
    }),
  );

export const documentsCommand: Command = new Command('documents')
  .summary('register, list, retire and check the documents that clients run by digest')
  .description('The documents that clients run by their digest (trusted documents).');
for (const command of [registerCommand, list, retire, checkCommand]) documentsCommand.addCommand(command);

function lineOf({ sha256, issuer, clientId, name, retiredAt }: RegisteredDocument): string {
  return [`sha256:${sha256}`, issuer, clientId, retiredAt === null ? 'in use' : 'retired', name].join('\t');
}
