// People sign in with code and PKCE, through a client library that knows nothing of this server, over HTTP against the real one.
import { authorizationCodeGrant, type Configuration } from 'openid-client';
import { PURPOSES } from '../../src/policy/purposes.js';
import { useApiProcess } from './api-process.js';
import { answer, ask, begin, CALLBACK, claimsOf, openPortal, signIn, tokenOf } from './portal.js';

const api = useApiProcess();
let portal: Configuration;
let staff: Configuration;

beforeAll(async () => {
  portal = await openPortal(api.issuer, 'customer-portal');
  staff = await openPortal(api.issuer, 'staff-console');
});

const BALANCE =
  '{ accountByNumber(number: "ACCT-0001") { number cpni(purpose: SELF_ACCESS) { balance { amount } } } }';

function details(detail: object): { authorization_details: string } {
  return { authorization_details: JSON.stringify([{ type: 'cpni', ...detail }]) };
}

test('the owner signs in, agrees, and reads the own account', async () => {
  const { status, body } = await ask(api.audience, await tokenOf(portal, 'owner'), BALANCE);
  expect([status, body.errors]).toEqual([200, undefined]);
  expect(body.data).toEqual({
    accountByNumber: { number: 'ACCT-0001', cpni: { balance: { amount: expect.any(String) } } },
  });
});

test('who signs up without a token signs in with the name that was answered, and owns the account', async () => {
  const person = {
    name: 'Una Harbour',
    email: 'una@harbour.example',
    phone: '+15035550177',
    address: { lines: ['3 Quay Street'], city: 'Salem', country: 'US' },
  };
  const password = 'quiet-marble-lantern-42';
  const response = await fetch(api.audience, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        'mutation ($input: SignUpInput!) { signUp(input: $input) { number loginName userErrors { code } } }',
      variables: {
        input: {
          kind: 'RESIDENTIAL',
          name: person.name,
          owner: person,
          policyVersion: '2015-03-30',
          password,
        },
      },
    }),
  });
  const { data } = (await response.json()) as {
    data: { signUp: { number: string; loginName: string; userErrors: unknown[] } };
  };
  expect(data.signUp.userErrors).toEqual([]);
  const { number, loginName } = data.signUp;
  await expect(signIn(await begin(portal), loginName, `${password}x`)).rejects.toThrow('401');
  const attempt = await signIn(await begin(portal), loginName, password);
  const { access_token: token } = await authorizationCodeGrant(portal, await answer(attempt), {
    pkceCodeVerifier: attempt.verifier,
  });
  const { body } = await ask(
    api.audience,
    token,
    `{ accountByNumber(number: "${number}") { status cpni(purpose: SELF_ACCESS) { balance { amount } } } }`,
  );
  expect(body.data).toEqual({ accountByNumber: { status: 'APPLICANT', cpni: { balance: null } } });
  expect(body.errors?.[0]?.extensions).toMatchObject({ reason: 'NOT_A_CUSTOMER' });
});

test('the token is in the form that any conforming issuer gives (RFC 9068)', async () => {
  const token = await tokenOf(portal, 'owner');
  const [header = ''] = token.split('.');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
    typ: 'at+jwt',
    alg: 'EdDSA',
  });
  const claims = claimsOf(token);
  expect(claims).toMatchObject({
    iss: api.issuer,
    aud: api.audience,
    sub: 'owner',
    client_id: 'customer-portal',
    scope: 'account:read cpni:read',
    amr: ['pwd'],
    acr: 'urn:account-data:password',
    auth_time: expect.any(Number),
    grant_id: expect.any(String),
    jti: expect.any(String),
  });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900);
});

test('staff sign in with their role and the purposes of their role, not those of the whole console', async () => {
  const { body } = await ask(
    api.audience,
    await tokenOf(staff, 'billing'),
    '{ viewer { kind roles purposes } }',
  );
  expect(body.data).toEqual({
    viewer: {
      kind: 'STAFF',
      roles: ['BILLING'],
      purposes: expect.arrayContaining([
        'BILLING_COLLECTION',
        'ACCOUNT_COMMUNICATION',
        'AGGREGATE_ANALYTICS',
      ]),
    },
  });
  expect(JSON.stringify(body)).not.toContain('MARKETING');
});

