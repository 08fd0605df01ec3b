// `npm run bench -- --scale`: the same work at sizes of data that lie far apart, each in a database and behind a process of its own,
// in alternating rounds of one run.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, toIso } from '../src/clock.js';
import { askEach } from './compare.js';
import { startContestant, type RunningContestant } from './contestant-process.js';
import { CONTESTANTS } from './contestants.js';
import { askedOf, fillToSize, UNITS, type Size } from './fill-scale.js';
import { startIssuer, type BenchIssuer } from './issuer.js';
import { CONNECTIONS, measureRound, type Measured, type Round } from './measure.js';
import { openPostgres, queryOnce, untilSealed, type BenchPostgres } from './postgres.js';
import { say } from './progress.js';
import { questionsOf } from './questions.js';
import { describeMachine } from './report/machine.js';
import type { ScaleReport, SizeResult } from './report/scale-report.js';
import type { BenchSettings, ScaleSettings } from './settings.js';
import { environmentOf } from './stage.js';
import { takeTurns } from './take-turns.js';
import { usagePeriod, WORKS } from './works.js';

interface Filled extends Size {
  readonly url: string;
  readonly bytes: number;
  /** Null: it was there already. */
  readonly fillSeconds: number | null;
}

interface Standing extends Filled {
  readonly server: RunningContestant;
  readonly measured: readonly Measured[];
}

type Ends = (() => unknown)[];

