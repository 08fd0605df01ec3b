// The measuring itself: for each work all contestants are compared, warmed up, and then take turns, round by round.
import { compareAnswers, type Compared } from './compare.js';
import type { RunningContestant } from './contestant-process.js';
import { measureRound, type Round } from './measure.js';
import { untilSealed } from './postgres.js';
import { say } from './progress.js';
import { questionsOf } from './questions.js';
import type { WorkResult } from './report/report.js';
import type { BenchSettings } from './settings.js';
import type { Stage } from './stage.js';
import { takeTurns } from './take-turns.js';
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
  const roundsOf = await takeTurns(contestants, rounds, async (contestant, round) => {
    const figures = await measure(contestant, seconds);
    sayRound(work, contestant, round, figures);
    return figures;
  });
  return Object.fromEntries(
    contestants.map((contestant) => {
      const { measured, statements } = comparedOf(compared, contestant);
      const bytes = measured[0]?.bytes ?? 0;
      return [contestant.name, { bytes, statements, rounds: roundsOf(contestant) }];
    }),
  );
}

function comparedOf(compared: ReadonlyMap<string, Compared>, { name }: RunningContestant): Compared {
  const found = compared.get(name);
  if (found === undefined) throw new Error(`${name} was not compared`);
  return found;
}

function sayRound({ name }: Work, contestant: RunningContestant, round: number, figures: Round): void {
  const { requestsPerSecond, cpuMsPerRequest } = figures;
  say(
    `${name} round ${round + 1}, ${contestant.name}: ${requestsPerSecond.toFixed(1)} requests/s, ${cpuMsPerRequest.toFixed(2)} ms CPU`,
  );
}
