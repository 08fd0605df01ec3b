// The clock of the server jumps forward and back by hours under load. Tokens are judged by the new time, both ways; what is permitted only
// for a while is permitted only then; the audit verifies, and replayed every decision is what the table says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ErrorCode } from '../../src/errors.js';
import { Random } from '../../src/seed/random.js';
import { until } from '../support/until.js';
import { ask, createAgent } from '../load/ask.js';
import { replayAudit } from '../load/audit-check.js';
import { designate, readAsDelegate, type Designation } from './delegate.js';
import { judge } from './judge.js';
import { answersAgain, startLoad } from './load.js';
import { OPERATIONS } from './operations.js';
import type { FaultSettings } from './settings.js';
import { openStand, type Stand } from './stand.js';
import type { Tally } from '../load/tally.js';

const PRELOADED = resolve(__dirname, 'shift-clock.cjs');
const HOUR_MS = 3_600_000;
const MOST_HOURS = 6;
/** A token lives for one hour. */
const LEAST_HOURS = 2;

interface ShiftedClock {
  now(): number;
  /** Fulfilled when the server goes by it. */
  jumpTo(aheadMs: number, stand: Stand): Promise<void>;
}

export async function jumpClock({ seed, times }: FaultSettings, tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'account-data-faults-clock-'));
  const file = join(folder, 'ahead');
  const clock = shiftedClock(file);
  const stand = await openStand(tally, {
    clock,
    environment: { NODE_OPTIONS: `--require "${PRELOADED}"`, FAULTS_CLOCK_FILE: file },
  });
  const random = new Random(seed);
  const designation = await designate(stand.api, clock.now(), HOUR_MS);
  await jump(stand, clock, { aheadMs: 0, seed, designation }, tally);
  for (let number = 1; number <= times['clock-jumps']; number += 1) {
    const hours = random.integer(LEAST_HOURS, MOST_HOURS) * (number % 2 === 0 ? -1 : 1);
    await jump(stand, clock, { aheadMs: hours * HOUR_MS, seed: seed + number, designation }, tally);
    tally.say(`jump ${number} of ${times['clock-jumps']}: the clock is ${hours} hours ahead`);
  }
  await replayAudit(stand.api, tally);
  await stand.close();
  rmSync(folder, { recursive: true });
  tally.require('a token from before the jump: HTTP 401 TOKEN_EXPIRED', 'no token was too old');
  tally.require('a token from before the jump: HTTP 401 TOKEN_NOT_YET_VALID', 'no token was too new');
  tally.require('read as a delegate in its time: permitted', 'no designation was in force');
  tally.require('read as a delegate out of its time: refused', 'no designation was out of force');
}

function shiftedClock(file: string): ShiftedClock {
  let ahead = 0;
  writeFileSync(file, '0');
  return {
    now: () => Date.now() + ahead,
    async jumpTo(aheadMs, { api }) {
      ahead = aheadMs;
      writeFileSync(file, String(aheadMs));
      api.signal('SIGUSR2');
      await until(() => api.output().includes(`the clock is ahead by ${aheadMs} ms`));
    },
  };
}

interface Jump {
  readonly aheadMs: number;
  readonly seed: number;
  readonly designation: Designation;
}

async function jump(
  stand: Stand,
  clock: ShiftedClock,
  { aheadMs, seed, designation }: Jump,
  tally: Tally,
): Promise<void> {
  const { api } = stand;
  const before = clock.now();
  const old = await api.mint('owner');
  let accepted: readonly ErrorCode[] = [];
  const during = await startLoad(api, { tally, seed, accepted: () => accepted });
  await answersAgain(during, tally);
  const judged: ErrorCode = before - Date.now() < aheadMs ? 'TOKEN_EXPIRED' : 'TOKEN_NOT_YET_VALID';
  accepted = [judged];
  await clock.jumpTo(aheadMs, stand);
  if (Math.abs(clock.now() - before) > HOUR_MS) await askWithOld(stand, old, judged, tally);
  await during.stop();
  const after = await startLoad(api, { tally, seed, accepted: () => [] });
  await answersAgain(after, tally);
  const read = await readAsDelegate(api, designation, clock.now());
  tally.count(`read as a delegate ${read.inTime ? 'in' : 'out of'} its time: ${read.ended}`);
  if (read.ended !== (read.inTime ? 'permitted' : 'refused'))
    tally.violate(`out of step with the clock, a delegate was ${read.ended}`);
  await after.stop();
  await stand.check(during);
  await stand.check(after);
}

async function askWithOld({ api }: Stand, token: string, judged: ErrorCode, tally: Tally): Promise<void> {
  const agent = createAgent();
  for (const operation of OPERATIONS.filter(({ caller }) => caller === 'owner')) {
    const reply = await ask({ port: api.port, agent, token, query: operation.query });
    const { ended, fault } = judge(operation, reply, [judged]);
    tally.count(`a token from before the jump: ${ended}`);
    if (fault !== null) tally.violate(fault);
    if (ended === 'HTTP 200') tally.violate('a token was not judged by the new time');
  }
  agent.destroy();
}
