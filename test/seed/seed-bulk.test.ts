// Bulk data: any size, by COPY on PostgreSQL and by INSERT on PGlite, and never unasked into data that are there.
import { seedBulk } from '../../src/seed/seed-bulk.js';
import { DATABASES, demoNow, useDatabase } from '../support/databases.js';

describe.each(DATABASES)('%s', (kind) => {
  const held = useDatabase(kind, { seeded: false });
  const request = () => ({ now: demoNow(), accounts: 230, callsPerAccount: 5 });
  const counted = async () => {
    const [count] = await held.database.query<{ accounts: number; last: string }>(
      'SELECT count(*)::integer AS accounts, max(number) AS last FROM accounts',
    );
    return count;
  };

  test('as many accounts are made as were asked for, and progress ends with all of them', async () => {
    const reached: number[] = [];
    const report = await seedBulk(held.database, {
      ...request(),
      onProgress: (loaded) => reached.push(loaded),
    });
    expect(await counted()).toEqual({ accounts: 230, last: 'ACCT-0230' });
    expect(reached).toEqual([100, 200, 230]);
    expect(report.accounts).toBe(230);
  });

  test('what is loaded comes back as it was made', async () => {
    const [row] = await held.database.query<Record<string, unknown>>(
      `SELECT s.features, s.ended_at FROM services s JOIN accounts a USING (account_id)
       WHERE a.number = 'ACCT-0001' AND category = 'LOCAL'`,
    );
    expect(row).toEqual({ features: ['E911', 'CNAM', 'FAILOVER_ROUTING'], ended_at: null });
  });

  test('a database that holds accounts is refused', async () => {
    await expect(seedBulk(held.database, request())).rejects.toThrow('already holds accounts');
    expect(await counted()).toEqual({ accounts: 230, last: 'ACCT-0230' });
  });

  test('with append, the next accounts follow on the last', async () => {
    await seedBulk(held.database, { ...request(), accounts: 3, append: true });
    expect(await counted()).toEqual({ accounts: 233, last: 'ACCT-0233' });
  });
});
