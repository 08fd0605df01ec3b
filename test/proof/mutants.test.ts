/** The harness is worth what it finds: every fault put into the guard on purpose is found by it. */
import { buildSchema } from '../../src/graph/build-schema.js';
import { useApi } from '../support/api.js';
import { alterValues } from './alter-values.js';
import { knownDataOf } from './known-data.js';
import { MUTANTS } from './mutants.js';
import { probeAll } from './non-interference.js';

const MOST_OPERATIONS = 400;

describe.each(MUTANTS)('$says', ({ schema, seed = 1 }) => {
  const before = useApi('PostgreSQL', schema());
  const after = useApi('PostgreSQL', schema());
  beforeAll(() => alterValues(after.database));

  test('and the harness finds it', async () => {
    const known = await knownDataOf(before.database);
    const finding = await probeAll({ before, after, reference: buildSchema(), known }, seed, MOST_OPERATIONS);
    expect(finding?.leak).toMatch(/no entry permits|differ|no refusal/);
  }, 300_000);
});
