// account-data documents check: what clients can never read of what they registered, and what the rest needs. For CI: exit code 1 when
// a field can never be read, or a document no longer fits the schema.
import { Command } from 'commander';
import { systemClock } from '../../clock.js';
import { buildSchema } from '../../graph/build-schema.js';
import { outlookOfDocument, type FieldOutlook, type OutlookClient } from '../../graph/document-outlook.js';
import { COMPANY_KINDS, type CompanyKind } from '../../policy/callers.js';
import { CPNI_CATEGORIES, type CpniCategory } from '../../policy/categories.js';
import { PURPOSES, type Purpose } from '../../policy/purposes.js';
import type { DataSourceDatabase } from '../../records/database.js';
import {
  findCompany,
  listClients,
  type ClientRegistration,
  type CompanyRegistration,
} from '../../records/stores/client-registration-store.js';
import { listDocuments } from '../../records/stores/document-store.js';
import { readPolicyInForce } from '../../records/stores/policy-version-store.js';
import { ISSUER_OPTION } from '../issuer-option.js';
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
  .option(...ISSUER_OPTION)
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
  const checked = await checkAll(
    database,
    files.length === 0 ? await registered(database, clients) : await fromFiles(files, clients, client),
  );
  for (const document of checked)
    for (const line of json ? [JSON.stringify(document)] : outlookLines(document))
      await printLine(process.stdout, line);
  const bad = ({ faults, fields }: CheckedDocument) =>
    faults.length > 0 || fields.some(({ answer }) => answer === 'NEVER');
  if (checked.some(bad)) process.exitCode = 1;
}

type GivenByClient = ReadonlyMap<ClientRegistration, readonly Given[]>;

/** Clients without a document in use are left out. */
async function registered(
  database: DataSourceDatabase,
  clients: readonly ClientRegistration[],
): Promise<GivenByClient> {
  const documents = (await listDocuments(database, null)).filter(({ retiredAt }) => retiredAt === null);
  const ofClients = clients.map((client) => {
    const own = documents.filter(
      ({ issuer, clientId }) => issuer === client.issuer && clientId === client.clientId,
    );
    return [client, own] as const;
  });
  return new Map(ofClients.filter(([, own]) => own.length > 0));
}

async function fromFiles(
  files: readonly string[],
  [client]: readonly ClientRegistration[],
  named: string | undefined,
): Promise<GivenByClient> {
  if (client === undefined || named === undefined)
    throw new Error('files are checked for one client: give --client');
  const { documents, faults } = await readDocuments(files);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return new Map([[client, documents.map(({ place, ...given }) => ({ ...given, name: place }))]]);
}

async function checkAll(database: DataSourceDatabase, given: GivenByClient): Promise<CheckedDocument[]> {
  const schema = buildSchema();
  const policy = await readPolicyInForce(database, systemClock.now());
  if (policy === null)
    throw new Error('no version of the privacy policy is in force, so that nothing can be read');
  const checked: CheckedDocument[] = [];
  for (const [client, documents] of given) {
    const { issuer, clientId } = client;
    const asking = await asAsked(database, client);
    for (const { name, sha256, text } of documents) {
      const { document, faults } = inspectDocument(text, schema);
      const fields = document === null ? [] : outlookOfDocument(schema, document, asking, policy);
      checked.push({ issuer, clientId, document: `sha256:${sha256}`, name, faults, fields });
    }
  }
  return checked;
}

/** As the caller of a token would be: words that the policy does not know grant nothing. */
async function asAsked(
  database: DataSourceDatabase,
  { callerKind, companyId, purposes, categories }: ClientRegistration,
): Promise<OutlookClient> {
  const company = companyId === null ? null : await findCompany(database, companyId);
  return {
    callerKind,
    company: company === null ? null : asCompany(company),
    purposes: purposes.filter((word): word is Purpose => Object.hasOwn(PURPOSES, word)),
    categories:
      categories?.filter((word): word is CpniCategory => Object.hasOwn(CPNI_CATEGORIES, word)) ?? null,
  };
}

function asCompany({
  companyId: id,
  kind,
  communicationsRelated,
}: CompanyRegistration): OutlookClient['company'] {
  if (!isCompanyKind(kind))
    throw new Error(`the company of a client is of no kind that the policy knows: ${id}`);
  return { id, kind, communicationsRelated };
}

function isCompanyKind(kind: string): kind is CompanyKind {
  return Object.hasOwn(COMPANY_KINDS, kind);
}
