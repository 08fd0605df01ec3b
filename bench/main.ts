// `npm run bench`: the API against itself without its guard, against a peer and against the floor, on the same rows of the same
// PostgreSQL, in one run and in alternating rounds, after all have given the same values.
import { execFileSync } from 'node:child_process';
import { systemClock, toIso } from '../src/clock.js';
import type { DecideReport } from './decide.js';
import { CONNECTIONS } from './measure.js';
import { say } from './progress.js';
import { writeFigures, writePart, writePlot } from './report/documents.js';
import { describeMachine } from './report/machine.js';
import { drawPlots } from './report/plots.js';
import type { Report } from './report/report.js';
import { circumstances, figureTable, targetTable } from './report/tables.js';
import { inCheckout } from './root.js';
import { runWorks } from './run-works.js';
import { readSettings, type BenchSettings } from './settings.js';
import { openStage } from './stage.js';

async function main(settings: BenchSettings): Promise<void> {
  const machine = describeMachine(); // before the run adds to the load
  const stage = await openStage(settings);
  try {
    const decide = measureDecide();
    const works = await runWorks(stage, settings);
    const contestants: Report['contestants'] = {};
    for (const { name, says, used } of stage.contestants) {
      const { node, peakMegabytes } = await used();
      contestants[name] = { says, node, peakMegabytes };
    }
    const report: Report = {
      date: toIso(systemClock.now()).slice(0, 10),
      machine,
      postgres: { version: await stage.postgres.version(), says: stage.postgres.says },
      connections: CONNECTIONS,
      secondsPerRound: settings.seconds,
      contestants,
      works,
      decide,
    };
    const figures = `${circumstances(report)}\n\n${figureTable(report)}`;
    console.log(`\n${figures}\n\n${targetTable(report)}`);
    if (settings.write) writeReport(report, figures);
  } finally {
    await stage.close();
  }
}

function writeReport(report: Report, figures: string): void {
  writeFigures('bench.json', report);
  for (const [file, plot] of drawPlots(report)) writePlot(file, plot);
  writePart('figures', figures);
  writePart('targets', targetTable(report));
}

function measureDecide(): DecideReport {
  say('deciding on one core');
  const told = execFileSync(process.execPath, [inCheckout('dist/bench/decide.js')], { encoding: 'utf8' });
  return JSON.parse(told) as DecideReport;
}

// What is due at the end of the process (servers, folders) is due when a signal ends it too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

void main(readSettings());
