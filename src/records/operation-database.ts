// The database as one operation uses it: its statements name the request, and none runs on once the operation's time is over.
// Then a running one is cancelled at the server, or where that does not work in time its connection is dropped, and a
// transaction is rolled back. Embedded there is no second session to cancel from: the statement ends by itself, unwaited for.
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager, QueryRunner } from 'typeorm';
import { traceStatement } from '../tracing.js';
import { insideOf, runStatement, tellLoss, type Database, type DataSourceDatabase } from './database.js';
import { nameRequest } from './request-comment.js';
import type { Session } from './send-statement.js';

export interface OperationScope {
  readonly requestId: string;
  /** Aborts when the time of the operation is over. */
  readonly signal: AbortSignal;
  /** Told the process id of the server's session once a statement has run for a second: a prepared one names no request. */
  readonly onSlow?: (processId: number) => void;
}

const SLOW_MS = 1_000;

export class OperationStopped extends Error {
  readonly code = 'OPERATION_STOPPED';
  constructor(options?: ErrorOptions) {
    super('the time of the operation is over', options);
    this.name = 'OperationStopped';
  }
}

export function forOperation(database: DataSourceDatabase, scope: OperationScope): Database {
  setMaxListeners(0, scope.signal); // one for each statement that runs at once
  const shared = new SharedLease(database, scope);
  return {
    query: (sql, parameters = []) => runOne(database, scope, shared, { sql, parameters }),
    transaction: (work) => runTogether(database, scope, work),
    close: () => Promise.reject(new Error('an operation does not close the database')),
  };
}

interface Asked {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

async function runOne<Row>(
  database: DataSourceDatabase,
  scope: OperationScope,
  shared: SharedLease,
  asked: Asked,
): Promise<Row[]> {
  database.refuseInsideTransaction();
  if (database.pipelines) return shared.send<Row>(asked);
  const lease = await Lease.take(database, scope);
  const running = lease.send<Row>(asked);
  const released = running.then(lease.release, lease.release);
  if (database.cancel === null) return unlessStopped(running, scope.signal);
  await released;
  return running;
}

/**
 * One connection for the statements of an operation that run at the same time: they are sent one behind the other, without
 * waiting for answers, and those of one turn in one piece.
 */
class SharedLease {
  readonly #database: DataSourceDatabase;
  readonly #scope: OperationScope;
  #held: { readonly lease: Promise<Lease>; users: number } | null = null;

  constructor(database: DataSourceDatabase, scope: OperationScope) {
    this.#database = database;
    this.#scope = scope;
  }

  async send<Row>(asked: Asked): Promise<Row[]> {
    const held = (this.#held ??= { lease: Lease.take(this.#database, this.#scope), users: 0 });
    held.users += 1;
    try {
      const lease = await held.lease;
      return await lease.send<Row>(asked);
    } catch (error) {
      if (this.#held === held) this.#held = null; // what comes next may do better on another
      throw error;
    } finally {
      held.users -= 1;
      if (held.users === 0) await this.#giveBack(held);
    }
  }

  async #giveBack(held: { readonly lease: Promise<Lease> }): Promise<void> {
    if (this.#held === held) this.#held = null;
    const lease = await held.lease.catch(() => null); // one that was never had
    await lease?.release();
  }
}

async function runTogether<T>(
  database: DataSourceDatabase,
  scope: OperationScope,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return database.insideTransaction(async (inside) => {
    const lease = await Lease.take(database, scope);
    try {
      return await lease.runner.manager.transaction((manager) =>
        inside(async () => {
          const done = await work(insideOf(manager, lease.runInside));
          refuseOver(scope.signal);
          return done;
        }),
      );
    } finally {
      await lease.release();
    }
  });
}

/** A connection held for the operation. */
class Lease {
  readonly runner: QueryRunner;
  readonly #session: Session;
  readonly #scope: OperationScope;
  readonly #database: DataSourceDatabase;
  #stops = Promise.resolve();
  #corked = false;

  private constructor(
    runner: QueryRunner,
    session: Session,
    scope: OperationScope,
    database: DataSourceDatabase,
  ) {
    this.runner = runner;
    this.#session = session;
    this.#scope = scope;
    this.#database = database;
  }

  static async take(database: DataSourceDatabase, scope: OperationScope): Promise<Lease> {
    const runner = database.dataSource.createQueryRunner();
    const connecting = tellLoss(runner.connect() as Promise<Session>);
    try {
      return new Lease(runner, await unlessStopped(connecting, scope.signal), scope, database);
    } catch (error) {
      const release = () => runner.release();
      void connecting.then(release, release); // one that comes too late is given back
      throw error;
    }
  }

  readonly release = (): Promise<void> => this.runner.release();

  /** A statement by itself. */
  send<Row>(asked: Asked): Promise<Row[]> {
    const { requestId } = this.#scope;
    return this.#untilStopped(asked.sql, () => {
      this.#cork();
      return this.#database.send<Row>(this.#session, { ...asked, requestId });
    });
  }

  /** What is sent in this turn leaves in one piece. */
  #cork(): void {
    const { stream } = this.#session.connection;
    if (this.#corked) return;
    this.#corked = true;
    stream.cork();
    process.nextTick(() => {
      this.#corked = false;
      stream.uncork();
    });
  }

  /** A statement of the transaction that the manager holds. */
  readonly runInside = <Row>(
    manager: EntityManager,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<Row[]> =>
    this.#untilStopped(sql, () =>
      tellLoss(runStatement<Row>(manager, nameRequest(sql, this.#scope.requestId), parameters)),
    );

  /** Settled no sooner than the connection may run something else. */
  async #untilStopped<Row>(sql: string, run: () => Promise<Row[]>): Promise<Row[]> {
    const { signal, onSlow } = this.#scope;
    const { cancel } = this.#database;
    refuseOver(signal);
    let ended = false;
    const running = traceStatement(sql, run).finally(() => {
      ended = true;
    });
    const slow =
      onSlow &&
      setTimeout(() => {
        onSlow(this.#session.processID);
      }, SLOW_MS);
    // INVARIANT: of statements sent one behind the other each is cancelled when those before it have ended, for only the one that
    // runs can be.
    let stopping: Promise<void> | undefined;
    const stop = () => {
      if (cancel === null) return;
      stopping = this.#stops.then(() => (ended ? undefined : endStatement(running, this.#session, cancel)));
      this.#stops = stopping;
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await running;
    } catch (error) {
      throw signal.aborted ? new OperationStopped({ cause: error }) : error;
    } finally {
      clearTimeout(slow);
      signal.removeEventListener('abort', stop);
      await stopping;
    }
  }
}

/** A cancelled statement has ended by then, or its connection does. */
const GRACE_MS = 2_000;

async function endStatement(
  running: Promise<unknown>,
  session: Session,
  cancel: NonNullable<DataSourceDatabase['cancel']>,
): Promise<void> {
  const ended = Promise.all([cancel(session), running.catch(() => undefined)]).then(
    () => true,
    () => false,
  );
  if (!(await Promise.race([ended, sleep(GRACE_MS, false, { ref: false })])))
    session.connection.stream.destroy();
}

function refuseOver(signal: AbortSignal): void {
  if (signal.aborted) throw new OperationStopped();
}

function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(new OperationStopped());
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
