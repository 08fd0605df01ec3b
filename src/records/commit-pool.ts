// A few connections of their own for statements whose commit must be known, such as the audit's: the reads of the API
// cannot keep them waiting. A connection that fails, or does not answer in time, is dropped and serves nobody again.
import { Pool, type PoolClient } from 'pg';
import { sendStatement, type Session } from './send-statement.js';
import { CONNECT_TIMEOUT_MS, sessionOptions } from './session-options.js';
import { StatementNames } from './statement-names.js';

/** One commits; another is there at once when that one hangs. */
const CONNECTIONS = 2;

export interface CommitPoolSettings {
  readonly applicationName: string;
  /** Whether statements that repeat are prepared. */
  readonly preparedStatements: boolean;
}

export class CommitPool {
  readonly #pool: Pool;
  readonly #names: StatementNames | null;

  private constructor(pool: Pool, names: StatementNames | null) {
    this.#pool = pool;
    this.#names = names;
    pool.on('error', () => undefined); // an idle connection that is lost is replaced when one is needed
    pool.on('connect', (client) => {
      client.on('error', () => undefined); // one that is lost at work rejects its statement, and must not end the process
    });
  }

  static async open(url: string, settings: CommitPoolSettings): Promise<CommitPool> {
    return new CommitPool(
      new Pool({
        connectionString: url,
        application_name: settings.applicationName,
        max: CONNECTIONS,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        idleTimeoutMillis: 0,
        keepAlive: true,
        ...(await sessionOptions(url, { role: 'API', preparedStatements: settings.preparedStatements })),
      }),
      settings.preparedStatements ? new StatementNames() : null,
    );
  }

  /** Fulfilled when the statement is committed. When it is rejected, or the signal aborts, that is not known. */
  async query(sql: string, parameters: unknown[], signal: AbortSignal): Promise<unknown> {
    const client = await this.#pool.connect();
    if (signal.aborted) {
      client.release();
      throw new Error('the time was over before the statement was sent');
    }
    return run(client, () => this.#send(client, sql, parameters), signal);
  }

  #send(client: PoolClient, sql: string, parameters: unknown[]): Promise<unknown> {
    return sendStatement(client as PoolClient & Session, this.#names, { sql, parameters, requestId: '' });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

async function run(client: PoolClient, send: () => Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  let released = false;
  const release = (drop: boolean) => {
    if (!released) client.release(drop);
    released = true;
  };
  const drop = () => {
    release(true);
  };
  signal.addEventListener('abort', drop, { once: true });
  try {
    const answer = await send();
    release(false);
    return answer;
  } catch (error) {
    release(true);
    throw error;
  } finally {
    signal.removeEventListener('abort', drop);
  }
}
