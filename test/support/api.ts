/**
 * The API without HTTP: the served schema, its plugins, a real database with the demo data and real tokens, verified.
 * Every statement is counted, so that what is not read can be shown.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloServer, type GraphQLResponse } from '@apollo/server';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { QueueStamp } from '../../src/audit/queue-stamp.js';
import { AuditWriter } from '../../src/audit/writer.js';
import type { AuditEntry } from '../../src/audit/entry.js';
import { fixedClock } from '../../src/clock.js';
import { buildSchema } from '../../src/graph/build-schema.js';
import { createOperationContext, type OperationContext, type Services } from '../../src/graph/context.js';
import { CursorCodec } from '../../src/graph/cursor.js';
import { createGraphPlugins } from '../../src/graph/plugins.js';
import type { Caller } from '../../src/identity/caller.js';
import { stringifyJson } from '../../src/json-list.js';
import { createDemoIssuer, type DemoIssuer } from '../../src/identity/demo-issuer.js';
import type { DemoCallerName } from '../../src/identity/demo-callers.js';
import { createTokenVerifier } from '../../src/identity/verify-token.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { forOperation } from '../../src/records/operation-database.js';
import { findClient } from '../../src/records/stores/client-store.js';
import { formatError } from '../../src/server/format-error.js';
import { demoNow, useDatabase, type DatabaseKind } from './databases.js';
import { verifyBearer } from './verify-bearer.js';

const STAMP = new QueueStamp([generateKeyPairSync('ed25519').privateKey]);
const AUDIENCE = 'https://api.test';

export interface Answer {
  readonly status: number | undefined;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  readonly statements: readonly string[];
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  /** Milliseconds after the instant of the demo data. */
  readonly later?: number;
  readonly services?: Partial<Services>;
  readonly caller?: Partial<Caller>;
  /** Aborts when the time of the operation is over; absent, it never is. */
  readonly signal?: AbortSignal;
  /** What completes rows; absent, as shipped. */
  readonly rows?: OperationContext['rows'];
}

export interface Api {
  readonly database: DataSourceDatabase;
  ask(caller: DemoCallerName, query: string, options?: AskOptions): Promise<Answer>;
  /** The audit entries of one request, in the order written. */
  entries(): Promise<AuditEntry[]>;
}

/** Registers the start and the end. Another schema is given only to see what a faulty one would tell. */
export function useApi(kind: DatabaseKind = 'PostgreSQL', schema: GraphQLSchema = buildSchema()): Api {
  let statements: string[] = [];
  const held = useDatabase(kind, { onStatement: (sql) => statements.push(sql) });
  const apollo = new ApolloServer<OperationContext>({
    schema,
    plugins: createGraphPlugins(),
    formatError,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    logger: SILENT,
  });
  let issuer: DemoIssuer;
  let folder: string;
  let requests = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'account-data-api-'));
    issuer = await createDemoIssuer({
      iss: 'https://issuer.test',
      audience: AUDIENCE,
      dataFolder: folder,
      clock: fixedClock(demoNow()),
    });
    await apollo.start();
  });
  afterAll(async () => {
    await apollo.stop();
    await rm(folder, { recursive: true });
  });

  return {
    get database() {
      return held.database;
    },
    async ask(
      name,
      query,
      { variables, later = 0, services, caller: overrides, signal = new AbortController().signal, rows } = {},
    ) {
      const at = demoNow() + later;
      const requestId = `request-${String(++requests)}`;
      const caller = { ...(await verify(issuer, held.database, name)), ...overrides };
      const contextValue = createOperationContext(
        {
          database: forOperation(held.database, { requestId, signal }),
          audit: new AuditWriter(held.database, { deadline: 60_000, batchSize: 500, stamp: STAMP }),
          cursors: new CursorCodec('the same for all tests'),
          onFault: () => undefined,
          ...services,
        },
        { caller, requestId, at, signal },
      );
      statements = [];
      const response = await apollo.executeOperation(
        { query, ...(variables ? { variables } : {}) },
        { contextValue: rows === undefined ? contextValue : { ...contextValue, rows } },
      );
      return { ...resultOf(response), statements: [...statements] };
    },
    async entries() {
      const rows = await held.database.query<{ entry: AuditEntry }>(
        'SELECT entry FROM audit_entries WHERE request_id = $1 ORDER BY entry_id',
        [`request-${String(requests)}`],
      );
      return rows.map(({ entry }) => entry);
    },
  };
}

/** Lists that are JSON already as whoever gets the answer reads them. */
function readJson(data: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(stringifyJson(data)) as Record<string, unknown>;
}

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function verify(
  issuer: DemoIssuer,
  database: DataSourceDatabase,
  name: DemoCallerName,
): Promise<Caller> {
  const verifier = createTokenVerifier({
    issuers: [issuer.trusted],
    audience: AUDIENCE,
    clients: { find: (question) => findClient(database, question) },
    clock: fixedClock(demoNow()),
    toleranceSeconds: 5,
    bindsCompanies: false,
    nonces: null,
  });
  return verifyBearer(verifier, await issuer.mint(name));
}

function resultOf({ body, http }: GraphQLResponse): Omit<Answer, 'statements'> {
  if (body.kind !== 'single') throw new Error('an answer came in pieces');
  const { data, errors = [] } = body.singleResult;
  return { status: http.status, data: data && readJson(data), errors };
}
