// Proofs: of every entry and between all checkpoints of a log, checked with the verifier key alone.
import type { DecisionEntry } from '../../src/audit/entry.js';
import { proveConsistency, proveInclusion } from '../../src/audit/proofs.js';
import { trusted } from '../../src/audit/trusted-keys.js';
import { verifyProof } from '../../src/audit/verify-proof.js';
import { useDatabase } from '../support/databases.js';
import { newEntry, newKey, openTestLog, type TestLog } from './audit-log.js';

const held = useDatabase('PostgreSQL', { seeded: false });

const SIZES = [1, 4, 16, 17, 40, 100, 300];
const entries: DecisionEntry[] = Array.from({ length: 300 }, () => newEntry());
let log: TestLog;

beforeAll(async () => {
  log = openTestLog(held.database);
  let from = 0;
  for (const size of SIZES) {
    await log.record(...entries.slice(from, size));
    from = size;
  }
});

const check = (proof: unknown) => verifyProof(JSON.stringify(proof), [trusted(log.signer.key)]);

test('every entry of the log is proven', async () => {
  for (const [index, { entryId, accountId }] of entries.entries()) {
    const proof = await proveInclusion(held.database, entryId, accountId);
    expect(proof.leafIndex).toBe(index);
    expect(check(proof)).toEqual({
      valid: true,
      says: `the entry is leaf ${index} of the log log.test/audit of size 300`,
    });
  }
});

test('a proof holds for its entry alone, in its place alone, under its key alone', async () => {
  const proof = await proveInclusion(held.database, entries[77]?.entryId ?? '', null);
  const wrong = [
    { ...proof, entry: { ...proof.entry, purpose: null } },
    { ...proof, entry: entries[78] },
    { ...proof, leafIndex: 76 },
    { ...proof, path: proof.path.slice(1) },
    { ...proof, path: proof.path.map(() => 'AAAA') },
    { ...proof, checkpoint: proof.checkpoint.replace('\n300\n', '\n301\n') },
    { ...proof, format: 'another' },
    null,
    'a proof',
  ];
  expect(wrong.map((one) => check(one).valid)).toEqual(wrong.map(() => false));
  const stranger = trusted(openTestLog(held.database, { keys: [newKey()] }).signer.key);
  expect(verifyProof(JSON.stringify(proof), [stranger]).valid).toBe(false);
  expect(verifyProof('{', [trusted(log.signer.key)])).toEqual({
    valid: false,
    says: 'this is not a proof of the audit log',
  });
});

test('an entry that is not sealed cannot be proven', async () => {
  const entry = newEntry();
  await log.writer.append([entry], []);
  await expect(proveInclusion(held.database, entry.entryId, null)).rejects.toThrow('no sealed entry');
});

const PAIRS = SIZES.flatMap((first) =>
  SIZES.filter((second) => first <= second).map((second) => [first, second] as const),
);

test.each(PAIRS)(
  'the log of size %i is proven to be the beginning of that of size %i',
  async (first, second) => {
    const proof = await proveConsistency(held.database, first, second);
    expect(check(proof)).toMatchObject({ valid: true });
    if (first < second)
      expect(check({ ...proof, first: proof.second, second: proof.first }).valid).toBe(false);
  },
);

test('between a log and one that was rewritten there is no proof', async () => {
  const proof = await proveConsistency(held.database, 17, 300);
  expect(check({ ...proof, path: [proof.path[1], proof.path[0], ...proof.path.slice(2)] }).valid).toBe(false);
  await expect(proveConsistency(held.database, 18, 300)).rejects.toThrow('the nearest one is of size 17');
});
