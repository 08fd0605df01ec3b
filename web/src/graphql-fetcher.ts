// Sends an operation as the demo caller of the session. The answer's body is shown whatever the HTTP status, since
// refusals of the whole operation (401, 400, 503) carry their reasons in it.
import type { GraphiQLProps } from 'graphiql';
import type { DemoSession } from './demo-session.js';

type Fetcher = GraphiQLProps['fetcher'];

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

interface ErrorBody {
  errors?: { extensions?: { code?: string } }[];
}

export function createGraphqlFetcher(session: DemoSession): Fetcher {
  return async (params, options) => {
    const typed = options?.headers ?? {};
    const send = async (): Promise<unknown> => {
      const headers = { ...HEADERS, ...(await session.authorization()), ...typed };
      const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(params) });
      return response.json();
    };
    const answer = await send();
    if (!isTokenExpired(answer)) return answer as never;
    session.forgetToken();
    return (await send()) as never;
  };
}

function isTokenExpired(answer: unknown): boolean {
  return (answer as ErrorBody).errors?.[0]?.extensions?.code === 'TOKEN_EXPIRED';
}
