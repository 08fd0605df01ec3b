// The signature of a token under the keys of its issuer. A refusal says no more than that; keys that cannot be had are no refusal.
import { compactVerify, errors } from 'jose';
import { TOKEN_ALGORITHMS } from './check-header.js';
import type { TrustedIssuer } from './issuer-keys.js';
import { IdentityUnavailable, TokenRefused, type TokenFault } from './token-faults.js';

const REFUSALS: readonly { readonly error: new (...words: never[]) => Error; readonly fault: TokenFault }[] =
  [
    { error: errors.JWSSignatureVerificationFailed, fault: 'SIGNATURE' },
    { error: errors.JWSInvalid, fault: 'SYNTAX' },
    { error: errors.JWKSNoMatchingKey, fault: 'KEY' },
    { error: errors.JWKSMultipleMatchingKeys, fault: 'KEY' },
    { error: errors.JOSEAlgNotAllowed, fault: 'ALGORITHM' },
    { error: errors.JOSENotSupported, fault: 'ALGORITHM' },
  ];

export async function verifySignature(token: string, issuer: TrustedIssuer): Promise<void> {
  try {
    await compactVerify(token, issuer.keys.find, { algorithms: TOKEN_ALGORITHMS });
  } catch (error) {
    const refusal = REFUSALS.find((row) => error instanceof row.error);
    if (refusal !== undefined) throw new TokenRefused(refusal.fault);
    throw new IdentityUnavailable(error);
  }
}
