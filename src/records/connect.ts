// Connects to a PostgreSQL server, by URL, or to the embedded one, through its private socket and with one
// connection. The API takes the role account_data_api where its login may, so that it cannot alter what it serves.
import 'reflect-metadata';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/migrations.js';
import { cancelStatement } from './cancel-statement.js';
import { DatabaseUnavailable, DataSourceDatabase, isLoss } from './database.js';
import { ENTITIES } from './entities/entities.js';
import { CONNECT_TIMEOUT_MS, sessionOptions, type DatabaseRole } from './session-options.js';
import { StatementNames } from './statement-names.js';
import { StatementObserver, type OnStatement } from './statement-observer.js';

export interface ConnectionSettings {
  applicationName: string;
  role?: DatabaseRole;
  poolSize?: number;
  statementTimeoutMs?: number;
  /** Unless false, statements that repeat are prepared. */
  preparedStatements?: boolean;
  /** Whether a connection takes a statement before it has answered the one before; then it takes no COPY. */
  pipelines?: boolean;
  onStatement?: OnStatement;
}

/** Embedded, everyone waits for the one connection, so the wait may be longer than a connection takes. */
const EMBEDDED_WAIT_MS = 30_000;

export async function connectPostgres(
  url: string,
  settings: ConnectionSettings,
): Promise<DataSourceDatabase> {
  const { pipelines = false, preparedStatements = true } = settings;
  const session = await sessionOptions(url, { role: settings.role ?? 'API', preparedStatements });
  const dataSource = await connect(
    {
      type: 'postgres',
      url,
      poolSize: settings.poolSize ?? 10,
      connectTimeoutMS: CONNECT_TIMEOUT_MS,
      extra: { statement_timeout: settings.statementTimeoutMs, pipeline: pipelines, ...session },
    },
    settings,
  );
  return new DataSourceDatabase(dataSource, 'POSTGRESQL', {
    cancel: cancelStatement,
    names: preparedStatements ? new StatementNames() : null,
    pipelines,
    close: () => Promise.resolve(),
  });
}

/** `directory` holds the socket `.s.PGSQL.5432`; all who connect there share one session, and so the names of statements. */
export async function connectEmbedded(
  directory: string,
  settings: ConnectionSettings,
  onClose: () => Promise<void> = () => Promise.resolve(),
): Promise<DataSourceDatabase> {
  const dataSource = await connect(
    {
      type: 'postgres',
      host: directory,
      port: 5432,
      username: 'postgres',
      database: 'postgres',
      poolSize: 1,
      connectTimeoutMS: EMBEDDED_WAIT_MS,
      extra: { idleTimeoutMillis: 0 },
    },
    settings,
  );
  return new DataSourceDatabase(dataSource, 'EMBEDDED', {
    cancel: null,
    names: null,
    pipelines: false,
    close: onClose,
  });
}

async function connect(
  options: DataSourceOptions & { type: 'postgres' },
  settings: ConnectionSettings,
): Promise<DataSource> {
  const dataSource = new DataSource({
    ...options,
    applicationName: settings.applicationName,
    installExtensions: false,
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'schema_migrations',
    logger: new StatementObserver(settings.onStatement),
  });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw isLoss(error) ? new DatabaseUnavailable({ cause: error }) : error;
  }
  return dataSource;
}
