// Holds the clients' log against the audit log: a value received without an entry that permits it is the one thing that must never be.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Client } from 'pg';
import type { ApiProcess } from './api-process.js';
import type { Receipt } from './judge.js';
import type { Tally } from './tally.js';

const PROGRAM = resolve(__dirname, '../../dist/src/cli/account-data.js');

const PERMITS = `
  SELECT e.request_id AS "requestId", n.number AS account, e.entry->'coordinates' AS coordinates
    FROM audit_entries e JOIN account_numbers n USING (account_id)
   WHERE e.request_id = ANY($1) AND e.outcome = 'PERMIT' AND e.kind = 'READ'`;

interface Permit {
  readonly requestId: string;
  readonly account: string;
  readonly coordinates: readonly string[];
}

/** Reads by a connection of its own, never through the API. */
export async function checkReceipts(
  databaseUrl: string,
  receipts: readonly Receipt[],
  tally: Tally,
): Promise<void> {
  const permits = await readPermits(
    databaseUrl,
    receipts.map(({ requestId }) => requestId),
  );
  for (const { requestId, account, coordinates, torn } of receipts) {
    const permitted = permits.get(`${requestId} ${account}`) ?? new Set();
    const missing = coordinates.filter((coordinate) => !permitted.has(coordinate));
    tally.count('values received', Math.max(1, coordinates.length));
    if (missing.length > 0 || (torn && permitted.size === 0)) {
      tally.violate(
        `request ${requestId} gave ${missing.join(', ') || 'part of an answer'} and has no entry`,
      );
    } else {
      tally.count('values received that have their entry', Math.max(1, coordinates.length));
    }
  }
}

async function readPermits(
  databaseUrl: string,
  requestIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // its statement is rejected too
  await client.connect();
  try {
    const { rows } = await client.query<Permit>(PERMITS, [requestIds]);
    const permits = new Map<string, Set<string>>();
    for (const { requestId, account, coordinates } of rows) {
      const key = `${requestId} ${account}`;
      permits.set(key, new Set([...(permits.get(key) ?? []), ...coordinates]));
    }
    return permits;
  } finally {
    await client.end();
  }
}

/** `account-data audit verify`, where the program has it. */
export function verifyAudit({ environment }: ApiProcess, tally: Tally): void {
  if (!hasVerify()) {
    tally.count('audit verify: this program has no such command');
    return;
  }
  const { status, stdout, stderr } = run(['audit', 'verify'], environment);
  tally.count(`audit verify: ended with ${String(status)}`);
  if (status !== 0) tally.violate(`audit verify fails:\n${(stdout + stderr).slice(-2000)}`);
}

function hasVerify(): boolean {
  const { status, stdout } = run(['audit', 'verify', '--help'], process.env);
  return status === 0 && stdout.includes('account-data audit verify');
}

function run(words: readonly string[], env: NodeJS.ProcessEnv) {
  return spawnSync(process.execPath, [PROGRAM, ...words], { env, encoding: 'utf8', timeout: 120_000 });
}
