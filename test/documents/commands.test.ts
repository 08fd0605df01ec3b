// The commands of registered documents, each in a process of its own beside the database they change.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { registerClient } from '../../src/records/stores/client-registration-store.js';
import { listDocuments } from '../../src/records/stores/document-store.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { runCommand, type Ended } from '../support/run-program.js';

const SERVICES = `query Services($number: String!, $purpose: Purpose!) {
  accountByNumber(number: $number) {
    cpni(purpose: $purpose, offering: LOCAL, reference: "CAMPAIGN-0001") {
      services { category }
    }
  }
}
`;
const BALANCE = SERVICES.replace('services { category }', 'balance { currency }').replace(
  'Services',
  'Balance',
);
const OPEN = 'query Open { privacyPolicy { version } }';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

let folder: string;
let made: TestDatabase;
let database: DataSourceDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  made = await createTestDatabase();
  database = await connectPostgres(made.url, { applicationName: 'tests', role: 'LOGIN' });
  const client = {
    issuer: 'embedded',
    clientId: 'partner',
    name: 'Partner',
    callerKind: 'COMPANY',
    companyId: 'affiliate-active',
    purposes: ['MARKETING_SAME_CATEGORY', 'MARKETING_OTHER_CATEGORY'],
    categories: null,
    requiresDpop: true,
    requiresBodyDigest: false,
    documentsOnly: true,
    jwks: null,
  } as const;
  await registerClient(database, client, Date.now());
  await Promise.all([
    keep('services.graphql', SERVICES),
    keep('balance.graphql', BALANCE),
    keep('unknown.graphql', 'query { viewer {\n  nothing } }'),
    keep('broken.graphql', 'query { viewer {'),
    keep('fragment.graphql', 'fragment F on Query { __typename }'),
    keep(
      'deep.graphql',
      `{ node(id: "x") { ${'... on Account { ... { '.repeat(700)} id ${'} } '.repeat(700)} } }`,
    ),
    keep('dear.graphql', dear()),
    keep('relay.json', JSON.stringify({ [digest(SERVICES)]: SERVICES, [digest(OPEN)]: OPEN })),
    keep('md5.json', JSON.stringify({ '7dba4bd717b41f104348223562a93c32': OPEN })),
    keep('list.json', '[]'),
    keep(
      'apollo.json',
      JSON.stringify({
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: digest(OPEN), name: 'Open', type: 'query', body: OPEN }],
      }),
    ),
  ]);
});

afterAll(async () => {
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true });
});

afterEach(() => database.query('DELETE FROM trusted_documents'));

function keep(name: string, text: string): Promise<void> {
  return writeFile(join(folder, name), text);
}

/** Two hundred accounts, each with a hundred contacts: no page is given by a variable. */
function dear(): string {
  const accounts = 'accounts(first: 100) { nodes { contacts(first: 100) { nodes { id } } } }';
  return `{ one: ${accounts} two: ${accounts} }`;
}

function run(...words: readonly string[]): Promise<Ended> {
  return runCommand(['documents', ...words], { DATABASE_URL: made.url, DEMO: 'on' }, { cwd: folder });
}

const register = (...words: readonly string[]) => run('register', '--client', 'partner', ...words);
const names = async () => (await listDocuments(database, null)).map(({ name, sha256 }) => [name, sha256]);

test('files and manifests are registered byte for byte, listed, registered once and retired', async () => {
  const tried = await register('--dry-run', 'services.graphql', 'relay.json');
  expect([tried.code, tried.err, await names()]).toEqual([0, '', []]);
  expect(tried.out).toContain(`sha256:${digest(SERVICES)}\tServices\twould be registered`);
  expect((await register('services.graphql', 'relay.json')).code).toBe(0);
  expect(await names()).toEqual([
    ['Open', digest(OPEN)],
    ['Services', digest(SERVICES)],
  ]);
  expect((await register('apollo.json')).out).toBe(`sha256:${digest(OPEN)}\tOpen\tis registered already\n`);
  const retired = await run('retire', `sha256:${digest(OPEN)}`, '--client', 'partner');
  expect([retired.code, retired.out]).toEqual([0, `retired sha256:${digest(OPEN)}\n`]);
  expect((await run('list')).out).toBe(`sha256:${digest(SERVICES)}\tembedded\tpartner\tin use\tServices\n`);
  expect((await run('list', '--retired', '--client', 'partner')).out).toContain('\tretired\tOpen\n');
});

