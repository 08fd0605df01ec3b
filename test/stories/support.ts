// The stage of a story: the whole service as the program starts it, on a PostgreSQL of its own with the demo data and on a clock
// that the story moves; asked over HTTP with tokens that are really verified.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import type { GraphQLFormattedError } from 'graphql';
import { startApp, type App } from '../../src/app.js';
import type { AuditEntry } from '../../src/audit/entry.js';
import { readConfig, type Config } from '../../src/config.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import { demoAddressOf } from '../../src/identity/demo-address.js';
import { DEMO_CALLERS, type DemoCaller, type DemoCallerName } from '../../src/identity/demo-callers.js';
import { openSigningKeys } from '../../src/identity/signing-keys.js';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { createLogger } from '../../src/server/request-log.js';
import { createTestDatabase, demoNow, type TestDatabase } from '../support/databases.js';
import { MOST_DELAY_MS } from '../support/run-settings.js';
// The rooms that the program loads while the database opens: compiled beforehand, or the connection would time out meanwhile.
import '../../src/graph/build-schema.js';
import '../../src/open-audit-log.js';
import '../../src/server/create-server.js';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A person as the token is to say it; what is left out is as the token of the owner has it. */
export type Person = Partial<Pick<DemoCaller, 'clientId' | 'roles' | 'amr' | 'scopes' | 'purposes'>> &
  Pick<DemoCaller, 'subject'>;

/** Null asks without a token. */
export type Teller = DemoCallerName | Person | { readonly token: string } | null;

export interface Answered {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLFormattedError[];
  readonly headers: Headers;
  readonly text: string;
}

