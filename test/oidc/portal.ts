// A frontend that signs people in, made of a client library that knows nothing of this server.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomPKCECodeVerifier,
  type Configuration,
} from 'openid-client';
import { Browser } from './browser.js';

/** A port at which nothing listens: the browser stops before it goes there. */
export const CALLBACK = 'http://127.0.0.1:65001/callback';

export interface Attempt {
  readonly browser: Browser;
  readonly verifier: string;
  /** The page of the server on which the person is now. */
  readonly step: URL;
  readonly page: string;
}

export function openPortal(issuer: string, clientId: string): Promise<Configuration> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- plain HTTP on this machine
  return discovery(new URL(issuer), clientId, undefined, None(), { execute: [allowInsecureRequests] });
}

/** Brings a browser to the login page. */
export async function begin(
  portal: Configuration,
  parameters: Readonly<Record<string, string>> = {},
  browser = new Browser(),
): Promise<Attempt> {
  const verifier = randomPKCECodeVerifier();
  const url = buildAuthorizationUrl(portal, {
    redirect_uri: CALLBACK,
    scope: 'openid account:read cpni:read',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  const { location, page } = await browser.follow(await browser.get(url));
  if (page === null) throw new Error(`sent back at once: ${location.searchParams.get('error') ?? ''}`);
  return { browser, verifier, step: location, page };
}

/** Signs in and answers the consent page. */
export async function signIn(attempt: Attempt, name: string, password = `demo-${name}`): Promise<Attempt> {
  const { browser, step } = attempt;
  const sent = await browser.send(`${step.pathname}/login`, { name, password });
  const { location, page } = await browser.follow(sent);
  if (sent.status !== 303 || page === null) throw new Error(`not signed in: ${sent.status}`);
  return { ...attempt, step: location, page };
}

/** Answers where the browser is sent with the code, or with the refusal. */
export async function answer(
  { browser, step }: Attempt,
  decision: 'consent' | 'deny' = 'consent',
): Promise<URL> {
  const { location } = await browser.follow(await browser.send(`${step.pathname}/${decision}`, {}));
  return location;
}

export async function tokenOf(
  portal: Configuration,
  name: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<string> {
  const attempt = await signIn(await begin(portal, parameters), name);
  const { access_token: token } = await authorizationCodeGrant(portal, await answer(attempt), {
    pkceCodeVerifier: attempt.verifier,
  });
  return token;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
  };
}

export async function ask(api: string, token: string, query: string): Promise<GraphqlAnswer> {
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as GraphqlAnswer['body'] };
}

export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<Record<string, unknown>>;
}
