// The demonstration's issuer: mints a token for each demo caller, in the form that any conforming issuer gives (RFC 9068).
// It exists only where the demo is on; production refuses to start with it.
import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Clock } from '../clock.js';
import { CPNI_DETAIL_TYPE } from './authorization-details.js';
import { EMBEDDED_ISSUER } from './caller.js';
import { DEMO_CALLERS, type DemoCaller, type DemoCallerName } from './demo-callers.js';
import { localKeys, type TrustedIssuer } from './issuer-keys.js';
import {
  openSigningKeys,
  publicPart,
  SIGNING_ALGORITHM,
  type SigningKey,
  type SigningKeyFile,
} from './signing-keys.js';

/** One hour: long enough to try things, short enough to show that tokens end. */
export const DEMO_TOKEN_SECONDS = 3600;

export interface DemoIssuerSettings {
  /** The issuer's URL, the `iss` of its tokens. */
  readonly iss: string;
  readonly audience: string;
  readonly dataFolder: string;
  readonly clock: Clock;
}

export interface DemoIssuer {
  readonly trusted: TrustedIssuer;
  readonly mint: (name: DemoCallerName) => Promise<string>;
}

export async function createDemoIssuer(settings: DemoIssuerSettings): Promise<DemoIssuer> {
  const file = openSigningKeys(settings.dataFolder, settings.clock);
  await file.read();
  return {
    trusted: { name: EMBEDDED_ISSUER, iss: settings.iss, keys: ownKeys(file) },
    mint: async (name) => mintToken(DEMO_CALLERS[name], (await file.read())[0], settings),
  };
}

/** The keys as the file has them at each token, so that a rotation holds at once; imported once for each set. */
function ownKeys(file: SigningKeyFile): TrustedIssuer['keys'] {
  let set = { kids: '', keys: localKeys([]) };
  const current = async (): Promise<TrustedIssuer['keys']> => {
    const keys = await file.read();
    const kids = keys.map(({ kid }) => kid).join();
    if (kids !== set.kids) set = { kids, keys: localKeys(keys.map(publicPart)) };
    return set.keys;
  };
  return {
    find: async (header, token) => (await current()).find(header, token),
    ready: async () => (await current()).ready(),
  };
}

async function mintToken(
  caller: DemoCaller,
  key: SigningKey,
  { iss, audience, clock }: DemoIssuerSettings,
): Promise<string> {
  const now = Math.floor(clock.now() / 1000);
  return new SignJWT({
    client_id: caller.clientId,
    scope: caller.scopes.join(' '),
    authorization_details: [{ type: CPNI_DETAIL_TYPE, actions: ['read'], purposes: caller.purposes }],
    ...(caller.roles.length > 0 ? { roles: caller.roles } : {}),
    ...(caller.amr.length > 0 ? { amr: caller.amr, auth_time: now } : {}),
  })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: 'at+jwt', kid: key.kid })
    .setIssuer(iss)
    .setAudience(audience)
    .setSubject(caller.subject)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + DEMO_TOKEN_SECONDS)
    .sign(await importJWK(key.jwk, SIGNING_ALGORITHM));
}
