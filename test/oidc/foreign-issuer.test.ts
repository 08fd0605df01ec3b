// Tokens of another company's issuer, trusted by TOKEN_ISSUER: its clients are those that are registered for it, and no others.
import type { ChildProcess } from 'node:child_process';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  discovery,
  getDPoPHandle,
  randomDPoPKeyPair,
  fetchProtectedResource,
  type Configuration,
} from 'openid-client';
import { freePort } from '../support/postgres-server.js';
import { endOf, untilPrinted, useApiProcess } from './api-process.js';
import { runTypescript } from '../support/run-program.js';

const AUDIENCE = 'http://localhost:4000/graphql';

let foreign: ChildProcess;
let issuer: string;

const api = useApiProcess(async () => {
  const port = await freePort();
  issuer = `http://localhost:${port}`;
  foreign = runTypescript('test/oidc/foreign-issuer.ts', [String(port), AUDIENCE], {});
  await untilPrinted(foreign, /listening/);
  return { TOKEN_ISSUER: issuer, TOKEN_JWKS_URL: `${issuer}/jwks`, TOKEN_AUDIENCE: AUDIENCE };
});

afterAll(() => endOf(foreign));

const BALANCE = `{ accountByNumber(number: "ACCT-0001") {
  cpni(purpose: BILLING_COLLECTION) { balance { amount } } } }`;

async function askAsForeigner(): Promise<Response> {
  const secret = 'a secret between the two of them';
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- plain HTTP on this machine
  const insecure = { execute: [allowInsecureRequests] };
  const configuration: Configuration = await discovery(
    new URL(issuer),
    'foreign-agent',
    secret,
    undefined,
    insecure,
  );
  const DPoP = getDPoPHandle(configuration, await randomDPoPKeyPair('ES256'));
  const scope = 'account:read cpni:read dpv:PaymentManagement';
  const { access_token: token } = await clientCredentialsGrant(configuration, { scope }, { DPoP });
  return fetchProtectedResource(
    configuration,
    token,
    new URL(api.audience),
    'POST',
    JSON.stringify({ query: BALANCE }),
    new Headers({ 'content-type': 'application/json' }),
    { DPoP },
  );
}

test('a client that nobody registered for the issuer is refused', async () => {
  await expect(askAsForeigner()).rejects.toMatchObject({ status: 401 });
});

test('a client that is registered for the issuer reads as its company may', async () => {
  await api.command(
    ...['client', 'register', '--issuer', issuer, '--client-id', 'foreign-agent'],
    ...['--company', 'agent-payments', '--name', 'Agent', '--purposes', 'BILLING_COLLECTION'],
  );
  const response = await askAsForeigner();
  expect(await response.json()).toEqual({
    data: { accountByNumber: { cpni: { balance: { amount: expect.any(String) } } } },
    extensions: { cost: expect.any(Object) },
  });
});

test('the same client_id at the embedded issuer is another client', async () => {
  const clients = await api.command('client', 'list');
  expect(clients.split('\n').filter((line) => line.includes('foreign-agent'))).toEqual([
    expect.stringMatching(`^${issuer}\tforeign-agent\tagent-payments\tactive`),
  ]);
});
