// account-data documents check: what clients can never read of what they registered, and what the rest needs. For CI: exit code 1 when
// a field can never be read, or a document no longer fits the schema.
import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import { buildSchema } from '../../graph/build-schema.js';
import { outlookOfDocument, type FieldOutlook, type OutlookClient } from '../../graph/document-outlook.js';
import { EMBEDDED_ISSUER } from '../../identity/caller.js';
import { COMPANY_KINDS, type CompanyKind } from '../../policy/callers.js';
import { CPNI_CATEGORIES, type CpniCategory } from '../../policy/categories.js';
import { PURPOSES, type Purpose } from '../../policy/purposes.js';
import type { DataSourceDatabase } from '../../records/database.js';
import {
  findCompany,
  listClients,
  type ClientRegistration,
} from '../../records/stores/client-registration-store.js';
import { listDocuments } from '../../records/stores/document-store.js';
import { readPolicyInForce } from '../../records/stores/policy-version-store.js';
import { withDatabase } from '../open-for-command.js';
import { printLine } from '../print-line.js';
import { inspectDocument } from './inspect-document.js';
import { outlookLines } from './outlook-lines.js';
import { readDocuments } from './read-documents.js';

interface CheckOptions {
  readonly client?: string;
  readonly issuer: string;
  readonly json?: boolean;
}

/** One document of one client. */
export interface CheckedDocument {
  readonly issuer: string;
  readonly clientId: string;
  readonly document: string;
  readonly name: string;
  /** Why it can no longer be run; then there are no fields. */
  readonly faults: readonly string[];
  readonly fields: readonly FieldOutlook[];
}

interface Given {
  readonly client: ClientRegistration;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

export const checkCommand: Command = new Command('check')
  .description(
    'what clients can never read of their documents, and what the rest needs; exit code 1 for the first',
  )
  .argument('[files...]', 'documents or manifests to check for a client instead of those it registered')
  .option('--client <id>', 'of one client')
  .option('--issuer <name>', 'whose client it is: embedded, or an iss', EMBEDDED_ISSUER)
  .option('--json', 'one JSON object a document')
  .action((files: string[], options: CheckOptions) =>
    withDatabase('documents check', (database) => check(database, files, options)),
  );

async function check(
  database: DataSourceDatabase,
  files: readonly string[],
  { client, issuer, json = false }: CheckOptions,
): Promise<void> {
  const clients = (await listClients(database)).filter(
    (one) => client === undefined || (one.issuer === issuer && one.clientId === client),
  );
  if (clients.length === 0) throw new Error('the issuer has no client of that id');
  const given =
    files.length === 0 ? await registered(database, clients) : await fromFiles(files, clients, client);
  const checked = await Promise.all(await checkAll(database, given));
  for (const document of checked)
    for (const line of json ? [JSON.stringify(document)] : outlookLines(document))
      await printLine(process.stdout, line);
  const bad = ({ faults, fields }: CheckedDocument) =>
    faults.length > 0 || fields.some(({ answer }) => answer === 'NEVER');
  if (checked.some(bad)) process.exitCode = 1;
}

async function registered(
  database: DataSourceDatabase,
  clients: readonly ClientRegistration[],
): Promise<Given[]> {
  const documents = (await listDocuments(database, null)).filter(({ retiredAt }) => retiredAt === null);
  return clients.flatMap((client) =>
    documents
      .filter(({ issuer, clientId }) => issuer === client.issuer && clientId === client.clientId)
      .map(({ name, sha256, text }) => ({ client, name, sha256, text })),
  );
}

async function fromFiles(
  files: readonly string[],
  [client]: readonly ClientRegistration[],
  named: string | undefined,
): Promise<Given[]> {
  if (client === undefined || named === undefined)
    throw new Error('files are checked for one client: give --client');
  const { documents, faults } = await readDocuments(files);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return documents.map(({ place, sha256, text }) => ({ client, name: place, sha256, text }));
}

async function checkAll(
  database: DataSourceDatabase,
  given: readonly Given[],
): Promise<Promise<CheckedDocument>[]> {
  const schema = buildSchema();
  const policy = await readPolicyInForce(database, systemClock.now());
  if (policy === null)
    throw new Error('no version of the privacy policy is in force, so that nothing can be read');
  return given.map(async ({ client, name, sha256, text }) => {
    const { issuer, clientId } = client;
    const checked = { issuer, clientId, document: `sha256:${sha256}`, name };
    const { document, faults } = inspectDocument(text, schema);
    if (document === null) return { ...checked, faults, fields: [] };
    const fields = outlookOfDocument(schema, document, await asAsked(database, client), policy);
    return { ...checked, faults, fields };
  });
}

/** As the caller of a token would be: words that the policy does not know grant nothing. */
async function asAsked(
  database: DataSourceDatabase,
  { callerKind, companyId, purposes, categories }: ClientRegistration,
): Promise<OutlookClient> {
  const company = companyId === null ? null : await findCompany(database, companyId);
  if (company !== null && !isCompanyKind(company.kind))
    throw new Error(`the company of a client is of no kind that the policy knows: ${company.companyId}`);
  return {
    callerKind,
    company:
      company === null
        ? null
        : {
            id: company.companyId,
            kind: company.kind as CompanyKind,
            communicationsRelated: company.communicationsRelated,
          },
    purposes: purposes.filter((word): word is Purpose => Object.hasOwn(PURPOSES, word)),
    categories:
      categories?.filter((word): word is CpniCategory => Object.hasOwn(CPNI_CATEGORIES, word)) ?? null,
  };
}

function isCompanyKind(kind: string): kind is CompanyKind {
  return Object.hasOwn(COMPANY_KINDS, kind);
}
