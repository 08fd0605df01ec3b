// Holds the clients' log against the audit log: a value received without an entry that permits it is the one thing that must never be.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { openDatabase } from '../../src/records/open-database.js';
import type { ServerProcess } from './server-process.js';
import type { Tally } from './tally.js';

/** What the client keeps in its own log: this request gave me values of these coordinates. */
export interface Receipt {
  readonly requestId: string;
  readonly account: string;
  readonly coordinates: readonly string[];
  /** Part of an answer, which is not read any further: any entry of the request will do. */
  readonly torn: boolean;
}

type Program = Pick<ServerProcess, 'environment'>;

const PROGRAM = resolve(__dirname, '../../dist/src/cli/account-data.js');

const VERIFY_MS = 600_000;

const PERMITS = `
  SELECT e.request_id AS "requestId", n.number AS account, e.entry->'coordinates' AS coordinates
    FROM audit_entries e JOIN account_numbers n USING (account_id)
   WHERE e.request_id = ANY($1) AND e.outcome = 'PERMIT' AND e.kind = 'READ'`;

interface Permit {
  readonly requestId: string;
  readonly account: string;
  readonly coordinates: readonly string[];
}

/** A database: PostgreSQL by its URL, or the embedded one by its folder. */
export type Where = { readonly databaseUrl: string } | { readonly dataFolder: string };

/** Breaks the promise for every value received without its entry. */
export async function checkReceipts(where: Where, receipts: readonly Receipt[], tally: Tally): Promise<void> {
  for (const { requestId, coordinates } of await findUnrecorded(where, receipts, tally))
    tally.violate(
      `request ${requestId} gave ${coordinates.join(', ') || 'part of an answer'} and has no entry`,
    );
}

/** What of the clients' log the audit log lacks. Reads by a connection of its own, never through the API. */
export async function findUnrecorded(
  where: Where,
  receipts: readonly Receipt[],
  tally: Tally,
): Promise<Receipt[]> {
  const permits = await readPermits(
    where,
    receipts.map(({ requestId }) => requestId),
  );
  return receipts.flatMap((receipt) => {
    const { requestId, account, coordinates, torn } = receipt;
    const permitted = permits.get(`${requestId} ${account}`) ?? new Set();
    const missing = coordinates.filter((coordinate) => !permitted.has(coordinate));
    const unrecorded = torn && permitted.size === 0 ? 1 : missing.length;
    const values = torn ? 1 : coordinates.length;
    tally.count('values received', values);
    tally.count('values received that have their entry', values - unrecorded);
    return unrecorded === 0 ? [] : [{ ...receipt, coordinates: missing }];
  });
}

async function readPermits(where: Where, requestIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const database = await openDatabase({
    dataFolder: '',
    ...where,
    applicationName: 'faults',
    access: 'SHARE',
    role: 'LOGIN',
  });
  try {
    const permits = new Map<string, Set<string>>();
    for (const { requestId, account, coordinates } of await database.query<Permit>(PERMITS, [requestIds])) {
      const key = `${requestId} ${account}`;
      permits.set(key, new Set([...(permits.get(key) ?? []), ...coordinates]));
    }
    return permits;
  } finally {
    await database.close();
  }
}

/** `account-data audit verify`, where the program has it; the load goes on meanwhile. */
export async function verifyAudit({ environment }: Program, tally: Tally): Promise<void> {
  verifies ??= await hasVerify();
  if (!verifies) {
    tally.count('audit verify: this program has no such command');
    return;
  }
  const { ended, output } = await run(['audit', 'verify'], environment);
  tally.count(`audit verify: ended with ${ended}`);
  if (ended !== '0') tally.violate(`audit verify ended with ${ended}:\n${output.slice(-2000)}`);
}

/** `account-data audit replay`: what was recorded is what the table says of the recorded facts. */
export async function replayAudit({ environment }: Program, tally: Tally): Promise<void> {
  const { ended, output } = await run(['audit', 'replay'], environment);
  tally.count(`audit replay: ended with ${ended}`);
  if (ended !== '0') tally.violate(`audit replay ended with ${ended}:\n${output.slice(-2000)}`);
}

let verifies: boolean | null = null;

async function hasVerify(): Promise<boolean> {
  const { ended, output } = await run(['audit', 'verify', '--help'], process.env);
  return ended === '0' && output.includes('account-data audit verify');
}

export interface Ended {
  readonly ended: string;
  readonly output: string;
}

/** `account-data`, to its end. */
export function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...words], { env, timeout: VERIFY_MS }, (error, stdout, stderr) => {
      resolve({ ended: String(error === null ? 0 : (error.code ?? error.signal)), output: stdout + stderr });
    });
  });
}
