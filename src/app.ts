// The composition root: the one place that knows every room. It opens the database, migrates and fills it where it may, and serves.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { createAuthorizationServer } from './authorization-server/authorization-server.js';
import { AUTHORIZATION_SERVER_PATH } from './authorization-server/settings.js';
import { systemClock, type Clock } from './clock.js';
import type { AuditLog } from './open-audit-log.js';
import { overdueWarning, readOverdue } from './lifecycle/overdue.js';
import { openMail, type Mail } from './open-mail.js';
import type { Config } from './config.js';
import { createDemoIssuer, type DemoIssuer } from './identity/demo-issuer.js';
import { demoAddressOf, keepDemoAddress } from './identity/demo-address.js';
import { remoteKeys, type TrustedIssuer } from './identity/issuer-keys.js';
import { openSigningKeys } from './identity/signing-keys.js';
import { createNonceSource } from './identity/proof-nonces.js';
import { createTokenVerifier, type TokenVerifier } from './identity/verify-token.js';
import { connectionSettings, openPreparedDatabase } from './prepare-database.js';
import { startPurges } from './purge-expired.js';
import { readinessChecks } from './readiness-checks.js';
import type { Database, DataSourceDatabase } from './records/database.js';
import { forOperation } from './records/operation-database.js';
import { Replica } from './records/replica.js';
import { SharedMemory } from './records/shared-memory.js';
import { findClient } from './records/stores/client-store.js';
import { findDocument } from './records/stores/document-store.js';
import { findPostedPolicy } from './records/stores/policy-version-store.js';
import { describeFault } from './server/describe-fault.js';
import type { AuthorizationServerPart } from './server/authorization-server-route.js';
import type { RunningServer } from './server/create-server.js';
import type { LimitStore } from './server/server-limits.js';

export interface App {
  readonly url: string;
  /** Null without the demo. */
  readonly demo: DemoIssuer | null;
  close(): Promise<void>;
}

const CURSOR_KEY_BYTES = 32;

