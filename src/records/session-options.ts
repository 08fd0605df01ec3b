// How a session of PostgreSQL begins: as account_data_api where the login may take that role, and with plans that are kept where
// statements are prepared. All of them find rows by keys, so a plan for any value is the plan for every value.
import { Client } from 'pg';
import { DatabaseUnavailable, isLoss } from './database.js';
import { PostgresSocket } from './postgres-socket.js';

const API_ROLE = 'account_data_api';

export const CONNECT_TIMEOUT_MS = 5_000;

/** API: as account_data_api where the login may take it. LOGIN: as the login, for migrations and seeding. */
export type DatabaseRole = 'API' | 'LOGIN';

export interface SessionSettings {
  readonly role: DatabaseRole;
  readonly preparedStatements: boolean;
}

/** As the driver takes it. */
export interface SessionOptions {
  readonly stream: () => PostgresSocket;
  readonly options?: string;
}

export async function sessionOptions(url: string, settings: SessionSettings): Promise<SessionOptions> {
  const stream = () => new PostgresSocket();
  if (settings.role === 'LOGIN') return { stream };
  const words = [
    ...((await mayTakeApiRole(url)) ? [`-c role=${API_ROLE}`] : []),
    ...(settings.preparedStatements ? ['-c plan_cache_mode=force_generic_plan'] : []),
  ];
  return words.length === 0 ? { stream } : { stream, options: words.join(' ') };
}

async function mayTakeApiRole(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      `SELECT current_user <> rolname AND pg_has_role(current_user, oid, 'MEMBER') AS may
       FROM pg_roles WHERE rolname = $1`,
      [API_ROLE],
    );
    return rows[0]?.may ?? false;
  } catch (error) {
    throw isLoss(error) ? new DatabaseUnavailable({ cause: error }) : error;
  } finally {
    await client.end();
  }
}
