// One run over the works: what is measured, told on the terminal and, where asked, written to docs/performance.
import { execFileSync } from 'node:child_process';
import { systemClock, toIso } from '../src/clock.js';
import type { RunningContestant } from './contestant-process.js';
import type { DecideReport } from './decide.js';
import { CONNECTIONS } from './measure.js';
import { say } from './progress.js';
import { writeFigures, writePart, writePlot } from './report/documents.js';
import { describeMachine } from './report/machine.js';
import { drawPlots } from './report/plots.js';
import type { Report } from './report/report.js';
import { circumstances, figureTable, targetTable } from './report/tables.js';
import { judgeTargets } from './report/targets.js';
import { inCheckout } from './root.js';
import { runWorks } from './run-works.js';
import type { BenchSettings } from './settings.js';
import { openStage, type Stage } from './stage.js';

export async function compareWorks(settings: BenchSettings): Promise<void> {
  const machine = describeMachine(); // before the run adds to the load
  const stage = await openStage(settings);
  try {
    const report = await measure(stage, machine, settings);
    const figures = `${circumstancesOf(report)}\n\n${figureTable(report)}`;
    const targets = judgeTargets(report);
    console.log(`\n${figures}\n\n${targetTable(targets.filter(({ measured }) => measured !== null))}`);
    if (!settings.write) return;
    writeFigures('bench.json', report);
    for (const [file, plot] of drawPlots(report)) writePlot(file, plot);
    writePart('figures', figures);
    writePart('targets', targetTable(targets));
  } finally {
    await stage.close();
  }
}

async function measure(stage: Stage, machine: Report['machine'], settings: BenchSettings): Promise<Report> {
  const decide = measureDecide(stage.node);
  const works = await runWorks(stage, settings);
  return {
    date: toIso(systemClock.now()).slice(0, 10),
    machine,
    postgres: { version: await stage.postgres.version(), says: stage.postgres.says },
    connections: CONNECTIONS,
    secondsPerRound: settings.seconds,
    contestants: await factsOf(stage.contestants),
    works,
    decide,
  };
}

async function factsOf(running: readonly RunningContestant[]): Promise<Report['contestants']> {
  const facts: Report['contestants'] = {};
  for (const { name, says, used } of running) {
    const { node, peakMegabytes } = await used();
    facts[name] = { says, node, peakMegabytes };
  }
  return facts;
}

function circumstancesOf(report: Report): string {
  const nodes = Object.values(report.contestants).map(({ node }) => node);
  const [first] = Object.values(report.works[0]?.contestants ?? {});
  return circumstances({ ...report, nodes, rounds: first?.rounds.length ?? 0 });
}

function measureDecide(node: string): DecideReport {
  say('deciding on one core');
  const told = execFileSync(node, [inCheckout('dist/bench/decide.js')], { encoding: 'utf8' });
  return JSON.parse(told) as DecideReport;
}
