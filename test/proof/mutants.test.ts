/** The harness is worth what it finds: every fault put into the guard on purpose is found by it. */
import { buildSchema } from '../../src/graph/build-schema.js';
import { toGlobalId } from '../../src/graph/global-id.js';
import { useApi } from '../support/api.js';
import { demoNow } from '../support/databases.js';
import { alterValues } from './alter-values.js';
import { MUTANTS } from './mutants.js';
import { probeAll } from './non-interference.js';

const SEED = 1;
const MOST_OPERATIONS = 400;

describe.each(MUTANTS)('$says', ({ schema }) => {
  const before = useApi('PostgreSQL', schema());
  const after = useApi('PostgreSQL', schema());
  beforeAll(() => alterValues(after.database));

  test('and the harness finds it', async () => {
    const rows = await before.database.query<{ id: string }>(
      `SELECT account_id AS id FROM account_numbers WHERE number <= 'ACCT-0012' ORDER BY number`,
    );
    const known = {
      accountIds: rows.map(({ id }) => toGlobalId('Account', id)),
      from: new Date(demoNow() - 80 * 86_400_000).toISOString(),
      to: new Date(demoNow()).toISOString(),
    };
    const finding = await probeAll({ before, after, reference: buildSchema(), known }, SEED, MOST_OPERATIONS);
    expect(finding?.leak).toMatch(/no entry permits|differ|no refusal/);
  }, 300_000);
});