export async function runScale(settings: BenchSettings, scale: ScaleSettings): Promise<ScaleReport> {
  const given = process.env['DATABASE_URL'];
  if (scale.keep && given === undefined)
    throw new Error('only a server that DATABASE_URL names can keep databases');
  const machine = describeMachine();
  const ends: Ends = [];
  try {
    const issuer = await startIssuer();
    ends.push(issuer.close);
    const postgres = await openPostgres(given);
    ends.push(postgres.stop);
    const { filled, notRun } = await fillSizes(postgres, issuer, scale);
    const standing = await startServers(filled, issuer, ends);
    const sizes = await measureSizes(standing, postgres, settings);
    return {
      date: toIso(systemClock.now()).slice(0, 10),
      machine,
      node: process.versions.node,
      postgres: { version: await postgres.version(), says: postgres.says },
      connections: CONNECTIONS,
      secondsPerRound: settings.seconds,
      sizes,
      notRun,
    };
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

async function fillSizes(postgres: BenchPostgres, issuer: BenchIssuer, scale: ScaleSettings) {
  const filled: Filled[] = [];
  const notRun: ScaleReport['notRun'][number][] = [];
  for (const size of sizesOf(scale)) {
    const why = reasonAgainst(size, filled, scale);
    if (why === null) filled.push(await fill(postgres, size, issuer, scale.keep));
    else notRun.push({ ...size, why });
  }
  for (const { unit, size, why } of notRun) say(`not run: ${size.toLocaleString('en')} ${unit}: ${why}`);
  return { filled, notRun };
}

function sizesOf({ accounts, calls }: ScaleSettings): Size[] {
  return [
    ...accounts.map((size) => ({ unit: 'accounts' as const, size })),
    ...calls.map((size) => ({ unit: 'calls' as const, size })),
  ];
}

/** Bytes of a row with its share of the indexes, before one has been measured. */
const BYTES_OF_ROW = 400;
const DISK_LEFT = 5 * 2 ** 30;

/** Null: it can be filled. Time and disk go by the largest that was filled before. */
function reasonAgainst({ unit, size }: Size, filled: readonly Filled[], scale: ScaleSettings): string | null {
  const rows = UNITS[unit].rows(size);
  const rowsOf = (one: Filled) => UNITS[one.unit].rows(one.size);
  const known = filled.toSorted((one, other) => rowsOf(other) - rowsOf(one));
  const largest = known[0];
  const bytes = rows * (largest === undefined ? BYTES_OF_ROW : largest.bytes / rowsOf(largest));
  const { bavail, bsize } = statfsSync(tmpdir());
  if (bytes + DISK_LEFT > bavail * bsize) return `takes about ${(bytes / 2 ** 30).toFixed(0)} GB of disk`;
  const timed = known.find(({ fillSeconds }) => fillSeconds !== null);
  const minutes = timed === undefined ? 0 : ((timed.fillSeconds ?? 0) / 60 / rowsOf(timed)) * rows;
  return minutes > scale.mostMinutes ? `takes about ${minutes.toFixed(0)} minutes to fill` : null;
}

async function fill(
  postgres: BenchPostgres,
  size: Size,
  issuer: BenchIssuer,
  keep: boolean,
): Promise<Filled> {
  const name = `scale_${size.unit}_${size.size}`;
  const began = performance.now();
  const { url, there } = keep
    ? await postgres.createToKeep(name, (fresh) => fillToSize(fresh, size, issuer.iss))
    : { url: await postgres.create(name), there: false };
  if (!keep) await fillToSize(url, size, issuer.iss);
  const fillSeconds = there ? null : (performance.now() - began) / 1000;
  const { bytes } = await queryOnce<{ bytes: string }>(url, SIZE);
  say(`${size.size.toLocaleString('en')} ${size.unit}: ${(Number(bytes) / 2 ** 30).toFixed(2)} GB`);
  return { ...size, url, bytes: Number(bytes), fillSeconds };
}

const SIZE = 'SELECT pg_database_size(current_database()) AS bytes';

async function startServers(filled: readonly Filled[], issuer: BenchIssuer, ends: Ends): Promise<Standing[]> {
  const [ours] = CONTESTANTS;
  if (ours === undefined) throw new Error('there is nobody to measure');
  const folder = mkdtempSync(join(tmpdir(), 'account-data-bench-'));
  ends.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const standing: Standing[] = [];
  for (const one of filled) {
    const name = `${one.unit}-${one.size}`;
    say(`starting a server on ${name}`);
    const environment = environmentOf(issuer, one.url, join(folder, name));
    const server = await startContestant(ours, { node: process.execPath, environment });
    ends.push(server.stop);
    standing.push({ ...one, server, measured: await askAll(one, server, issuer) });
  }
  return standing;
}

async function askAll(filled: Filled, server: RunningContestant, issuer: BenchIssuer): Promise<Measured[]> {
  const work = WORKS.find(({ name }) => name === UNITS[filled.unit].work);
  if (work === undefined) throw new Error('no such work');
  const accounts = { [work.name]: await askedOf(filled.url, filled) };
  const asking = { issuer, accounts, period: usagePeriod(systemClock.now()) };
  const { measured } = await askEach(server, await questionsOf(server, work, asking));
  return measured;
}

async function measureSizes(
  standing: readonly Standing[],
  postgres: BenchPostgres,
  { rounds, seconds, warmUpSeconds }: BenchSettings,
): Promise<SizeResult[]> {
  const measure = ({ server, measured, url }: Standing, time: number): Promise<Round> =>
    measureRound(server, measured, time, {
      postgresCpuMs: postgres.cpuMs,
      settled: () => untilSealed(url),
    });
  const results: SizeResult[] = [];
  for (const unit of ['accounts', 'calls'] as const) {
    const entries = standing.filter((one) => one.unit === unit);
    for (const entry of entries) await measure(entry, warmUpSeconds);
    const roundsOf = await takeTurns(entries, rounds, async (entry, round) => {
      const figures = await measure(entry, seconds);
      say(
        `${UNITS[unit].work} round ${round + 1}, ${entry.size.toLocaleString('en')} ${unit}: p50 ${figures.p50Ms.toFixed(1)} ms`,
      );
      return figures;
    });
    for (const entry of entries) {
      const { size, bytes, fillSeconds, measured } = entry;
      const { work } = UNITS[unit];
      results.push({ work, unit, size, bytes, fillSeconds, asked: measured.length, rounds: roundsOf(entry) });
    }
  }
  return results;
}
