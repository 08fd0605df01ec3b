// The measuring itself: for each work all contestants are compared, warmed up, and then take turns, round by round.
import { setTimeout as sleep } from 'node:timers/promises';
import { compareAnswers, type Compared } from './compare.js';
import type { RunningContestant } from './contestant-process.js';
import type { ContestantName } from './contestants.js';
import { measureRound, type Round } from './measure.js';
import { queryOnce } from './postgres.js';
import { say } from './progress.js';
import { questionsOf } from './questions.js';
import type { WorkResult } from './report/report.js';
import type { BenchSettings } from './settings.js';
import type { Stage } from './stage.js';
import { WORKS, type Work } from './works.js';

export async function runWorks(stage: Stage, settings: BenchSettings): Promise<WorkResult[]> {
  const results: WorkResult[] = [];
  for (const work of WORKS.filter(({ name }) => settings.works.includes(name))) {
    const able = stage.contestants.filter(({ works }) => works.includes(work.name));
    results.push({ work: work.name, contestants: await runWork(stage, work, able, settings) });
  }
  return results;
}

async function runWork(
  { asking, databaseUrl, postgres }: Stage,
  work: Work,
  contestants: readonly RunningContestant[],
  { rounds, seconds, warmUpSeconds }: BenchSettings,
): Promise<WorkResult['contestants']> {
  const asked = await Promise.all(
    contestants.map(async (contestant) => ({
      contestant,
      questions: await questionsOf(contestant, work, asking),
    })),
  );
  const compared = await compareAnswers(asked, databaseUrl);
  say(`${work.name} ${work.title}: ${contestants.map(({ name }) => name).join(', ')} give the same values`);
  const surroundings = { postgresCpuMs: postgres.cpuMs, settled: () => untilSealed(databaseUrl) };
  const measure = (contestant: RunningContestant, time: number) =>
    measureRound(contestant, comparedOf(compared, contestant).measured, time, surroundings);

  for (const contestant of contestants) await measure(contestant, warmUpSeconds);
  const measured = new Map<ContestantName, Round[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
      const figures = await measure(contestant, seconds);
      measured.set(contestant.name, [...(measured.get(contestant.name) ?? []), figures]);
      sayRound(work, contestant, round, figures);
    }
  }
  return Object.fromEntries(
    contestants.map((contestant) => {
      const { measured: first, statements } = comparedOf(compared, contestant);
      const bytes = first[0]?.bytes ?? 0;
      return [contestant.name, { bytes, statements, rounds: measured.get(contestant.name) ?? [] }];
    }),
  );
}

function comparedOf(compared: ReadonlyMap<string, Compared>, { name }: RunningContestant): Compared {
  const found = compared.get(name);
  if (found === undefined) throw new Error(`${name} was not compared`);
  return found;
}

/** Entries that wait to be sealed are work that requests left behind: it counts as theirs, and does not disturb the next round. */
async function untilSealed(databaseUrl: string): Promise<void> {
  for (;;) {
    const { waits } = await queryOnce<{ waits: boolean }>(databaseUrl, UNSEALED);
    if (!waits) return;
    await sleep(20);
  }
}

const UNSEALED = 'SELECT EXISTS (SELECT FROM audit_unsealed) AS waits';

function sayRound({ name }: Work, contestant: RunningContestant, round: number, figures: Round): void {
  const { requestsPerSecond, cpuMsPerRequest } = figures;
  say(
    `${name} round ${round + 1}, ${contestant.name}: ${requestsPerSecond.toFixed(1)} requests/s, ${cpuMsPerRequest.toFixed(2)} ms CPU`,
  );
}
