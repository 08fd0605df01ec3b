// A token that comes as Bearer, examined and admitted in one go, for tests in which no request and no body matter.
import type { Caller } from '../../src/identity/caller.js';
import type { TokenVerifier } from '../../src/identity/verify-token.js';

export async function verifyBearer({ examine, admit }: TokenVerifier, token: string): Promise<Caller> {
  const authorization = { scheme: 'Bearer', token, proof: null } as const;
  return admit(await examine(authorization, { method: 'POST', urls: [] }), Buffer.alloc(0));
}
