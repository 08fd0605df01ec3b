// A real HTTP server on a free port with a schema made for the tests of the server, asked through sockets.
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
} from 'graphql';
import { readConfig } from '../../src/config.js';
import { systemClock } from '../../src/clock.js';
import { apiError } from '../../src/errors.js';
import { createServer, type RunningServer } from '../../src/server/create-server.js';
import { createLogger } from '../../src/server/request-log.js';
import type { OperationRequest, ServerParts } from '../../src/server/server-parts.js';
import { makeToken, testVerifier } from '../identity/issuer-of-tokens.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';

export const TOKEN = makeToken();

/** Stands for a customer's value: it must never be seen in a log or an error. */
export const SECRET = 'SECRET-4111111111111111';

type Field = GraphQLFieldConfig<unknown, OperationRequest>;

const Purpose = new GraphQLEnumType({ name: 'Purpose', values: { SELF_ACCESS: {}, EMERGENCY: {} } });

const Policy: GraphQLObjectType = new GraphQLObjectType({
  name: 'PrivacyPolicy',
  fields: () => ({
    version: { type: GraphQLString, resolve: () => '2015-03-30' },
    successor: { type: Policy, resolve: () => ({}) },
  }),
});

/** Resolves when the test lets it. */
export class Gatekeeper {
  readonly entered: Promise<void>;
  #enter: () => void = () => undefined;
  #open: () => void = () => undefined;
  readonly #opened: Promise<void>;

  constructor() {
    this.entered = new Promise((resolve) => (this.#enter = resolve));
    this.#opened = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }

  async pass(): Promise<boolean> {
    this.#enter();
    await this.#opened;
    return true;
  }
}

function testSchema(gatekeeper: Gatekeeper): GraphQLSchema {
  const purpose = { purpose: { type: new GraphQLNonNull(Purpose) } };
  const query: Record<string, Field> = {
    viewer: { type: GraphQLString, resolve: (_source, _args, { caller }) => caller.kind },
    privacyPolicy: { type: Policy, resolve: () => ({}) },
    account: {
      type: GraphQLString,
      args: { ...purpose, first: { type: GraphQLInt }, id: { type: GraphQLString } },
      resolve: () => 'account',
    },
    refused: {
      type: GraphQLString,
      resolve: () => {
        throw apiError('CPNI_RESTRICTED', { reason: 'OPTED_OUT' });
      },
    },
    audit: {
      type: new GraphQLNonNull(GraphQLString),
      resolve: () => {
        throw apiError('AUDIT_UNAVAILABLE');
      },
    },
    broken: {
      type: GraphQLString,
      resolve: () => {
        throw new Error(`duplicate key value (${SECRET})`);
      },
    },
    slow: { type: GraphQLBoolean, resolve: () => gatekeeper.pass() },
  };
  const mutation: Record<string, Field> = {
    signUp: { type: GraphQLBoolean, resolve: () => true },
    close: { type: GraphQLBoolean, resolve: () => true },
  };
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: query }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: mutation }),
  });
}

export interface TestServer extends RunningServer {
  readonly log: string[];
  readonly gatekeeper: Gatekeeper;
}

export async function startTestServer(
  parts: Partial<ServerParts<OperationRequest>> = {},
): Promise<TestServer> {
  const log: string[] = [];
  const gatekeeper = new Gatekeeper();
  const server = await createServer<OperationRequest>(
    {
      schema: testSchema(gatekeeper),
      plugins: [],
      contextFor: (request) => ({ ...request }),
      verifier: testVerifier(),
      clock: systemClock,
      limits: { ...readConfig({ MOST_DELAY_MS }).limits, store: null, key: Buffer.alloc(32) },
      logger: createLogger('debug', { write: (line) => log.push(line) }),
      readiness: [],
      corsOrigins: [],
      publicUrl: null,
      demo: null,
      webFolder: null,
      ...parts,
    },
    { host: '127.0.0.1', port: 0 },
  );
  return { ...server, log, gatekeeper };
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: { data?: unknown; errors?: { message: string; extensions: Record<string, unknown> }[] };
}

/** `token` null: no Authorization header. `body` a string is sent as it is. */
export async function ask(
  server: RunningServer,
  {
    body,
    token = TOKEN,
    headers = {},
    method = 'POST',
  }: { body?: unknown; token?: string | null; headers?: Record<string, string>; method?: string },
): Promise<Asked> {
  const response = await fetch(`${server.url}/graphql`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: JSON.parse(text) as Asked['body'],
  };
}
