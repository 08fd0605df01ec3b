// One round: sixteen connections ask the same for some seconds, each as soon as it has its answer.
import { Agent, request } from 'node:http';
import type { MeasuredServer } from './measured-server.js';

export const CONNECTIONS = 16;

export interface Round {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
}

export interface Question {
  readonly token: string;
  readonly query: string;
}

export async function measureRound(
  server: MeasuredServer,
  question: Question,
  seconds: number,
): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  const before = await server.used();
  const began = performance.now();
  const end = began + seconds * 1000;
  const connection = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      await ask(server.port, question, agent);
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const elapsed = (performance.now() - began) / 1000;
  const after = await server.used();
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return {
    requestsPerSecond: latencies.length / elapsed,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMsPerRequest: (after.cpuMs - before.cpuMs) / latencies.length,
  };
}

/** The body of the answer. Rejected unless the answer is 200 and without errors: nothing else is worth measuring. */
export function ask(port: number, { token, query }: Question, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = request(
      { host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers, ...(agent && { agent }) },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => (body += text));
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200 && !body.startsWith('{"errors"')) resolve(body);
          else
            reject(
              new Error(`not an answer to measure: HTTP ${String(answer.statusCode)} ${body.slice(0, 300)}`),
            );
        });
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
