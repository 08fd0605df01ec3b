// What must answer before traffic is sent here: the database, its tables as this program expects them, the keys, the audit.
import type { TrustedIssuer } from './identity/issuer-keys.js';
import type { DataSourceDatabase } from './records/database.js';
import { pendingMigrations } from './records/migrate.js';
import type { ReadinessCheck } from './server/server-parts.js';

const AUDIT_WRITABLE = `SELECT has_table_privilege(current_user, 'audit_entries', 'INSERT')
  AND current_setting('transaction_read_only') = 'off' AS writable`;

export function readinessChecks(
  database: DataSourceDatabase,
  issuers: readonly TrustedIssuer[],
): ReadinessCheck[] {
  return [
    {
      name: 'database',
      check: async () => {
        await database.query('SELECT 1');
      },
    },
    {
      name: 'migrations',
      check: async () => {
        const pending = await pendingMigrations(database);
        if (pending.length > 0) throw new Error('migrations are pending');
      },
    },
    {
      name: 'keys',
      check: async () => {
        await Promise.all(issuers.map(({ keys }) => keys.ready()));
      },
    },
    {
      name: 'audit',
      check: async () => {
        const [row] = await database.query<{ writable: boolean }>(AUDIT_WRITABLE);
        if (row?.writable !== true) throw new Error('the audit cannot be written');
      },
    },
  ];
}
