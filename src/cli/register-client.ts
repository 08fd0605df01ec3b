// account-data client register: a partner's client, with the public keys that the partner made and kept the private half of.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { systemClock } from '../clock.js';
import { readConfig } from '../config.js';
import { EMBEDDED_ISSUER } from '../identity/caller.js';
import { addClient, OPERATOR } from '../lifecycle/change-access.js';
import { checkDraft, type DraftFault } from '../lifecycle/draft-client.js';
import type { DataSourceDatabase } from '../records/database.js';
import { findCompany } from '../records/stores/client-registration-store.js';
import { describeClient } from './describe-client.js';
import { withDatabase } from './open-for-command.js';
import { printLine } from './print-line.js';

interface RegisterOptions {
  company: string;
  name: string;
  purposes: string[];
  categories?: string[];
  clientId?: string;
  issuer: string;
  jwks?: string;
  key?: string;
  requiresDpop: boolean;
  requiresBodyDigest: boolean;
  documentsOnly?: boolean;
  dryRun?: boolean;
}

const EXAMPLE = `
For example, with a fresh key of which the private half stays with the partner:

  openssl genpkey -algorithm ed25519 -out partner-private.pem
  openssl pkey -in partner-private.pem -pubout -out partner-public.pem
  account-data client register --company affiliate-active --name "Affiliate" \\
    --purposes MARKETING_SAME_CATEGORY --key partner-public.pem`;

export const registerCommand: Command = new Command('register')
  .description('register a client of a company, and print it as JSON')
  .requiredOption('--company <id>', 'the company it calls for')
  .requiredOption('--name <text>', 'what people call it')
  .requiredOption('--purposes <list>', 'the purposes it may state, separated by commas', words)
  .option('--categories <list>', 'the categories it may ask for, separated by commas (default: any)', words)
  .addOption(new Option('--jwks <file>', 'its public keys, as a JWK set').conflicts('key'))
  .option('--key <file>', 'its public key, in PEM')
  .option('--client-id <id>', 'its client_id (default: made from the company)')
  .option('--issuer <name>', 'whose tokens it uses: embedded, or an iss', EMBEDDED_ISSUER)
  .option('--requires-dpop', 'its tokens come with a proof of possession', true)
  .option('--no-requires-dpop', 'in the demo alone: its tokens need none')
  .option('--requires-body-digest', 'its proofs cover the request body (x-camara:bh)', false)
  .option(
    '--documents-only',
    'it runs registered documents by their digest and sends no text (default outside the demo)',
  )
  .option('--no-documents-only', 'it may send any document')
  .option('--dry-run', 'check it, say what would be registered, and write nothing')
  .addHelpText('after', EXAMPLE)
  .action((options: RegisterOptions) =>
    withDatabase('client register', (database) => register(database, options)),
  );

async function register(database: DataSourceDatabase, options: RegisterOptions): Promise<void> {
  const { company, clientId, dryRun } = options;
  const { demo } = readConfig();
  const { client, faults } = await checkDraft(
    {
      ...options,
      clientId: clientId ?? `${company}-${randomBytes(4).toString('hex')}`,
      categories: options.categories ?? null,
      documentsOnly: options.documentsOnly ?? !demo,
      keys: await readKeyFile(options),
    },
    { company: await findCompany(database, company), mayBeUnbound: demo },
  );
  if (client === null) throw new Error(`nothing was registered:\n${faults.map(lineOf).join('\n')}`);
  if (dryRun !== true && !(await addClient(database, client, { by: OPERATOR, at: systemClock.now() })))
    throw new Error('nothing was registered: the issuer already has a client of that id');
  await printLine(process.stdout, describeClient(client));
}

/** A client of the embedded issuer signs in with its key; a foreign issuer knows its clients itself. */
async function readKeyFile({ jwks, key, issuer }: RegisterOptions): Promise<string | null> {
  const path = jwks ?? key;
  if (path !== undefined)
    return readFile(path, 'utf8').catch(() => {
      throw new Error('the file of the key cannot be read');
    });
  if (issuer !== EMBEDDED_ISSUER) return null;
  throw new Error('a client of the embedded issuer needs --key or --jwks: its public key');
}

const OPTIONS: Readonly<Record<string, string>> = {
  clientId: '--client-id',
  requiresDpop: '--requires-dpop',
  requiresBodyDigest: '--requires-body-digest',
  keys: '--key',
};

function lineOf({ field, message }: DraftFault): string {
  return `  ${OPTIONS[field] ?? `--${field}`}: ${message}`;
}

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim());
}
