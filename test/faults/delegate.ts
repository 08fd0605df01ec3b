// What is permitted for a while alone: the owner designates another company for an hour, and that company reads.
import type { ApiProcess } from './api-process.js';

const ACCOUNT = 'ACCT-0001';
const COMPANY = 'third-party';

export interface Designation {
  readonly from: number;
  readonly until: number;
}

export interface DelegateRead {
  readonly inTime: boolean;
  readonly ended: string;
}

interface Answer {
  readonly data?: {
    readonly accountByNumber?: {
      readonly id?: string;
      readonly cpni?: { readonly balance: unknown } | null;
    } | null;
    readonly designateDelegate?: { readonly userErrors: readonly unknown[] };
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

export async function designate(api: ApiProcess, from: number, milliseconds: number): Promise<Designation> {
  const owner = await api.mint('owner');
  const { data } = await post(api, owner, `{ accountByNumber(number: "${ACCOUNT}") { id } }`);
  const until = from + milliseconds;
  const input = {
    account: data?.accountByNumber?.id,
    company: COMPANY,
    categories: ['BILLING'],
    until: new Date(until).toISOString(),
  };
  const made = await post(
    api,
    owner,
    'mutation ($input: DesignateDelegateInput!) { designateDelegate(input: $input) { userErrors { code message } } }',
    { input },
  );
  if (made.data?.designateDelegate?.userErrors.length !== 0)
    throw new Error(`the designation was not made: ${JSON.stringify(made)}`);
  return { from, until };
}

export async function readAsDelegate(
  api: ApiProcess,
  { from, until }: Designation,
  now: number,
): Promise<DelegateRead> {
  const { data, errors = [] } = await post(
    api,
    await api.mint(COMPANY),
    `{ accountByNumber(number: "${ACCOUNT}") { cpni(purpose: CUSTOMER_DIRECTED) { balance { currency } } } }`,
  );
  const codes = errors.map(({ extensions }) => extensions.code);
  const refused = codes.length > 0 && codes.every((code) => ['CPNI_RESTRICTED', 'NOT_FOUND'].includes(code));
  const read = data?.accountByNumber?.cpni?.balance ?? null;
  const ended = read !== null ? 'permitted' : refused ? 'refused' : `neither: ${codes.join(' ')}`;
  return { inTime: from <= now && now < until, ended };
}

async function post(
  { port }: ApiProcess,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer;
}
