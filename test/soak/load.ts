// The load of a soak run: clients that each have their own address and group of work, pause between two turns, and judge every answer.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/clock.js';
import { parseAnswer } from '../load/answer.js';
import { send, type Reply } from '../load/ask.js';
import type { Receipt } from '../load/audit-check.js';
import { startClients, type Client } from '../load/clients.js';
import type { Tally } from '../load/tally.js';
import { ATTACKS } from './attacks.js';
import type { Figures } from './figures.js';
import { judge } from './judge.js';
import type { Asking, Given, Group, Kind } from './kinds.js';
import { periodOf, PERMITTED } from './permitted.js';
import type { Stage } from './stage.js';

export const KINDS: readonly Kind[] = [...PERMITTED, ...ATTACKS];

/** Which group of work each client does, in turn. */
const CLIENTS: readonly Group[] = [
  ...Array.from({ length: 5 }, () => 'owner' as const),
  ...Array.from({ length: 5 }, () => 'partner' as const),
  ...Array.from({ length: 4 }, () => 'staff' as const),
  ...Array.from({ length: 6 }, () => 'attacker' as const),
];

/** Between two turns of a client: some sixty requests a second of all of them, which the limits of production let pass. */
const PAUSE_MS = { least: 150, most: 450 };

export interface SoakLoad {
  /** What was received since the last call. */
  takeReceipts(): Receipt[];
  /** From now on the server may end. */
  serverEnds(): void;
  stop(): Promise<void>;
}

export interface LoadParts {
  readonly stage: Stage;
  readonly foreignCursor: string;
  readonly tally: Tally;
  readonly figures: Figures;
  readonly seed: number;
}

export function startLoad({ stage, foreignCursor, tally, figures, seed }: LoadParts): SoakLoad {
  const { credentials, owners, values, server } = stage;
  const period = periodOf(systemClock.now());
  const steady = new SteadyAnswers();
  let receipts: Receipt[] = [];
  let ending = false;

  async function askOne(
    kind: Kind,
    { sent, expected, steady: name }: Asking,
    { agent, index }: Client,
  ): Promise<void> {
    const began = performance.now();
    const mayEnd = ending;
    const headers = { ...sent.headers, 'x-forwarded-for': `198.51.100.${index + 1}` };
    const reply = await send({ port: server.port, agent }, { ...sent, headers });
    const judged = judge(expected, reply, { values, ending: ending || mayEnd });
    figures.count(kind.name, judged, performance.now() - began);
    if (judged.receipt !== null) receipts.push(judged.receipt);
    for (const fault of judged.faults) tally.violate(`${kind.name}: ${fault}`);
    if (judged.outcome === 'AS_EXPECTED' && name !== null && !steady.isSame(`${kind.name} ${name}`, reply))
      tally.violate(`${kind.name}: the answer is another than before`);
  }

  const stop = startClients({
    clients: CLIENTS.length,
    seed,
    async turn(client) {
      const { random, index } = client;
      const kind = random.pick(KINDS.filter(({ group }) => group === CLIENTS[index]));
      const given: Given = { credentials, random, owners, foreignCursor, period };
      for (const asking of await kind.turn(given)) await askOne(kind, asking, client);
      await sleep(random.integer(PAUSE_MS.least, PAUSE_MS.most));
    },
  });
  return {
    takeReceipts() {
      const taken = receipts;
      receipts = [];
      return taken;
    },
    serverEnds() {
      ending = true;
    },
    stop,
  };
}

/** What does not change is answered alike from the first request to the last, whoever asks beside it. */
class SteadyAnswers {
  readonly #digests = new Map<string, string>();

  isSame(name: string, { body }: Reply): boolean {
    const digest = createHash('sha256')
      .update(JSON.stringify(parseAnswer(body)?.data))
      .digest('base64url');
    const before = this.#digests.get(name);
    this.#digests.set(name, before ?? digest);
    return before === undefined || before === digest;
  }
}
