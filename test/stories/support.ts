// The stage of a story: the real schema, server, audit and database over HTTP, real tokens, and a clock that the story moves.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLFormattedError } from 'graphql';
import { pino } from 'pino';
import type { AuditEntry } from '../../src/audit/entry.js';
import { QueueStamp } from '../../src/audit/queue-stamp.js';
import { AuditWriter } from '../../src/audit/writer.js';
import { buildSchema } from '../../src/graph/build-schema.js';
import { createOperationContext } from '../../src/graph/context.js';
import { CursorCodec } from '../../src/graph/cursor.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import { createGraphPlugins } from '../../src/graph/plugins.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { createDemoIssuer, type DemoIssuer } from '../../src/identity/demo-issuer.js';
import { createTokenVerifier } from '../../src/identity/verify-token.js';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { findClient } from '../../src/records/stores/client-store.js';
import { findPostedPolicy } from '../../src/records/stores/policy-version-store.js';
import { createServer, type RunningServer } from '../../src/server/create-server.js';
import { createTestDatabase, demoNow, type TestDatabase } from '../support/databases.js';

export interface Answered {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLFormattedError[];
}

export interface Story {
  readonly database: DataSourceDatabase;
  readonly url: string;
  /** Milliseconds since the epoch, as the server sees it; it begins with the demo data. */
  now(): number;
  /** Lets milliseconds pass. */
  pass(milliseconds: number): void;
  /** Null asks without a token; a text is a token. */
  ask(
    caller: DemoCallerName | { readonly token: string } | null,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Answered>;
  /** A mutation of one input, answered by its payload; whatever was refused instead is an error of the test. */
  change(
    caller: DemoCallerName | { readonly token: string } | null,
    name: string,
    input: Record<string, unknown>,
    selection: string,
  ): Promise<Record<string, unknown>>;
  /** The global id of an account by its number. */
  account(number: string): Promise<string>;
  /** The newest entries of the audit log, oldest first. */
  lastEntries(count: number): Promise<AuditEntry[]>;
}

interface Stage {
  readonly made: TestDatabase;
  readonly database: DataSourceDatabase;
  readonly server: RunningServer;
  readonly issuer: DemoIssuer;
  readonly folder: string;
}

const AUDIENCE = 'https://api.test';

/** Registers the start and the end; to be used inside tests and hooks. */
export function useStory(): Story {
  let now = 0;
  let held: Stage | undefined;
  beforeAll(async () => {
    now = demoNow();
    held = await startStage(() => now);
  });
  afterAll(async () => {
    await held?.server.close(1000);
    await held?.database.close();
    await held?.made.drop();
    if (held !== undefined) await rm(held.folder, { recursive: true });
  });
  const stage = (): Stage => {
    if (held === undefined) throw new Error('the story is there inside tests and hooks only');
    return held;
  };

  const story: Story = {
    get database() {
      return stage().database;
    },
    get url() {
      return stage().server.url;
    },
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    async ask(caller, query, variables = {}) {
      const token = typeof caller === 'string' ? await stage().issuer.mint(caller) : caller?.token;
      const response = await fetch(`${stage().server.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data = null, errors = [] } = (await response.json()) as Partial<Answered>;
      return { status: response.status, data, errors };
    },
    async change(caller, name, input, selection) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const { data, errors } = await story.ask(
        caller,
        `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code field message } } }`,
        { input },
      );
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data?.[name] as Record<string, unknown>;
    },
    async account(number) {
      const [row] = await stage().database.query<{ id: string }>(
        'SELECT account_id AS id FROM account_numbers WHERE number = $1',
        [number],
      );
      if (row === undefined) throw new Error('there is no such account');
      return toGlobalId('Account', row.id);
    },
    async lastEntries(count) {
      const rows = await stage().database.query<{ entry: AuditEntry }>(
        'SELECT entry FROM audit_entries ORDER BY at DESC, entry_id DESC LIMIT $1',
        [count],
      );
      return rows.map(({ entry }) => entry).reverse();
    },
  };
  return story;
}

async function startStage(now: () => number): Promise<Stage> {
  const made = await createTestDatabase();
  const database = await connectPostgres(made.url, { applicationName: 'tests', role: 'API' });
  const folder = await mkdtemp(join(tmpdir(), 'story-'));
  const clock = { now };
  const issuer = await createDemoIssuer({
    iss: 'https://issuer.test',
    audience: AUDIENCE,
    dataFolder: folder,
    clock,
  });
  const stamp = new QueueStamp([generateKeyPairSync('ed25519').privateKey]);
  const services = {
    database,
    audit: new AuditWriter(database, { deadline: 5000, batchSize: 500, stamp }),
    cursors: new CursorCodec('the same for all stories'),
    onFault: (what: string, error: unknown) => {
      throw new Error(what, { cause: error });
    },
  };
  const server = await createServer(
    {
      schema: buildSchema(),
      plugins: createGraphPlugins(),
      contextFor: (request) => createOperationContext(services, request),
      verifier: createTokenVerifier({
        issuers: [issuer.trusted],
        audience: AUDIENCE,
        clients: { find: (question) => findClient(database, question) },
        clock,
        toleranceSeconds: 5,
        bindsCompanies: false,
        nonces: null,
      }),
      clock,
      logger: pino({ level: 'silent' }),
      readiness: [],
      privacy: { find: (version, at) => findPostedPolicy(database, version, at) },
      corsOrigins: [],
      publicUrl: null,
      demo: null,
      webFolder: null,
    },
    { host: '127.0.0.1', port: 0 },
  );
  return { made, database, server, issuer, folder };
}
