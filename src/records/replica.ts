// Reads that no decision rests on, from a replica that PostgreSQL itself keeps by streaming: as long as it answers and has replayed
// what the primary had written a moment ago. Otherwise from the primary, without an error: a replica changes no answer but its age.
import { connectPostgres, type ConnectionSettings } from './connect.js';
import type { Database, DataSourceDatabase } from './database.js';
import { forOperation, type OperationScope } from './operation-database.js';

export interface ReplicaSettings {
  readonly url: string;
  /** How far it may be behind the primary, in milliseconds. */
  readonly mostLagMs: number;
  readonly connection: ConnectionSettings;
  readonly onFault: (what: string, error: unknown) => void;
}

export interface ReplicaFigures {
  /** By how much it is behind, at most; null while that is not known. */
  readonly lagMs: number | null;
  readonly following: boolean;
}

const LOOKS_EVERY_MS = 1_000;
/** One that hangs is left for the primary while the operation still has time. */
const ANSWERS_WITHIN_MS = 2_000;
/** Of an hour: what is further behind is not followed, however far. */
const MOST_MARKS = 3_600;

/** Positions in the log as bytes since its begin; two servers are compared by the identifier of their cluster. */
const WRITTEN = `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS written, system_identifier::text AS cluster
  FROM pg_control_system()`;
const REPLAYED = `SELECT pg_is_in_recovery() AS follows, system_identifier::text AS cluster,
  pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::float8 AS replayed FROM pg_control_system()`;

interface Mark {
  readonly at: number;
  readonly written: number;
}

export class Replica {
  readonly #primary: DataSourceDatabase;
  readonly #settings: ReplicaSettings;
  readonly #timer: NodeJS.Timeout;
  #database: DataSourceDatabase | null = null;
  #looking: Promise<void>;
  #marks: Mark[] = [];
  #figures: ReplicaFigures = { lagMs: null, following: false };
  #told = false;

  private constructor(primary: DataSourceDatabase, settings: ReplicaSettings) {
    this.#primary = primary;
    this.#settings = settings;
    this.#looking = this.#look();
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, LOOKS_EVERY_MS);
    this.#timer.unref();
  }

  /** Resolves when it was looked at once: one that is away is looked for again every second. */
  static async open(primary: DataSourceDatabase, settings: ReplicaSettings): Promise<Replica> {
    const replica = new Replica(primary, settings);
    await replica.#looking;
    return replica;
  }

  get figures(): ReplicaFigures {
    return this.#figures;
  }

  /** Null while it is read from. */
  get warning(): string | null {
    return this.#figures.following
      ? null
      : 'the replica is away or too far behind: the database is read instead';
  }

  /** The database of one operation as its reads see it; what is not a single read goes to the primary. */
  readsFor(scope: OperationScope, primary: Database): Database {
    return { ...primary, query: (sql, parameters) => this.#read(scope, primary, sql, parameters) };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#database?.close();
  }

  async #read<Row>(
    scope: OperationScope,
    primary: Database,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    if (this.#database === null || !this.#figures.following) return primary.query<Row>(sql, parameters);
    const signal = AbortSignal.any([scope.signal, AbortSignal.timeout(ANSWERS_WITHIN_MS)]);
    try {
      return await forOperation(this.#database, { ...scope, signal }).query<Row>(sql, parameters);
    } catch (error) {
      if (scope.signal.aborted) throw error;
      this.#leave(error);
      return primary.query<Row>(sql, parameters);
    }
  }

  async #look(): Promise<void> {
    try {
      this.#database ??= await connectPostgres(this.#settings.url, this.#settings.connection);
      const scope = { requestId: '', signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) };
      const database = forOperation(this.#database, scope);
      const [primary] = await this.#primary.query<Mark & { cluster: string }>(WRITTEN);
      const at = performance.now();
      const [replica] = await database.query<{ follows: boolean; cluster: string; replayed: number | null }>(
        REPLAYED,
      );
      if (primary === undefined || replica?.follows !== true || replica.cluster !== primary.cluster)
        throw new Error('DATABASE_REPLICA_URL names no replica of the database');
      this.#marks.push({ at, written: primary.written });
      this.#compare(at, replica.replayed ?? 0);
    } catch (error) {
      this.#leave(error);
    }
  }

  /** What it has not replayed of the newest mark, it lacks since then at the earliest. */
  #compare(at: number, replayed: number): void {
    const reached = this.#marks.findLastIndex(({ written }) => written <= replayed);
    if (reached > 0) this.#marks.splice(0, reached);
    this.#marks.splice(1, Math.max(0, this.#marks.length - MOST_MARKS));
    const since = reached < 0 ? undefined : this.#marks[0];
    const lagMs = since === undefined ? null : at - since.at;
    const following = lagMs !== null && lagMs <= this.#settings.mostLagMs;
    this.#figures = { lagMs, following };
    if (following) this.#told = false;
    else if (lagMs !== null) this.#tell(new Error('the replica is too far behind'));
  }

  #leave(error: unknown): void {
    this.#figures = { lagMs: null, following: false };
    this.#tell(error);
  }

  /** Once, until it follows again. */
  #tell(error: unknown): void {
    if (this.#told) return;
    this.#told = true;
    this.#settings.onFault('the replica is not read from', error);
  }
}
