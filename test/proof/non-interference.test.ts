/** Whoever may not read a value is answered the same whatever the value is; and the harness finds its own mutants. */
import { buildSchema } from '../../src/graph/build-schema.js';
import { useApi } from '../support/api.js';
import { alterValues } from './alter-values.js';
import { knownDataOf } from './known-data.js';
import type { KnownData } from './generate-operation.js';
import { probeAll, type Harness } from './non-interference.js';

/** The longer run, `npm run test:proof`, has 20,000; from the seed of a finding it begins with that operation. */
const OPERATIONS = Number(process.env['PROOF_OPERATIONS'] ?? 100);
const SEED = Number(process.env['PROOF_SEED'] ?? 20_150_330);
const TELL_EVERY = 500;

const before = useApi();
const after = useApi();
let known: KnownData;

beforeAll(async () => {
  await alterValues(after.database);
  for (const { database } of [before, after])
    await database.query('CREATE INDEX ON audit_entries (request_id)'); // each probe asks for the entries of its own request
  known = await knownDataOf(before.database);
}, 120_000);

const harness = (): Harness => ({ before, after, reference: buildSchema(), known });

test(`${String(OPERATIONS)} operations tell nothing that was refused`, async () => {
  expect(await probeAll(harness(), SEED, OPERATIONS, tellProgress)).toBeNull();
}, 14_400_000);

/** Past Jest, which keeps what is printed until the end. */
function tellProgress(probed: number): void {
  if (probed % TELL_EVERY === 0)
    process.stderr.write(`${String(probed)} of ${String(OPERATIONS)} operations: no leak\n`);
}
