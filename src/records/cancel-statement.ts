// Ends the statement that another connection runs, from a connection of its own: the busy pool cannot keep it waiting.
// It asks as the login and not as account_data_api, for PostgreSQL lets only the login of a session cancel it.
import { Pool } from 'pg';

const CONNECTIONS = 2;
const TIMEOUT_MS = 1_000;

export class StatementCanceller {
  readonly #pool: Pool;

  /** Connects when it is first needed. */
  constructor(url: string) {
    this.#pool = new Pool({
      connectionString: url,
      application_name: 'account-data-cancel',
      max: CONNECTIONS,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      allowExitOnIdle: true,
    });
    this.#pool.on('error', () => undefined); // an idle connection that is lost is replaced when one is needed
  }

  /** Fulfilled once the server has been told. INVARIANT: the session runs nothing else until then, or that would end instead. */
  async cancel(processId: number): Promise<void> {
    await this.#pool.query('SELECT pg_cancel_backend($1)', [processId]);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
