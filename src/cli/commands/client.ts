// account-data client: the register of clients. Partners hand in public keys; no secret is made, kept or printed.
import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import type { DataSourceDatabase } from '../../records/database.js';
import {
  findClientRegistration,
  listClients,
  type ClientName,
  type ClientRegistration,
} from '../../records/stores/client-registration-store.js';
import {
  bindToDocuments,
  continueClient,
  OPERATOR,
  stopClient,
  type Change,
} from '../../lifecycle/change-access.js';
import { ISSUER_OPTION } from '../issuer-option.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { registerCommand } from '../register-client.js';
import { describeClient } from '../describe-client.js';

interface NamedClient {
  issuer: string;
}

const list = new Command('list')
  .description('one line a client: its issuer, id, company, state and name')
  .action(() => withDatabase('client list', printClients));

const show = named('show', 'a client in full, as JSON').action((clientId: string, { issuer }: NamedClient) =>
  withDatabase('client show', async (database) => {
    const client = await findClientRegistration(database, { issuer, clientId });
    if (client === null) throw unknownClient();
    await printLine(process.stdout, describeClient(client));
  }),
);

const suspend = named('suspend', 'refuse every operation of a client that begins from now on').action(
  (clientId: string, { issuer }: NamedClient) =>
    change('suspended', { issuer, clientId }, (database, client) =>
      stopClient(database, client, byOperator()),
    ),
);

const resume = named('resume', 'take back a suspension').action((clientId: string, { issuer }: NamedClient) =>
  change('resumed', { issuer, clientId }, (database, client) =>
    continueClient(database, client, byOperator()),
  ),
);

const documentsOnly = named(
  'documents-only',
  'take registered documents alone from a client, in every operation that begins from now on',
).action((clientId: string, { issuer }: NamedClient) =>
  change('documents only:', { issuer, clientId }, (database, client) =>
    bindToDocuments(database, client, true, byOperator()),
  ),
);

const anyDocument = named('any-document', 'let a client send documents that are not registered').action(
  (clientId: string, { issuer }: NamedClient) =>
    change('any document:', { issuer, clientId }, (database, client) =>
      bindToDocuments(database, client, false, byOperator()),
    ),
);

export const clientCommand: Command = new Command('client')
  .summary('register, show, suspend and resume clients')
  .description('The clients that may call, each with its company, purposes and public keys.');
for (const command of [registerCommand, list, show, suspend, resume, documentsOnly, anyDocument])
  clientCommand.addCommand(command);

function named(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<client id>', 'as its tokens carry it in client_id')
    .option(...ISSUER_OPTION);
}

async function printClients(database: DataSourceDatabase): Promise<void> {
  for (const client of await listClients(database)) await printLine(process.stdout, lineOf(client));
}

function lineOf({ issuer, clientId, companyId, suspended, name }: ClientRegistration): string {
  return [issuer, clientId, companyId ?? '-', suspended ? 'suspended' : 'active', name].join('\t');
}

function change(
  done: string,
  client: ClientName,
  work: (database: DataSourceDatabase, client: ClientName) => Promise<boolean>,
): Promise<void> {
  return withDatabase(`client ${done}`, async (database) => {
    if (!(await work(database, client))) throw unknownClient();
    await printLine(process.stdout, `${done} ${client.clientId}`);
  });
}

function byOperator(): Change {
  return { by: OPERATOR, at: systemClock.now() };
}

function unknownClient(): Error {
  return new Error('the issuer has no client of that id: see `account-data client list`');
}
