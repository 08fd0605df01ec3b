// `npm run bench:audit`: what the durable audit costs. The same server with and without its audit writer, on the same PostgreSQL with fsync on,
// in one run and in alternating rounds, after both have given the same answers.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createDurablePostgres } from '../test/faults/durable-postgres.js';
import { ask, CONNECTIONS, measureRound, type Question, type Round } from './measure.js';
import { startMeasuredServer, VARIANTS, type MeasuredServer, type Variant } from './measured-server.js';
import { fillDatabase, startBenchIssuer } from './prepare.js';
import { toTable, writeDocuments, type Report, type Result } from './report.js';
import { usageBefore, WORKS } from './works.js';

const WARM_UP_SECONDS = 3;

interface BenchSettings {
  readonly rounds: number;
  readonly seconds: number;
  readonly write: boolean;
}

function readSettings(): BenchSettings {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '7' },
      seconds: { type: 'string', default: '5' },
      write: { type: 'boolean', default: false },
    },
  });
  return { rounds: Number(values.rounds), seconds: Number(values.seconds), write: values.write };
}

async function main(settings: BenchSettings): Promise<void> {
  const issuer = await startBenchIssuer();
  const postgres = await createDurablePostgres();
  await postgres.start();
  await fillDatabase(postgres.url, issuer.iss);
  const environment = { ...issuer.settings, DATABASE_URL: postgres.url };
  const servers = [];
  for (const variant of VARIANTS) servers.push(await startMeasuredServer(variant, environment));
  const results: Result[] = [];
  for (const { name, caller, query } of WORKS) {
    const question = { token: await issuer.mint(caller), query: query(usageBefore(new Date())) };
    await compareAnswers(servers, question, name);
    results.push(...(await measureWork(servers, question, { ...settings, name })));
  }
  const report = await reportOf(results, servers, postgres.url, settings);
  console.log(`\n${toTable(report)}`);
  if (settings.write) writeDocuments(report);
  for (const server of servers) await server.stop();
  await postgres.stop();
  issuer.close();
}

/** Two servers that answer otherwise do not do the same work. */
async function compareAnswers(
  servers: readonly MeasuredServer[],
  question: Question,
  name: string,
): Promise<void> {
  const answers = new Set<string>();
  for (const { port } of servers) answers.add(await ask(port, question));
  if (answers.size !== 1) throw new Error(`${name}: audited and unaudited answer differently`);
  console.log(`${name}: the same answer of ${[...answers][0]?.length ?? 0} bytes from both`);
}

async function measureWork(
  servers: readonly MeasuredServer[],
  question: Question,
  { rounds, seconds, name }: BenchSettings & { name: string },
): Promise<Result[]> {
  for (const server of servers) await measureRound(server, question, WARM_UP_SECONDS);
  const measured: Record<Variant, Round[]> = { audited: [], unaudited: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? servers : servers.toReversed();
    for (const server of order) {
      const figures = await measureRound(server, question, seconds);
      measured[server.variant].push(figures);
      console.log(
        `${name} round ${round + 1} ${server.variant}: ${figures.requestsPerSecond.toFixed(0)} requests/s`,
      );
    }
  }
  return VARIANTS.map((variant) => ({ work: name, variant, rounds: measured[variant] }));
}

async function reportOf(
  results: readonly Result[],
  servers: readonly MeasuredServer[],
  databaseUrl: string,
  { seconds }: BenchSettings,
): Promise<Report> {
  const peaks: Record<Variant, number> = { audited: 0, unaudited: 0 };
  for (const server of servers) peaks[server.variant] = (await server.used()).peakMegabytes;
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} shared cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    node: process.versions.node,
    postgres: await versionOf(databaseUrl),
    connections: CONNECTIONS,
    secondsPerRound: seconds,
    peakMegabytes: peaks,
    results,
  };
}

async function versionOf(connectionString: string): Promise<string> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  return rows[0]?.server_version ?? 'unknown';
}

// What is due at the end of the process (servers, folders) is due when a signal ends it too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

void main(readSettings());