test('the consent page says in words who asks, for what, on which account and for which purposes', async () => {
  const asked = details({ purposes: ['SELF_ACCESS'], datatypes: ['BILLING'], identifier: 'ACCT-0001' });
  const { page } = await signIn(await begin(portal, asked), 'owner');
  for (const words of [
    'Customer portal asks for access',
    'account ACCT-0001 alone',
    'what the customer is charged',
    PURPOSES.SELF_ACCESS.means,
  ])
    expect(page).toContain(words);
  expect(page).not.toContain('whom or where the customer calls');
  expect(page).not.toContain(PURPOSES.AGGREGATE_ANALYTICS.means);
});

test('the token says what was agreed to and no more', async () => {
  const token = await tokenOf(portal, 'owner', details({ datatypes: ['TYPE'], purposes: ['SELF_ACCESS'] }));
  expect(claimsOf(token)['authorization_details']).toEqual([
    { type: 'cpni', actions: ['read'], datatypes: ['TYPE'], purposes: ['SELF_ACCESS'] },
  ]);
  const { body } = await ask(api.audience, token, BALANCE);
  expect(body.errors?.map(({ extensions }) => extensions['reason'])).toEqual(['CATEGORY_NOT_GRANTED']);
});

test('a person who refuses is sent back without a code', async () => {
  const location = await answer(await signIn(await begin(portal), 'owner'), 'deny');
  expect(location.searchParams.get('error')).toBe('access_denied');
  expect(location.searchParams.has('code')).toBe(false);
});

test('who is signed in as a customer has to sign in anew for the console of the staff', async () => {
  const { browser } = await signIn(await begin(portal), 'owner');
  const { page } = await begin(staff, {}, browser);
  expect(page).toContain('<h1>Sign in</h1>');
});

test('a customer cannot sign in at the console of the staff, and learns no more than with a wrong password', async () => {
  const { browser, step } = await begin(staff);
  const known = await browser.send(`${step.pathname}/login`, { name: 'owner', password: 'demo-owner' });
  const unknown = await browser.send(`${step.pathname}/login`, { name: 'nobody', password: 'x' });
  expect([known.status, unknown.status]).toEqual([401, 401]);
  expect((await known.text()).replace('value="owner"', '')).toBe(
    (await unknown.text()).replace('value="nobody"', ''),
  );
});

test.each([
  ['another verifier', 'a'.repeat(43)],
  ['no verifier', undefined],
])('a code is worth nothing with %s', async (_says, verifier) => {
  const location = await answer(await signIn(await begin(portal), 'owner'));
  const exchange = authorizationCodeGrant(
    portal,
    location,
    verifier === undefined ? {} : { pkceCodeVerifier: verifier },
  );
  await expect(exchange).rejects.toMatchObject({ error: 'invalid_grant' });
});

test.each([
  ['without PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
  ['with a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['for another resource', { resource: 'https://other.example/' }, 'invalid_target'],
  ['for details of an unknown type', details({ type: 'other' }), 'invalid_authorization_details'],
  ['for a purpose of others', details({ purposes: ['LEGAL_PROCESS'] }), 'invalid_authorization_details'],
  ['with an unknown member', details({ everything: true }), 'invalid_authorization_details'],
  ['with an unknown category', details({ datatypes: ['ALL'] }), 'invalid_authorization_details'],
])('a request %s is refused before anybody signs in', async (_says, parameters, error) => {
  await expect(begin(portal, parameters)).rejects.toThrow(`sent back at once: ${error}`);
});

test('a redirect to an address that is not registered is not made', async () => {
  const { page } = await begin(portal, { redirect_uri: 'https://evil.example/callback' });
  expect(page).toContain('invalid_redirect_uri');
});

test('a code that is used twice ends the token that it gave', async () => {
  const attempt = await signIn(await begin(portal), 'owner');
  const location = await answer(attempt);
  const exchange = () => authorizationCodeGrant(portal, location, { pkceCodeVerifier: attempt.verifier });
  const { access_token: token } = await exchange();
  await expect(exchange()).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await ask(api.audience, token, BALANCE)).status).toBe(401);
});

test('a form that another site sent is refused', async () => {
  const { browser, step } = await begin(portal);
  const sent = await browser.send(
    `${step.pathname}/login`,
    { name: 'owner', password: 'demo-owner' },
    { 'sec-fetch-site': 'cross-site' },
  );
  expect(sent.status).toBe(400);
});