export async function startApp(config: Config, logger: Logger, clock: Clock = systemClock): Promise<App> {
  const opening = openPreparedDatabase(config, clock.now());
  opening.catch(() => undefined); // awaited below; until then its failure must not end the process
  const rooms = await loadRooms(); // loading them takes as long as opening the database: both at once
  const database = await opening;
  try {
    return await serve({ config, logger, clock }, database, rooms);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The rooms that are slow to load. */
async function loadRooms() {
  const [schema, plugins, context, cursors, { openAuditLog }, server, metrics] = await Promise.all([
    import('./graph/build-schema.js'),
    import('./graph/plugins.js'),
    import('./graph/context.js'),
    import('./graph/cursor.js'),
    import('./open-audit-log.js'),
    import('./server/create-server.js'),
    import('./server/metrics.js'),
  ]);
  return { ...schema, ...plugins, ...context, ...cursors, openAuditLog, ...server, ...metrics };
}

type Rooms = Awaited<ReturnType<typeof loadRooms>>;

interface Given {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
}

async function serve(
  { config, logger, clock }: Given,
  database: DataSourceDatabase,
  rooms: Rooms,
): Promise<App> {
  const demo = config.demo ? await openDemoIssuer(config, clock) : null;
  const issuers = trustedIssuers(config, demo);
  const onFault = (what: string, error: unknown) => {
    logger.error({ fault: describeFault(error) }, what);
  };
  const key = config.cursorKey ?? randomBytes(CURSOR_KEY_BYTES);
  const memory = config.redisUrl === null ? null : await SharedMemory.open(config.redisUrl, onFault);
  const replica = await openReplica(config, database, onFault);
  const auditLog = await rooms.openAuditLog(config, database, onFault);
  const stopPurges = startPurges(database, clock, onFault);
  const mail = openMail(config, database, clock, onFault);
  const overdue = () => readOverdue(database, clock.now());
  const metrics = new rooms.Metrics({
    audit: () => auditLog.statistics(),
    mail: mail.figures,
    overdue,
    ...(replica === null ? {} : { replicaLag: () => replica.figures.lagMs }),
  });
  const services = {
    database,
    audit: auditLog.writer,
    onRecorded: metrics.recorded.bind(metrics),
    onChanged: mail.noticed,
    cursors: new rooms.CursorCodec(key.toString('base64url')),
    onFault,
  };
  const server = await rooms.createServer(
    {
      schema: rooms.buildSchema(),
      plugins: rooms.createGraphPlugins(),
      contextFor: (request) => {
        const scope = { ...request, onSlow: tellSlow(logger, request.requestId) };
        const own = { ...services, database: forOperation(database, scope) };
        if (replica === null) return rooms.createOperationContext(own, request);
        const cpniDatabase = replica.readsFor(scope, own.database);
        return rooms.createOperationContext({ ...own, cpniDatabase }, request);
      },
      verifier: createVerifier(config, database, { issuers, clock }),
      findDocument: ({ sha256, requestId, ...client }) =>
        findDocument(withinTime(config, database, requestId), client, sha256),
      clock,
      limits: { ...config.limits, store: limitStore(database, memory), key },
      logger,
      readiness: readinessChecks(database, issuers),
      warnings: [
        { name: 'mail', find: mail.warning },
        { name: 'overdue', find: async () => overdueWarning(await overdue()) },
        { name: 'replica', find: () => Promise.resolve(replica?.warning ?? null) },
      ],
      metrics,
      ...(demo === null
        ? {}
        : { authorizationServer: authorizationServer(config, database, { demo, clock, onFault }) }),
      privacy: { find: (version, at) => findPostedPolicy(database, version, at) },
      corsOrigins: config.corsOrigins,
      publicUrl: config.publicUrl,
      demo,
      webFolder: join(packageFolder(), 'dist', 'web'),
    },
    { host: config.host, port: config.port },
  );
  return {
    url: server.url,
    demo,
    close: async () => {
      await stopPurges();
      await closeAll(server, { mail, auditLog, replica, database }, config.shutdownSeconds * 1000);
      await memory?.close();
    },
  };
}

function tellSlow(logger: Logger, requestId: string): (processId: number) => void {
  return (processId) => {
    logger.warn({ requestId, processId }, 'a statement has run for a second');
  };
}

async function openReplica(
  config: Config,
  database: DataSourceDatabase,
  onFault: (what: string, error: unknown) => void,
): Promise<Replica | null> {
  if (config.replica === null) return null;
  return Replica.open(database, { ...config.replica, connection: connectionSettings(config), onFault });
}

async function openDemoIssuer(config: Config, clock: Clock): Promise<DemoIssuer> {
  const address = demoAddressOf(config.port, config.audience, config.publicUrl);
  await keepDemoAddress(config.dataFolder, address);
  return createDemoIssuer({ ...address, dataFolder: config.dataFolder, clock });
}

interface AuthorizationServerNeeds {
  readonly demo: DemoIssuer;
  readonly clock: Clock;
  readonly onFault: (what: string, error: unknown) => void;
}

function authorizationServer(
  { audience, corsOrigins, dataFolder }: Config,
  database: DataSourceDatabase,
  { demo, clock, onFault }: AuthorizationServerNeeds,
): AuthorizationServerPart {
  const { iss } = demo.trusted;
  const keys = openSigningKeys(dataFolder, clock);
  return {
    path: AUTHORIZATION_SERVER_PATH,
    handle: createAuthorizationServer({ iss, audience, keys, database, clock, corsOrigins, onFault }),
  };
}

function trustedIssuers({ issuer }: Config, demo: DemoIssuer | null): TrustedIssuer[] {
  return [
    ...(demo === null ? [] : [demo.trusted]),
    ...(issuer === null ? [] : [{ name: issuer.iss, iss: issuer.iss, keys: remoteKeys(issuer.jwksUrl) }]),
  ];
}

function createVerifier(
  config: Config,
  database: DataSourceDatabase,
  { issuers, clock }: { readonly issuers: readonly TrustedIssuer[]; readonly clock: Clock },
): TokenVerifier {
  return createTokenVerifier({
    issuers,
    audience: config.audience,
    clients: { find: (question) => findClient(withinTime(config, database), question) },
    clock,
    toleranceSeconds: config.clockToleranceSeconds,
    bindsCompanies: !config.demo,
    nonces: config.dpopNonce
      ? createNonceSource(config.cursorKey ?? randomBytes(CURSOR_KEY_BYTES), clock)
      : null,
  });
}

/** Who asks is looked up before there is an operation, and no longer than one may take. */
function withinTime(
  { limits: { operationMs } }: Config,
  database: DataSourceDatabase,
  requestId = '',
): Database {
  return forOperation(database, {
    requestId,
    signal: AbortSignal.timeout(operationMs),
  });
}

/** The embedded database has one node only. */
function limitStore(database: DataSourceDatabase, memory: SharedMemory | null): LimitStore {
  if (memory !== null) return { kind: 'REDIS', memory };
  return database.kind === 'POSTGRESQL' ? { kind: 'POSTGRESQL', database } : null;
}

interface Held {
  readonly mail: Mail;
  readonly auditLog: AuditLog;
  readonly replica: Replica | null;
  readonly database: DataSourceDatabase;
}

/** In this order: the last answers leave, the mail on its way too, what is owed to the audit is written, the databases close. */
async function closeAll(
  server: RunningServer,
  { mail, auditLog, replica, database }: Held,
  deadlineMs: number,
): Promise<void> {
  const until = systemClock.now() + deadlineMs;
  await server.close(deadlineMs);
  await mail.close(Math.max(until - systemClock.now(), 0));
  await auditLog.close();
  await replica?.close();
  await database.close();
}

/** Whether run from the sources or from what is built of them. */
function packageFolder(): string {
  const parent = dirname(__dirname);
  return existsSync(join(parent, 'package.json')) ? parent : dirname(parent);
}