test.each([
  [
    'a field that there is not',
    ['unknown.graphql'],
    ['unknown.graphql: line 2, column 3: Cannot query field'],
  ],
  ['what is not GraphQL', ['broken.graphql'], ['broken.graphql: the document is not GraphQL at line 1']],
  ['fragments alone', ['fragment.graphql'], ['fragment.graphql: has no operation']],
  ['what is beyond a limit', ['deep.graphql'], ['deep.graphql: an operation has at most']],
  ['what costs too much', ['dear.graphql'], ['dear.graphql: an operation has at most 10000 points of cost']],
  ['an id that is not the digest', ['md5.json'], ['its id is not the SHA-256 of its text']],
  ['what is no manifest', ['list.json'], ['list.json: is neither a manifest of Relay nor one of Apollo']],
  ['a file that is not there', ['none.graphql'], ['none.graphql cannot be read (ENOENT)']],
  [
    'a good one beside two bad ones',
    ['services.graphql', 'fragment.graphql', 'md5.json'],
    ['fragment', 'md5'],
  ],
])('%s is refused, with where, and nothing is registered', async (_, files, told) => {
  const { code, out, err } = await register(...files);
  expect([code, out, await names()]).toEqual([1, '', []]);
  for (const words of told) expect(err).toContain(words);
});

test('a client that there is not is refused', async () => {
  const { code, err } = await run('register', '--client', 'nobody', 'services.graphql');
  expect([code, err]).toEqual([
    1,
    'account-data: nothing was registered: the issuer has no client of that id\n',
  ]);
});

describe('check', () => {
  test('tells what needs an approval and which, and ends well', async () => {
    await register('services.graphql');
    const { code, out, err } = await run('check');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('partner  Services  sha256:');
    expect(out).toMatch(
      /4\s+Cpni\.services\s+with\s+MARKETING_SAME_CATEGORY: approval OPT_IN or OPT_OUT_NOTICE where the customer takes one category of service, reference CAMPAIGN, relationship SERVICE, offering/,
    );
    expect(out).toMatch(/MARKETING_OTHER_CATEGORY: approval OPT_IN or OPT_OUT_NOTICE, reference CAMPAIGN/);
  });

  test('tells what can never be read, by which rule, and ends with 1', async () => {
    await register('services.graphql', 'balance.graphql');
    const { code, out } = await run('check', '--json', '--client', 'partner');
    expect(code).toBe(1);
    const [balance, services] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(balance).toMatchObject({
      clientId: 'partner',
      document: `sha256:${digest(BALANCE)}`,
      faults: [],
      fields: expect.arrayContaining([
        expect.objectContaining({
          coordinate: 'Cpni.balance',
          line: 4,
          answer: 'NEVER',
          ways: [],
          denials: [
            {
              purpose: 'MARKETING_SAME_CATEGORY',
              reason: 'CATEGORY_NOT_NEEDED',
              rule: 'check-category',
              cites: ['222(c)(1)'],
            },
            expect.objectContaining({ purpose: 'MARKETING_OTHER_CATEGORY', reason: 'CATEGORY_NOT_NEEDED' }),
          ],
        }),
      ]) as unknown,
    });
    expect(services).toMatchObject({ name: 'Services' });
  });

  test('checks files for a client before they are registered', async () => {
    const { code, out } = await run('check', '--client', 'partner', 'balance.graphql');
    expect([code, await names()]).toEqual([1, []]);
    expect(out).toMatch(
      /Cpni\.balance\s+never\s+MARKETING_SAME_CATEGORY: CATEGORY_NOT_NEEDED by check-category \(222\(c\)\(1\)\)/,
    );
    expect((await run('check', 'balance.graphql')).err).toContain('give --client');
  });

  test('tells a document that no longer fits the schema, and ends with 1', async () => {
    const text = 'query Former { viewer { formerly } }';
    await database.query(
      `INSERT INTO trusted_documents (issuer, client_id, sha256, name, text, registered_at, registered_by_issuer, registered_by_subject)
        VALUES ('embedded', 'partner', $1, 'Former', $2, now(), 'operator', 'command line')`,
      [digest(text), text],
    );
    const { code, out } = await run('check');
    expect(code).toBe(1);
    expect(out).toContain('cannot be run: line 1, column 25: Cannot query field "formerly"');
  });
});
