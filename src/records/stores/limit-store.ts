// What is remembered of callers only while it limits them: windows that are over, and budgets that have long been full again.
import type { Instant } from '../../clock.js';
import type { Database } from '../database.js';

export async function purgeLimits(database: Database, at: Instant): Promise<void> {
  await database.query('DELETE FROM rate_windows WHERE expire < $1', [at]);
  await database.query(`DELETE FROM cost_budgets WHERE restored_at < now() - interval '1 day'`);
}