test('a step of another browser is not taken', async () => {
  const { step } = await begin(portal);
  const { browser } = await begin(portal);
  expect(
    (await browser.send(`${step.pathname}/login`, { name: 'owner', password: 'demo-owner' })).status,
  ).toBe(400);
});

test('a cookie stays with this server and out of the reach of scripts, and is sent by no other site’s form', async () => {
  const url = `${api.issuer}/auth?${String(
    new URLSearchParams({
      client_id: 'customer-portal',
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    }),
  )}`;
  const { status, headers } = await fetch(url, { redirect: 'manual' });
  const cookies = headers.getSetCookie();
  expect(status).toBe(303);
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; httponly(;|$)/i);
    expect(cookie).toMatch(/; samesite=lax(;|$)/i);
    expect(cookie).not.toMatch(/; domain=/i);
    expect(cookie.length).toBeLessThan(4096);
  }
});

test('what is typed into the name field comes back escaped', async () => {
  const { browser, step } = await begin(portal);
  const sent = await browser.send(`${step.pathname}/login`, {
    name: '"><script>alert(1)</script>',
    password: 'x',
  });
  const page = await sent.text();
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(page).not.toContain('<script');
});

test.each(['name', 'password'])(
  'a card number that is typed as the %s is refused, and not shown again',
  async (field) => {
    const { browser, step } = await begin(portal);
    const typed = { name: 'owner', password: 'demo-owner', [field]: '4111 1111-1111 1111' };
    const sent = await browser.send(`${step.pathname}/login`, typed);
    const page = await sent.text();
    expect(sent.status).toBe(400);
    expect(page).toContain('Card numbers are not accepted');
    expect(page).not.toContain('4111');
  },
);

test('the pages may not be framed, run no script, and lead nowhere but back to the client', async () => {
  const { browser, step } = await begin(portal);
  const { headers } = await browser.get(step);
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http:\/\/127\.0\.0\.1:65001$/,
  );
  expect(headers.get('cache-control')).toBe('no-store');
});

test('the address in what it publishes is its own, whatever the Host header says', async () => {
  const response = await fetch(`${api.issuer}/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  });
  const metadata = (await response.json()) as Record<string, unknown>;
  expect(metadata).toMatchObject({ issuer: api.issuer, token_endpoint: `${api.issuer}/token` });
  expect(JSON.stringify(metadata)).not.toContain('evil');
});

test('what it publishes: code and client credentials, S256, no shared secrets, DPoP and details of type cpni', async () => {
  const metadata: unknown = await (await fetch(`${api.issuer}/.well-known/openid-configuration`)).json();
  expect(metadata).toMatchObject({
    grant_types_supported: ['authorization_code', 'client_credentials'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    dpop_signing_alg_values_supported: ['EdDSA', 'ES256', 'PS256', 'RS256'],
    authorization_details_types_supported: ['cpni'],
    jwks_uri: `${api.issuer}/.well-known/jwks.json`,
  });
});

test('over HTTP too, too many tries are told to wait', async () => {
  const { browser, step } = await begin(portal);
  const statuses: number[] = [];
  for (let time = 0; time < 6; time += 1)
    statuses.push(
      (await browser.send(`${step.pathname}/login`, { name: 'applicant', password: 'x' })).status,
    );
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  const paused = await browser.send(`${step.pathname}/login`, {
    name: 'applicant',
    password: 'demo-applicant',
  });
  expect(paused.status).toBe(429);
  expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await paused.text()).toContain('Too many tries. Try again in');
});

test('who signs out ends the tokens that were made for the session', async () => {
  const attempt = await signIn(await begin(portal), 'owner');
  const { access_token: token } = await authorizationCodeGrant(portal, await answer(attempt), {
    pkceCodeVerifier: attempt.verifier,
  });
  const { browser } = attempt;
  const page = await (await browser.get(`${api.issuer}/session/end`)).text();
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
  expect((await ask(api.audience, token, BALANCE)).status).toBe(200);
  await browser.follow(await browser.send('/oidc/session/end/confirm', { xsrf, logout: 'yes' }));
  expect((await ask(api.audience, token, BALANCE)).body.errors?.[0]?.extensions['code']).toBe(
    'TOKEN_REVOKED',
  );
});
