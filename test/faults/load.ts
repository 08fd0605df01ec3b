// Sixteen clients that ask without pause, each on a connection of its own, and keep their own log of every value they received.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode } from '../../src/errors.js';
import type { ApiProcess } from './api-process.js';
import { ask, type Reply } from '../load/ask.js';
import { startClients } from '../load/clients.js';
import { judge, UNAVAILABLE } from './judge.js';
import type { Receipt } from '../load/audit-check.js';
import { OPERATIONS, type LoadOperation } from './operations.js';
import type { Tally } from '../load/tally.js';

export const CLIENTS = 16;
const PAUSE_AFTER_LOSS_MS = 25;

export interface Load {
  /** Answers so far that came whole and were not refused. */
  readonly answered: number;
  /** What was received since the last call. */
  takeReceipts(): Receipt[];
  stop(): Promise<void>;
}

export interface LoadSettings {
  readonly tally: Tally;
  readonly seed: number;
  readonly operations?: readonly LoadOperation[];
  readonly clients?: number;
  /** The errors that what is done at the moment explains. */
  readonly accepted?: () => readonly ErrorCode[];
  /** Shown every reply, however it ended. */
  readonly onReply?: (operation: LoadOperation, reply: Reply) => void;
}

export async function startLoad(api: ApiProcess, settings: LoadSettings): Promise<Load> {
  const { tally, seed, operations = OPERATIONS, accepted = () => UNAVAILABLE, onReply } = settings;
  const { clients: many = CLIENTS } = settings;
  const tokens = await mintTokens(api, operations);
  let receipts: Receipt[] = [];
  let answered = 0;

  const stop = startClients({
    clients: many,
    seed,
    async turn({ agent, random }) {
      const operation = random.pick(operations);
      const token = operation.caller === null ? null : (tokens.get(operation.caller) ?? null);
      const reply = await ask({ port: api.port, agent, token, query: operation.query });
      onReply?.(operation, reply);
      const { ended, receipt, fault } = judge(operation, reply, accepted());
      tally.count(`${operation.guarded.length > 0 ? 'guarded' : 'unguarded'}: ${ended}`);
      if (ended === 'HTTP 200') answered += 1;
      if (receipt !== null) receipts.push(receipt);
      if (fault !== null) tally.violate(fault);
      if (reply.lost !== null) await sleep(PAUSE_AFTER_LOSS_MS);
    },
  });
  return {
    get answered() {
      return answered;
    },
    takeReceipts() {
      const taken = receipts;
      receipts = [];
      return taken;
    },
    stop,
  };
}

async function mintTokens(
  api: ApiProcess,
  operations: readonly LoadOperation[],
): Promise<Map<string, string>> {
  const callers = new Set(operations.flatMap(({ caller }) => caller ?? []));
  return new Map(await Promise.all([...callers].map(async (name) => [name, await api.mint(name)] as const)));
}

/** The API has come back when something asked from now on is answered. */
export async function answersAgain(load: Load, tally: Tally, withinMs = 120_000): Promise<void> {
  const before = load.answered;
  for (const until = Date.now() + withinMs; Date.now() < until;) {
    await sleep(20);
    if (load.answered > before + CLIENTS) return; // more than could have been under way
  }
  tally.violate(`the API did not answer again within ${withinMs / 1000} s`);
}
