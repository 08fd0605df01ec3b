// `npm run test:soak`: the server as in production under a mixed load of owners, partners, staff and attackers for twenty minutes.
// Every answer and every line of the log is judged; then memory, handles, the audit and the end by SIGTERM. Exit code 1 on any violation.
import { setTimeout as sleep } from 'node:timers/promises';
import { checkReceipts, verifyAudit } from '../load/audit-check.js';
import { createAgent, send } from '../load/ask.js';
import { parseAnswer, valueAt } from '../load/answer.js';
import { Tally } from '../load/tally.js';
import { checkHandles, checkTermination } from './checks.js';
import { Figures } from './figures.js';
import type { GuardedValues } from './guarded-values.js';
import { bodyOf, post } from './kinds.js';
import { KINDS, startLoad, type SoakLoad } from './load.js';
import { judgeLine, judgeResting } from './log-lines.js';
import { judgeRise, LEAST_MINUTES, MEMORY, MEMORY_NAMES, riseOf, type MemoryName } from './memory.js';
import { readSettings, USAGE, type SoakSettings } from './settings.js';
import { openStage, type Stage } from './stage.js';
import { readMetrics, watch, type Watch } from './watch.js';

const PROGRESS_MS = 15_000;
const RECEIPTS_MS = 60_000;
const ENDING_LOAD_MS = 2000;

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  if (settings === null) {
    console.log(USAGE);
    return;
  }
  const tally = new Tally();
  tally.begin('soak');
  await soak(settings, tally).catch((error: unknown) => {
    tally.violate(`the run could not go on: ${String(error)}`);
  });
  tally.print();
  process.exit(tally.broken ? 1 : 0);
}

async function soak(settings: SoakSettings, tally: Tally): Promise<void> {
  tally.say('filling a database');
  const stage = await openStage((line, values) => {
    countLine(line, values, tally);
  });
  const { server } = stage;
  server.launch();
  tally.say(`ready after ${await server.ready()} ms`);
  const foreignCursor = await cursorOfOwner(stage);
  const before = await readMetrics(server.port);
  const figures = new Figures(KINDS.map(({ name }) => name));
  const parts = { stage, foreignCursor, tally, figures, seed: settings.seed };
  await underLoad(settings, { stage, tally, figures, load: startLoad(parts) });
  await checkHandles(server.port, before.handles, tally);
  await verifyAudit(server, tally);

  const last = startLoad({ ...parts, seed: settings.seed + 1000 });
  await sleep(ENDING_LOAD_MS);
  last.serverEnds();
  await checkTermination(stage, tally);
  await last.stop();
  await checkReceipts(stage, last.takeReceipts(), tally);
  await verifyAudit(server, tally);

  for (const fault of figures.faults()) tally.violate(fault);
  tally.require('values received', 'no client received a value');
  console.log(`\n${figures.table()}`);
  await stage.close();
}

interface Running {
  readonly stage: Stage;
  readonly tally: Tally;
  readonly figures: Figures;
  readonly load: SoakLoad;
}

async function underLoad({ minutes }: SoakSettings, { stage, tally, figures, load }: Running): Promise<void> {
  const seconds = minutes * 60;
  const watching = watch(stage.server.port, (error) => {
    tally.violate(`the metrics could not be read: ${String(error)}`);
  });
  const began = performance.now();
  const progress = setInterval(() => {
    sayProgress(seconds - (performance.now() - began) / 1000, { figures, watching, began });
  }, PROGRESS_MS);
  for (const until = began + seconds * 1000; performance.now() < until;) {
    await sleep(Math.min(RECEIPTS_MS, Math.max(until - performance.now(), 0)));
    if (!stage.server.running()) throw new Error(`the server ended by itself:\n${stage.server.output()}`);
    await checkReceipts(stage, load.takeReceipts(), tally);
  }
  clearInterval(progress);
  await load.stop();
  const rate = figures.answers / ((performance.now() - began) / 1000);
  await watching.stop();
  await checkReceipts(stage, load.takeReceipts(), tally);
  tally.say(
    `${figures.answers} answers, ${rate.toFixed(1)} a second, p99 ${figures.percentile(0.99).toFixed(0)} ms`,
  );
  const resting = judgeResting((what) => tally.counted(what), seconds);
  if (resting !== null) tally.violate(resting);
  for (const name of MEMORY_NAMES) tellRise(name, watching, minutes, tally);
}

function tellRise(name: MemoryName, { samples }: Watch, minutes: number, tally: Tally): void {
  const { says, most } = MEMORY[name];
  const rise = riseOf(samples.of(name), minutes * 60);
  if (rise !== null)
    tally.say(
      `memory ${says}: ${rise.from.toFixed(1)} MB after the warm-up, ${rise.to.toFixed(1)} MB at the end, ` +
        `${rise.megabytesPerHour.toFixed(1)} MB an hour (${most} at most)`,
    );
  if (minutes < LEAST_MINUTES) {
    tally.say(`memory ${says}: not judged, a run of ${minutes} minutes is too short`);
    return;
  }
  const fault = judgeRise(name, rise);
  if (fault !== null) tally.violate(fault);
}

interface Progress {
  readonly figures: Figures;
  readonly watching: Watch;
  readonly began: number;
}

function sayProgress(left: number, { figures, watching, began }: Progress): void {
  const { heap = 0, rss = 0 } = watching.last?.megabytes ?? {};
  const whole = Math.max(Math.round(left), 0);
  const rate = figures.answers / ((performance.now() - began) / 1000);
  console.log(
    `  ${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} left, ${figures.answers} answers, ` +
      `${rate.toFixed(1)} a second, p99 ${figures.percentile(0.99).toFixed(0)} ms, ` +
      `RSS ${rss.toFixed(0)} MB, heap ${heap.toFixed(0)} MB`,
  );
}

function countLine(line: string, values: GuardedValues, tally: Tally): void {
  const { counted, faults } = judgeLine(line, values);
  if (counted !== null) tally.count(counted);
  for (const fault of faults) tally.violate(fault);
}

/** Of a page of the owner of ACCT-0001, for somebody else to try. */
async function cursorOfOwner({ credentials, server }: Stage): Promise<string> {
  const agent = createAgent();
  const query = `{ accountByNumber(number: "ACCT-0001") {
    cpni(purpose: SELF_ACCESS) { numbers(first: 1) { pageInfo { endCursor } } } } }`;
  const sent = post(await credentials.person('owner'), bodyOf(query));
  const { body } = await send({ port: server.port, agent }, sent);
  agent.destroy();
  const cursor = valueAt(parseAnswer(body)?.data, 'accountByNumber.cpni.numbers.pageInfo.endCursor');
  if (typeof cursor !== 'string') throw new Error(`the owner was given no cursor: ${body}`);
  return cursor;
}

// What is due at the end of the process (servers, folders) is due when a signal ends it too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

void main();
