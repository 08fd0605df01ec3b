// A company signs in with its own key and gets a token that no one else can use: the example program, run as it stands, and what is
// refused beside it.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  discovery,
  fetchProtectedResource,
  getDPoPHandle,
  modifyAssertion,
  PrivateKeyJwt,
  randomDPoPKeyPair,
  WWWAuthenticateChallengeError,
  type Configuration,
} from 'openid-client';
import { Connection } from '../../examples/partner/connection.js';
import { makeKey, readPrivateKey } from '../../examples/partner/key.js';
import { endOf, untilPrinted, useApiProcess } from './api-process.js';
import { ask, claimsOf } from './portal.js';
import { runTypescript } from '../support/run-program.js';

const api = useApiProcess();
const MARKETING = { purposes: ['MARKETING_SAME_CATEGORY'], categories: ['TYPE', 'BILLING'] };
const SERVICES = `query ($number: String!, $purpose: Purpose!) { accountByNumber(number: $number) {
  cpni(purpose: $purpose, offering: LOCAL, reference: "CAMPAIGN-0001") { services { type } balance { amount } } } }`;
const VARIABLES = { number: 'ACCT-0001', purpose: 'MARKETING_SAME_CATEGORY' };

let folder: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'partner-')), 'key');
  await register('example-partner', await makeKey(folder));
});

afterAll(() => rm(join(folder, '..'), { recursive: true }));

function register(clientId: string, key: string, ...words: readonly string[]): Promise<string> {
  return api.command(
    ...['client', 'register', '--company', 'affiliate-active', '--name', 'Example partner'],
    ...['--client-id', clientId, '--purposes', 'MARKETING_SAME_CATEGORY,FRAUD_SECURITY', '--jwks', key],
    ...words,
  );
}

function connect(clientId = 'example-partner', keys = folder): Promise<Connection> {
  const settings = { command: 'run' as const, issuer: api.issuer, api: api.audience, clientId, folder: keys };
  return Connection.open(settings, MARKETING);
}

/** The code of a request that the API refused as a whole. */
async function codeOf(request: Promise<unknown>): Promise<unknown> {
  const error: unknown = await request.then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof WWWAuthenticateChallengeError)) throw new Error('it was not refused');
  const { errors } = (await error.response.json()) as { errors: { extensions: { code: string } }[] };
  return errors[0]?.extensions.code;
}

async function configure(clientId = 'example-partner'): Promise<Configuration> {
  const key = PrivateKeyJwt(await readPrivateKey(folder));
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- plain HTTP on this machine
  return discovery(new URL(api.issuer), clientId, undefined, key, { execute: [allowInsecureRequests] });
}

