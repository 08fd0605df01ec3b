// One request of a client, down to the byte: what came back, and whether it came whole. A part of an answer is received too.
import { Agent, request } from 'node:http';

export interface Reply {
  /** Null when no header came. */
  readonly status: number | null;
  readonly requestId: string | null;
  readonly body: string;
  readonly whole: boolean;
  /** The error of the connection, by code. */
  readonly lost: string | null;
}

export interface Connected {
  readonly port: number;
  readonly agent: Agent;
}

export interface Asked extends Connected {
  readonly token: string | null;
  readonly query: string;
}

/** A request to be sent as it is, good or bad. */
export interface Sent {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Longer than any deadline of the server: an answer that takes longer never comes. */
const PATIENCE_MS = 120_000;

export function createAgent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 });
}

/** Never rejected. */
export function ask({ port, agent, token, query }: Asked): Promise<Reply> {
  return send(
    { port, agent },
    {
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query }),
    },
  );
}

/** Never rejected. */
export function send({ port, agent }: Connected, { method = 'POST', headers, body }: Sent): Promise<Reply> {
  return new Promise((resolve) => {
    let status: number | null = null;
    let requestId: string | null = null;
    let received = '';
    const end = (lost: string | null) => {
      resolve({ status, requestId, body: received, whole: lost === null, lost });
    };
    const sent = request(
      { host: '127.0.0.1', port, agent, path: '/graphql', method, timeout: PATIENCE_MS, headers },
      (answer) => {
        status = answer.statusCode ?? null;
        requestId = String(answer.headers['x-request-id']);
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => (received += text));
        answer.on('end', () => {
          end(null);
        });
        answer.on('error', (error) => {
          end(codeOf(error));
        });
      },
    );
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'NO_ANSWER' })));
    sent.on('error', (error) => {
      end(codeOf(error));
    });
    sent.end(body);
  });
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message;
}
