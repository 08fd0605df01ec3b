// The database as the rooms see it: statements, transactions, an end. Promises that a caller never holds a
// connection by hand, and that losing the database is an error of its own, which never carries a value.
import { AsyncLocalStorage } from 'node:async_hooks';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import type { CancellableSession } from './cancel-statement.js';
import { sendStatement, type Session, type Statement } from './send-statement.js';
import type { StatementNames } from './statement-names.js';

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
const LOST_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|^timeout expired$|Cannot use a pool after/;

/** Embedded: one connection, and no COPY. */
export type DatabaseKind = 'POSTGRESQL' | 'EMBEDDED';

/** Tells the server to end what a session runs; null where all share one session. */
export type CancelStatement = ((session: CancellableSession) => Promise<void>) | null;

interface Attached {
  readonly cancel: CancelStatement;
  /** Null where no statement may be prepared. */
  readonly names: StatementNames | null;
  /** Whether a connection takes a statement before it has answered the one before. */
  readonly pipelines: boolean;
  /** After the connections are closed. */
  readonly close: () => Promise<void>;
}

export class DataSourceDatabase implements Database {
  readonly kind: DatabaseKind;
  readonly #dataSource: DataSource;
  readonly #attached: Attached;
  readonly #inTransaction = new AsyncLocalStorage<{ open: boolean }>();

  constructor(dataSource: DataSource, kind: DatabaseKind, attached: Attached) {
    this.kind = kind;
    this.#dataSource = dataSource;
    this.#attached = attached;
  }

  /** For migrations and drift checks inside this room; other rooms do not know TypeORM. */
  get dataSource(): DataSource {
    return this.#dataSource;
  }

  get cancel(): CancelStatement {
    return this.#attached.cancel;
  }

  get pipelines(): boolean {
    return this.#attached.pipelines;
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.refuseInsideTransaction();
    const runner = this.#dataSource.createQueryRunner();
    try {
      const session = await tellLoss(runner.connect() as Promise<Session>);
      return await this.send<Row>(session, { sql, parameters, requestId: '' });
    } finally {
      await runner.release();
    }
  }

  /** One statement by itself, on a connection of this database that serves nobody else meanwhile. */
  send<Row>(session: Session, statement: Statement): Promise<Row[]> {
    this.#dataSource.logger.logQuery(statement.sql);
    return tellLoss(sendStatement<Row>(session, this.#attached.names, statement));
  }

  transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return this.transactionOnConnection(work);
  }

  /** With the driver's own connection too, inside this room only: no statement can COPY from here. */
  async transactionOnConnection<T>(
    work: (database: Database, connection: unknown) => Promise<T>,
  ): Promise<T> {
    return this.insideTransaction((inside) =>
      tellLoss(
        this.#dataSource.transaction(async (manager) => {
          const connection: unknown = await manager.queryRunner?.connect();
          return inside(() => work(insideOf(manager, runStatement), connection));
        }),
      ),
    );
  }

  async close(): Promise<void> {
    if (this.#dataSource.isInitialized) await this.#dataSource.destroy();
    await this.#attached.close();
  }

  /** Until `transact` ends, what runs by the function that it is handed may not use this database. */
  async insideTransaction<T>(
    transact: (inside: <R>(work: () => Promise<R>) => Promise<R>) => Promise<T>,
  ): Promise<T> {
    this.refuseInsideTransaction();
    const scope = { open: true };
    try {
      return await transact((work) => this.#inTransaction.run(scope, work));
    } finally {
      scope.open = false;
    }
  }

  // INVARIANT: with a pool of one, a second connection inside a transaction is waited for without end.
  refuseInsideTransaction(): void {
    if (this.#inTransaction.getStore()?.open === true) {
      throw new Error('inside a transaction only the database handed to its work may be used');
    }
  }
}

type RunStatement = typeof runStatement;

/** The database inside a transaction. */
export function insideOf(manager: EntityManager, run: RunStatement): Database {
  const inside: Database = {
    query: (sql, parameters = []) => run(manager, sql, parameters),
    transaction: (work) => manager.transaction((inner) => work(insideOf(inner, run))),
    close: () => Promise.reject(new Error('a transaction is closed by the end of its work')),
  };
  HANDED.add(inside);
  return inside;
}

const HANDED = new WeakSet<Database>();

/** Whether a transaction handed it to its work: what is written by it is committed with all the rest, or not at all. */
export function isInsideTransaction(database: Database): boolean {
  return HANDED.has(database);
}

/** UPDATE and DELETE come back from TypeORM as [rows, count], everything else as rows. */
export async function runStatement<Row>(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const answer: unknown = await manager.query(sql, [...parameters]);
  if (!Array.isArray(answer)) return [];
  const [first, count] = answer as unknown[];
  return (Array.isArray(first) && typeof count === 'number' ? first : answer) as Row[];
}

export async function tellLoss<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    removeValues(error);
    throw isLoss(error) ? new DatabaseUnavailable({ cause: error }) : error;
  }
}

/** TypeORM's error carries the parameters, the driver's the row that offends: neither may reach a log. */
function removeValues(error: unknown): void {
  if (error instanceof QueryFailedError) {
    Object.assign(error, { parameters: [] });
    removeRow(error.driverError);
  }
  removeRow(error);
}

function removeRow(error: unknown): void {
  if (typeof error !== 'object' || error === null) return;
  for (const key of ['detail', 'where'] as const)
    if (key in error) Object.assign(error, { [key]: undefined });
}

export function isLoss(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return LOST_CONNECTION.test(String(code)) || LOST_MESSAGE.test(String(message));
}
