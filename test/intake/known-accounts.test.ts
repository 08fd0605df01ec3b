// Accounts are remembered by number for as long as a file is read: remembering them must not keep the file.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { KnownAccounts } from '../../src/intake/known-accounts.js';
import type { Database } from '../../src/records/database.js';

const NUMBERS = 200;
const BLOCK_BYTES = 1 << 20;

const NO_ACCOUNTS = { query: () => Promise.resolve([]) } as unknown as Database;

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

test('a remembered account does not keep the block of the file that named it', async () => {
  const accounts = new KnownAccounts(NO_ACCOUNTS);
  const before = heapUsed();
  for (let index = 0; index < NUMBERS; index += 1) {
    const block = `ACCT-${String(index).padStart(9, '0')},${'0'.repeat(BLOCK_BYTES)}`;
    const [number = ''] = Buffer.from(block).toString().split(',');
    await accounts.learn(new Set([number]));
  }
  expect(heapUsed() - before).toBeLessThan((NUMBERS * BLOCK_BYTES) / 10);
  expect(accounts.find('ACCT-000000000')).toBeUndefined();
});
