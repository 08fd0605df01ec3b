// The commands of the register and of revocations, each in a process of its own beside the database they change.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { findClient } from '../../src/records/stores/client-store.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { runCommand, type Ended } from '../support/run-program.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

let folder: string;
let made: TestDatabase;
let database: DataSourceDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-'));
  made = await createTestDatabase();
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  await keep('public.pem', publicKey, 'spki');
  await keep('private.pem', privateKey, 'pkcs8');
});

afterAll(async () => {
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true });
});

function keep(name: string, key: KeyObject, type: 'spki' | 'pkcs8'): Promise<void> {
  return writeFile(join(folder, name), key.export({ type, format: 'pem' }) as string);
}

function run(words: readonly string[], environment: Record<string, string> = { DEMO: 'on' }): Promise<Ended> {
  return runCommand(words, { DATABASE_URL: made.url, ...environment }, { cwd: folder });
}

const REGISTER = [
  'client',
  'register',
  '--company',
  'affiliate-active',
  '--name',
  'Partner',
  '--client-id',
  'partner',
];
const GOOD = [...REGISTER, '--purposes', 'MARKETING_SAME_CATEGORY,FRAUD_SECURITY', '--key', 'public.pem'];

async function standing(): Promise<unknown> {
  const token = {
    subject: 'partner',
    tokenId: 'token',
    grantId: 'grant',
    issuedAt: Date.now() - 60_000,
    proof: null,
  };
  const found = await findClient(database, { issuer: 'embedded', clientId: 'partner', ...token });
  return found && { suspended: found.suspended, revoked: found.revoked };
}

test('a partner is registered with its public key, shown, listed, suspended and resumed', async () => {
  const tried = await run([...GOOD, '--dry-run']);
  expect([tried.code, tried.err, await standing()]).toEqual([0, '', null]);
  const { code, out, err } = await run(GOOD);
  expect([code, err, await standing()]).toEqual([0, '', { suspended: false, revoked: false }]);
  expect(out).toBe(tried.out);
  expect(JSON.parse(out)).toEqual({
    issuer: 'embedded',
    clientId: 'partner',
    name: 'Partner',
    callerKind: 'COMPANY',
    companyId: 'affiliate-active',
    purposes: ['MARKETING_SAME_CATEGORY', 'FRAUD_SECURITY'],
    categories: null,
    requiresDpop: true,
    requiresBodyDigest: false,
    documentsOnly: false,
    keys: [expect.stringMatching(/^[A-Za-z0-9_-]{43}$/)],
  });
  expect(JSON.parse((await run(['client', 'show', 'partner'])).out)).toMatchObject({ suspendedAt: null });
  expect((await run(['client', 'suspend', 'partner'])).out).toBe('suspended partner\n');
  expect(await standing()).toEqual({ suspended: true, revoked: false });
  expect((await run(['client', 'list'])).out).toContain(
    'embedded\tpartner\taffiliate-active\tsuspended\tPartner\n',
  );
  expect((await run(['client', 'resume', 'partner'])).out).toBe('resumed partner\n');
  expect(await standing()).toEqual({ suspended: false, revoked: false });
});

test('outside the demo a client is registered bound to its documents, unless told otherwise, and either can be changed', async () => {
  const production = { DEMO: 'off', TOKEN_ISSUER: 'https://issuer.example' };
  const bound = async (...words: readonly string[]) =>
    (JSON.parse((await run([...GOOD, '--dry-run', ...words], production)).out) as { documentsOnly: boolean })
      .documentsOnly;
  expect([await bound(), await bound('--no-documents-only')]).toEqual([true, false]);
  const shown = async () => JSON.parse((await run(['client', 'show', 'partner'])).out) as unknown;
  expect((await run(['client', 'documents-only', 'partner'])).out).toBe('documents only: partner\n');
  expect(await shown()).toMatchObject({ documentsOnly: true });
  expect((await run(['client', 'any-document', 'partner'])).out).toBe('any document: partner\n');
  expect(await shown()).toMatchObject({ documentsOnly: false });
});

test.each([
  { says: 'a second client of the id', words: GOOD, told: 'already has a client of that id' },
  {
    says: 'a private key',
    words: [...GOOD, '--key', 'private.pem'],
    told: '--key: it holds a private or symmetric key',
  },
  {
    says: 'a file that is not there',
    words: [...GOOD, '--key', 'none.pem'],
    told: 'the file of the key cannot be read',
  },
  { says: 'no key', words: [...REGISTER, '--purposes', 'FRAUD_SECURITY'], told: 'needs --key or --jwks' },
  { says: 'two keys', words: [...GOOD, '--jwks', 'x'], told: 'cannot be used with' },
  {
    says: 'a client without a proof outside the demo',
    words: [...GOOD, '--no-requires-dpop'],
    environment: { DEMO: 'off', TOKEN_ISSUER: 'https://issuer.example' },
    told: '--requires-dpop: can be off in the demo alone',
  },
  { says: 'suspending a stranger', words: ['client', 'suspend', 'nobody'], told: 'no client of that id' },
  {
    says: 'revoking nothing',
    words: ['token', 'revoke'],
    told: 'give --jti, --grant, --subject or --client',
  },
  {
    says: 'revoking two things',
    words: ['token', 'revoke', '--jti', 'a', '--grant', 'b'],
    told: 'cannot be used with',
  },
  { says: 'revoking an empty word', words: ['token', 'revoke', '--jti', ''], told: '--jti is empty' },
])('$says is refused', async ({ words, environment, told }) => {
  const { code, out, err } = await run(words, environment);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(told);
  expect(err).not.toContain('PRIVATE');
});

test.each([
  ['--jti', 'token'],
  ['--grant', 'grant'],
  ['--subject', 'partner'],
  ['--client', 'partner'],
])('a token is revoked by %s', async (option, value) => {
  await database.query('DELETE FROM token_revocations');
  expect(await standing()).toMatchObject({ revoked: false });
  const { code, out } = await run(['token', 'revoke', option, value]);
  expect([code, out.startsWith('revoked ')]).toEqual([0, true]);
  expect(await standing()).toMatchObject({ revoked: true });
});

test.each(['client', 'client register', 'client suspend', 'token revoke'])(
  '%s tells how it is used',
  async (command) => {
    const { code, out } = await run([...command.split(' '), '--help']);
    expect([code, out.startsWith(`Usage: account-data ${command} `)]).toEqual([0, true]);
  },
);