export interface QueuedMail {
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

export interface Story {
  /** With the rights of the API. */
  readonly database: DataSourceDatabase;
  readonly url: string;
  /** With which a command finds the same database and folder. */
  readonly settings: Readonly<Record<string, string>>;
  /** Every line that was logged so far. */
  readonly log: readonly string[];
  /** Milliseconds since the epoch, as the server sees it; it begins with the demo data. */
  now(): number;
  /** Lets milliseconds pass. */
  pass(milliseconds: number): void;
  /** Signed now by the embedded issuer. */
  token(teller: DemoCallerName | Person): Promise<string>;
  /** `node` is one of several that serve the same database, the first by default. */
  ask(teller: Teller, query: string, variables?: Record<string, unknown>, node?: number): Promise<Answered>;
  /** A mutation of one input, answered by its payload; whatever was refused instead is an error of the test. */
  change(
    teller: Teller,
    name: string,
    input: Record<string, unknown>,
    selection?: string,
  ): Promise<Record<string, unknown>>;
  /** The global id of an account by its number. */
  account(number: string): Promise<string>;
  /** The newest entries of the audit log, oldest first. */
  lastEntries(count: number): Promise<AuditEntry[]>;
  /** What was queued for an account, by its number, oldest first. */
  mails(number: string): Promise<QueuedMail[]>;
}

interface Stage {
  readonly apps: readonly App[];
  readonly config: Config;
  readonly settings: Readonly<Record<string, string>>;
  readonly made: TestDatabase;
  readonly database: DataSourceDatabase;
  readonly folder: string;
  readonly log: string[];
}

/** Registers the start and the end; to be used inside tests and hooks. `environment` is set beside what every story sets. */
export function useStory(
  environment: Readonly<Record<string, string>> = {},
  { nodes = 1 }: { readonly nodes?: number } = {},
): Story {
  let now = 0;
  let held: Stage | undefined;
  beforeAll(async () => {
    now = demoNow();
    held = await startStage(() => now, environment, nodes);
  });
  afterAll(async () => {
    if (held === undefined) return;
    for (const app of held.apps) await app.close();
    await held.database.close();
    await held.made.drop();
    await rm(held.folder, { recursive: true });
  });
  const stage = (): Stage => {
    if (held === undefined) throw new Error('the story is there inside tests and hooks only');
    return held;
  };
  const accountId = async (number: string): Promise<string> => {
    const [row] = await stage().database.query<{ id: string }>(
      'SELECT account_id AS id FROM account_numbers WHERE number = $1',
      [number],
    );
    if (row === undefined) throw new Error('there is no such account');
    return row.id;
  };

  const story: Story = {
    get database() {
      return stage().database;
    },
    get url() {
      return urlOf(stage(), 0);
    },
    get settings() {
      return stage().settings;
    },
    get log() {
      return stage().log;
    },
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    token: (teller) => signToken(stage(), now, teller),
    async ask(teller, query, variables = {}, node = 0) {
      const token = teller === null ? null : await tokenOf(stage(), now, teller);
      const response = await fetch(`${urlOf(stage(), node)}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { status, headers } = response;
      const text = await response.text();
      const { data = null, errors = [] } = JSON.parse(text) as Partial<Answered>;
      return { status, data, errors, headers, text };
    },
    async change(teller, name, input, selection = '') {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const { data, errors } = await story.ask(
        teller,
        `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code field message } } }`,
        { input },
      );
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data?.[name] as Record<string, unknown>;
    },
    account: async (number) => toGlobalId('Account', await accountId(number)),
    async lastEntries(count) {
      const rows = await stage().database.query<{ entry: AuditEntry }>(
        'SELECT entry FROM audit_entries ORDER BY at DESC, entry_id DESC LIMIT $1',
        [count],
      );
      return rows.map(({ entry }) => entry).reverse();
    },
    mails: async (number) =>
      stage().database.query<QueuedMail>(
        'SELECT kind, recipient, subject, body FROM outbox_messages WHERE account_id = $1 ORDER BY message_id',
        [await accountId(number)],
      ),
  };
  return story;
}

function urlOf({ apps }: Stage, node: number): string {
  const url = apps[node]?.url;
  if (url === undefined) throw new Error('the story has no such node');
  return url;
}

async function startStage(
  now: () => number,
  environment: Readonly<Record<string, string>>,
  nodes: number,
): Promise<Stage> {
  const made = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'story-'));
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    DATABASE_URL: made.url,
    DEMO: 'on',
    MOST_DELAY_MS,
    ...environment,
  };
  const config = readConfig(settings);
  const log: string[] = [];
  const logger = createLogger('debug', { write: (line) => log.push(line) });
  const apps: App[] = [];
  for (let node = 0; node < nodes; node += 1) apps.push(await startApp(config, logger, { now }));
  const database = await connectPostgres(made.url, { applicationName: 'tests', role: 'API' });
  return { apps, config, settings, made, database, folder, log };
}

function tokenOf(stage: Stage, now: number, teller: Exclude<Teller, null>): Promise<string> {
  return typeof teller === 'object' && 'token' in teller
    ? Promise.resolve(teller.token)
    : signToken(stage, now, teller);
}

let tokens = 0;

/** As the embedded issuer signs it. */
async function signToken({ config }: Stage, now: number, teller: DemoCallerName | Person): Promise<string> {
  const said = typeof teller === 'string' ? DEMO_CALLERS[teller] : teller;
  const { clientId, subject, scopes, purposes, roles, amr }: DemoCaller = { ...DEMO_CALLERS.owner, ...said };
  const { iss, audience } = demoAddressOf(config.port, config.audience, config.publicUrl);
  const [key] = await openSigningKeys(config.dataFolder, { now: () => now }).read();
  const seconds = Math.floor(now / 1000);
  return new SignJWT({
    client_id: clientId,
    scope: scopes.join(' '),
    authorization_details: [{ type: 'cpni', actions: ['read'], purposes }],
    ...(roles.length > 0 ? { roles } : {}),
    ...(amr.length > 0 ? { amr, auth_time: seconds } : {}),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid })
    .setIssuer(iss)
    .setAudience(audience)
    .setSubject(subject)
    .setJti(`story-${++tokens}`)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 3600)
    .sign(await importJWK(key.jwk, 'EdDSA'));
}
