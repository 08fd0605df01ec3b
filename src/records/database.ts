// The database as the rooms see it: statements, transactions, an end. Promises that a caller never holds a
// connection by hand, and that losing the database is an error of its own, which never carries a value.
import { AsyncLocalStorage } from 'node:async_hooks';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';

export interface Database {
  /** Runs one statement with $1-style parameters; answers the rows of SELECT and RETURNING. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Commits when `work` resolves. Inside, only the handed database may be used; nesting makes a savepoint. */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export class DatabaseUnavailable extends Error {
  readonly code = 'DATABASE_UNAVAILABLE';
  constructor(options?: ErrorOptions) {
    super('the database cannot be reached', options);
    this.name = 'DatabaseUnavailable';
  }
}

/** The connection states of SQLSTATE classes 08 and 57P, and the errors of the socket below them. */
const LOST_CONNECTION = /^(08...|57P0.|53300|ECONN.*|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const LOST_MESSAGE = /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after/;

/** Embedded: one connection, and no COPY. */
export type DatabaseKind = 'POSTGRESQL' | 'EMBEDDED';

export class DataSourceDatabase implements Database {
  readonly kind: DatabaseKind;
  readonly #dataSource: DataSource;
  readonly #onClose: (() => Promise<void>) | undefined;
  readonly #inTransaction = new AsyncLocalStorage<{ open: boolean }>();

  constructor(dataSource: DataSource, kind: DatabaseKind, onClose?: () => Promise<void>) {
    this.kind = kind;
    this.#dataSource = dataSource;
    this.#onClose = onClose;
  }

  /** For migrations and drift checks inside this room; other rooms do not know TypeORM. */
  get dataSource(): DataSource {
    return this.#dataSource;
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.#refuseInsideTransaction();
    return tellLoss(run<Row>(this.#dataSource.manager, sql, parameters));
  }

  async transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    this.#refuseInsideTransaction();
    const scope = { open: true };
    try {
      return await tellLoss(
        this.#dataSource.transaction((manager) =>
          this.#inTransaction.run(scope, () => work(insideOf(manager))),
        ),
      );
    } finally {
      scope.open = false;
    }
  }

  async close(): Promise<void> {
    if (this.#dataSource.isInitialized) await this.#dataSource.destroy();
    await this.#onClose?.();
  }

  // INVARIANT: with a pool of one, a second connection inside a transaction is waited for without end.
  #refuseInsideTransaction(): void {
    if (this.#inTransaction.getStore()?.open === true) {
      throw new Error('inside a transaction only the database handed to its work may be used');
    }
  }
}

function insideOf(manager: EntityManager): Database {
  return {
    query: (sql, parameters = []) => run(manager, sql, parameters),
    transaction: (work) => manager.transaction((inner) => work(insideOf(inner))),
    close: () => Promise.reject(new Error('a transaction is closed by the end of its work')),
  };
}

/** UPDATE and DELETE come back from TypeORM as [rows, count], everything else as rows. */
async function run<Row>(manager: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  const answer: unknown = await manager.query(sql, [...parameters]);
  if (!Array.isArray(answer)) return [];
  const [first, count] = answer as unknown[];
  return (Array.isArray(first) && typeof count === 'number' ? first : answer) as Row[];
}

async function tellLoss<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof QueryFailedError) removeValues(error as FailedStatement);
    throw isLoss(error) ? new DatabaseUnavailable({ cause: error }) : error;
  }
}

type FailedStatement = QueryFailedError<Error & { detail?: string; where?: string }>;

/** TypeORM's error carries the parameters, the driver's the row that offends: neither may reach a log. */
function removeValues(error: FailedStatement): void {
  Object.assign(error, { parameters: [] });
  for (const told of [error, error.driverError]) {
    for (const key of ['detail', 'where'] as const)
      if (key in told) Object.assign(told, { [key]: undefined });
  }
}

export function isLoss(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return LOST_CONNECTION.test(String(code)) || LOST_MESSAGE.test(String(message));
}
