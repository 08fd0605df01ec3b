// One round: sixteen connections ask for the same work for some seconds, each as soon as it has its answer.
import { Connection } from './connection.js';
import type { RunningContestant } from './contestant-process.js';
import { byTurns, toRequest, type Question } from './questions.js';

export const CONNECTIONS = 16;

export interface Round {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  /** Of all processes of PostgreSQL; null where it cannot be seen. */
  readonly postgresCpuMsPerRequest: number | null;
  /** Of the client that asks: what it takes, the servers do not get. */
  readonly clientCpuMsPerRequest: number;
  /** After the last answer, until all that the requests left to be done was done. */
  readonly afterwardsMs: number;
}

/** A question with the length of its answer: one that is of another length is not the answer that was compared. */
export interface Measured {
  readonly question: Question;
  readonly bytes: number;
}

export interface Surroundings {
  readonly postgresCpuMs: () => number | null;
  /** Fulfilled once nothing is left to be done of what was asked. */
  readonly settled: () => Promise<void>;
}

export async function measureRound(
  contestant: RunningContestant,
  measured: readonly Measured[],
  seconds: number,
  { postgresCpuMs, settled }: Surroundings,
): Promise<Round> {
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => Connection.open(contestant.port)),
  );
  const before = { server: await contestant.used(), postgres: postgresCpuMs() };
  const clientBefore = process.cpuUsage();
  const began = performance.now();
  const latencies = await askAll(connections, measured, began + seconds * 1000);
  const answered = performance.now();
  const client = process.cpuUsage(clientBefore);
  for (const connection of connections) connection.close();
  await settled();
  const done = performance.now();
  const after = { server: await contestant.used(), postgres: postgresCpuMs() };
  const requests = latencies.length;
  return {
    requests,
    requestsPerSecond: requests / ((answered - began) / 1000),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMsPerRequest: (after.server.cpuMs - before.server.cpuMs) / requests,
    postgresCpuMsPerRequest:
      after.postgres === null || before.postgres === null
        ? null
        : (after.postgres - before.postgres) / requests,
    clientCpuMsPerRequest: (client.user + client.system) / 1000 / requests,
    afterwardsMs: done - answered,
  };
}

/** Milliseconds of every request, shortest first. */
async function askAll(
  connections: readonly Connection[],
  measured: readonly Measured[],
  end: number,
): Promise<number[]> {
  const latencies: number[] = [];
  let next = 0;
  const askOn = async (connection: Connection) => {
    while (performance.now() < end) {
      const { question, bytes } = byTurns(measured, next++);
      const asked = performance.now();
      const { status, body } = await connection.ask(toRequest(question));
      latencies.push(performance.now() - asked);
      if (status !== 200 || body.length !== bytes)
        throw new Error(`not the answer to measure: HTTP ${status} ${body.toString('utf8', 0, 300)}`);
    }
  };
  await Promise.all(connections.map(askOn));
  return latencies.sort((one, other) => one - other);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
