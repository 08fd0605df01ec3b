// The issuer of a run, outside of every server that is measured: its keys over HTTP, its access tokens (RFC 9068), and for partners
// the proof of possession that goes with each request (RFC 9449).
import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { systemClock } from '../src/clock.js';
import { CPNI_DETAIL_TYPE } from '../src/identity/authorization-details.js';
import { DEMO_CALLERS, type DemoCaller, type DemoCallerName } from '../src/identity/demo-callers.js';

export const AUDIENCE = 'https://api.bench.example/graphql';
const ALGORITHM = 'EdDSA';
const TOKEN_SECONDS = 12 * 3600;

/** The headers that a request is authorized by: a new proof for every request, where there is one. */
export type Authorize = () => Readonly<Record<string, string>>;

export interface BenchIssuer {
  readonly iss: string;
  readonly jwksUrl: string;
  /** Signs its tokens, and is published. */
  readonly signer: Key;
  /** With `subject`, somebody else who calls through the same client with the same rights. */
  readonly authorize: (name: DemoCallerName, subject?: string) => Promise<Authorize>;
  readonly close: () => void;
}

export interface Key {
  readonly privateKey: KeyObject;
  readonly jwk: JWK;
  readonly thumbprint: string;
}

export async function startIssuer(): Promise<BenchIssuer> {
  const signer = await makeKey();
  const holder = await makeKey();
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end(
      JSON.stringify({ keys: [{ ...signer.jwk, kid: signer.thumbprint, use: 'sig', alg: ALGORITHM }] }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const jwksUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const iss = 'https://issuer.bench.example';
  return {
    iss,
    jwksUrl,
    signer,
    async authorize(name, subject) {
      const caller: DemoCaller = DEMO_CALLERS[name];
      const bound = caller.roles.length === 0 && caller.amr.length === 0; // a company signs in with its key
      const claims = {
        ...claimsOf({ ...caller, subject: subject ?? caller.subject }, iss),
        ...(bound ? { cnf: { jkt: holder.thumbprint } } : {}),
      };
      const token = await signToken(claims, signer);
      return bound ? () => prove(token, holder) : () => ({ authorization: `Bearer ${token}` });
    },
    close: () => server.close(),
  };
}

export async function makeKey(): Promise<Key> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = await exportJWK(publicKey);
  return { privateKey, jwk, thumbprint: await calculateJwkThumbprint(jwk) };
}

/** Of a token that is good from now on. */
export function claimsOf(caller: DemoCaller, iss: string): JWTPayload {
  const now = secondsNow();
  return {
    iss,
    aud: AUDIENCE,
    sub: caller.subject,
    client_id: caller.clientId,
    scope: caller.scopes.join(' '),
    authorization_details: [{ type: CPNI_DETAIL_TYPE, actions: ['read'], purposes: caller.purposes }],
    ...(caller.roles.length > 0 ? { roles: caller.roles } : {}),
    ...(caller.amr.length > 0 ? { amr: caller.amr, auth_time: now } : {}),
    jti: randomUUID(),
    iat: now,
    exp: now + TOKEN_SECONDS,
  };
}

export function signToken(claims: JWTPayload, { privateKey, thumbprint }: Key): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: thumbprint })
    .sign(privateKey);
}

/** With a proof for this token, good once and now but for the claims that are changed. */
export function prove(
  token: string,
  { privateKey, jwk }: Key,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  const header = encode({ typ: 'dpop+jwt', alg: ALGORITHM, jwk });
  const claims = encode({
    jti: randomUUID(),
    htm: 'POST',
    htu: AUDIENCE,
    iat: secondsNow(),
    ath: createHash('sha256').update(token).digest('base64url'),
    ...changes,
  });
  const signature = sign(null, Buffer.from(`${header}.${claims}`), privateKey).toString('base64url');
  return { authorization: `DPoP ${token}`, dpop: `${header}.${claims}.${signature}` };
}

function secondsNow(): number {
  return Math.floor(systemClock.now() / 1000);
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
