// The issuer of a run, outside of every server that is measured: its keys over HTTP, its access tokens (RFC 9068), and for partners
// the proof of possession that goes with each request (RFC 9449).
import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWK } from 'jose';
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
  /** With `subject`, somebody else who calls through the same client with the same rights. */
  readonly authorize: (name: DemoCallerName, subject?: string) => Promise<Authorize>;
  readonly close: () => void;
}

interface Key {
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
    async authorize(name, subject) {
      const caller: DemoCaller = DEMO_CALLERS[name];
      const bound = caller.roles.length === 0 && caller.amr.length === 0; // a company signs in with its key
      const binding = bound ? { cnf: { jkt: holder.thumbprint } } : {};
      const token = await mint({ ...caller, subject: subject ?? caller.subject }, binding, iss, signer);
      return bound ? () => proven(token, holder) : () => ({ authorization: `Bearer ${token}` });
    },
    close: () => server.close(),
  };
}

async function makeKey(): Promise<Key> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = await exportJWK(publicKey);
  return { privateKey, jwk, thumbprint: await calculateJwkThumbprint(jwk) };
}

function mint(caller: DemoCaller, binding: object, iss: string, signer: Key): Promise<string> {
  const now = Math.floor(systemClock.now() / 1000);
  return new SignJWT({
    ...binding,
    client_id: caller.clientId,
    scope: caller.scopes.join(' '),
    authorization_details: [{ type: CPNI_DETAIL_TYPE, actions: ['read'], purposes: caller.purposes }],
    ...(caller.amr.length > 0 ? { amr: caller.amr, auth_time: now } : {}),
  })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: signer.thumbprint })
    .setIssuer(iss)
    .setAudience(AUDIENCE)
    .setSubject(caller.subject)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_SECONDS)
    .sign(signer.privateKey);
}

function proven(token: string, { privateKey, jwk }: Key): Readonly<Record<string, string>> {
  const header = encode({ typ: 'dpop+jwt', alg: ALGORITHM, jwk });
  const claims = encode({
    jti: randomUUID(),
    htm: 'POST',
    htu: AUDIENCE,
    iat: Math.floor(systemClock.now() / 1000),
    ath: createHash('sha256').update(token).digest('base64url'),
  });
  const signature = sign(null, Buffer.from(`${header}.${claims}`), privateKey).toString('base64url');
  return { authorization: `DPoP ${token}`, dpop: `${header}.${claims}.${signature}` };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
