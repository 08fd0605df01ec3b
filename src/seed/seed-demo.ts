// placeholder replaced within minutes
import type { Database } from '../records/database.js';
export function seedDemo(_database: Database, _options: { now: number }): Promise<{ seeded: boolean }> {
  return Promise.resolve({ seeded: false });
}