test('the example, run as documented, reads what is permitted and shows both refusals', async () => {
  const words = ['--issuer', api.issuer, '--api', api.audience, '--folder', folder];
  const example = runTypescript('examples/partner/main.ts', words, {});
  const printed: string[] = [];
  example.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  await untilPrinted(example, /PURPOSE_NOT_GRANTED'/);
  await endOf(example);
  expect(printed.join('')).toContain("services: [ { type: 'SIP_TRUNKING' }");
  expect(printed.join('')).toContain("reason: 'CATEGORY_NOT_NEEDED'");
});

test('the token is bound to the key of the proof, is for the client itself, and lives ten minutes', async () => {
  const configuration = await configure();
  const keys = await randomDPoPKeyPair('ES256');
  const { access_token: token, token_type: type } = await clientCredentialsGrant(
    configuration,
    { scope: 'account:read cpni:read dpv:DirectMarketing' },
    { DPoP: getDPoPHandle(configuration, keys) },
  );
  const { cnf, ...claims } = claimsOf(token);
  expect(type).toBe('dpop');
  expect(cnf).toEqual({ jkt: expect.stringMatching(/^[\w-]{43}$/) });
  expect(claims).toMatchObject({
    aud: api.audience,
    sub: 'example-partner',
    client_id: 'example-partner',
    scope: 'account:read cpni:read dpv:DirectMarketing',
  });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(600);
  expect((await ask(api.audience, token, '{ viewer { kind } }')).status).toBe(401);
});

test('without a proof there is no token for a client that is registered with one', async () => {
  const grant = clientCredentialsGrant(await configure(), { scope: 'account:read' });
  await expect(grant).rejects.toMatchObject({ error: 'invalid_grant' });
});

test.each([
  ['two purposes in the scope', { scope: 'dpv:DirectMarketing dpv:LegalCompliance' }, 'invalid_scope'],
  ['another resource', { resource: 'https://other.example/' }, 'invalid_target'],
  [
    'a purpose that the client is not registered for',
    { authorization_details: '[{"type":"cpni","purposes":["EMERGENCY"]}]' },
    'invalid_authorization_details',
  ],
])('there is no token for %s', async (_says, parameters, error) => {
  const configuration = await configure();
  const DPoP = getDPoPHandle(configuration, await randomDPoPKeyPair('ES256'));
  await expect(clientCredentialsGrant(configuration, parameters, { DPoP })).rejects.toMatchObject({ error });
});

test('another key does not sign the client in', async () => {
  const other = join(folder, '..', 'other');
  await makeKey(other);
  await expect(connect('example-partner', other)).rejects.toMatchObject({ error: 'invalid_client' });
});

test.each(['customer-portal', 'affiliate-active', 'nobody'])(
  '%s has no key here, and gets no token',
  async (clientId) => {
    await expect(connect(clientId)).rejects.toMatchObject({ error: 'invalid_client' });
  },
);

test('an assertion is taken once', async () => {
  const assertion = await new SignJWT({ jti: 'the only one' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer('example-partner')
    .setSubject('example-partner')
    .setAudience(api.issuer)
    .setExpirationTime('1 minute')
    .sign(await readPrivateKey(folder));
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'account:read',
    client_id: 'example-partner',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
  const use = async (): Promise<unknown> => {
    const response = await fetch(`${api.issuer}/token`, { method: 'POST', body });
    return ((await response.json()) as { error: string }).error;
  };
  // The first is known and lacks its proof of possession; the second is not known any more.
  expect([await use(), await use()]).toEqual(['invalid_grant', 'invalid_client']);
});

test('where proofs must cover the body, one without its digest, or with that of another body, is refused', async () => {
  await register('digest-partner', join(folder, 'public-key.json'), '--requires-body-digest');
  const configuration = await configure('digest-partner');
  const keys = await randomDPoPKeyPair('ES256');
  const DPoP = getDPoPHandle(configuration, keys);
  const { access_token: token } = await clientCredentialsGrant(
    configuration,
    { scope: 'account:read' },
    { DPoP },
  );
  const askWith = (digest: string | undefined): Promise<Response> =>
    fetchProtectedResource(
      configuration,
      token,
      new URL(api.audience),
      'POST',
      JSON.stringify({ query: '{ viewer { kind } }' }),
      new Headers({ 'content-type': 'application/json' }),
      {
        DPoP: getDPoPHandle(configuration, keys, {
          [modifyAssertion]: (_header, claims) => {
            if (digest !== undefined) claims['x-camara:bh'] = digest;
          },
        }),
      },
    );
  const right = createHash('sha256').update('{"query":"{ viewer { kind } }"}').digest('base64url');
  const other = createHash('sha256').update('{"query":"{ viewer { purposes } }"}').digest('base64url');
  expect((await askWith(right)).status).toBe(200);
  expect(await codeOf(askWith(other))).toBe('TOKEN_BINDING');
  expect(await codeOf(askWith(undefined))).toBe('TOKEN_BINDING');
});

test('a client is refused the moment it is suspended, and so is its next token', async () => {
  await register('short-lived', join(folder, 'public-key.json'));
  const connection = await connect('short-lived');
  expect((await connection.ask(SERVICES, VARIABLES)).errors?.map(({ extensions }) => extensions)).toEqual([
    expect.objectContaining({ reason: 'CATEGORY_NOT_NEEDED' }),
  ]);
  await api.command('client', 'suspend', 'short-lived');
  expect(await codeOf(connection.ask(SERVICES, VARIABLES))).toBe('CLIENT_SUSPENDED');
  await expect(connect('short-lived')).rejects.toMatchObject({ error: 'invalid_client' });
});
