// The WWW-Authenticate of an answer that asks for a token or a better one (RFC 6750 section 3, RFC 9449 section 7.1).
import { TOKEN_ALGORITHMS } from './check-header.js';
import type { AuthorizationScheme } from './read-authorization.js';
import { TOKEN_FAULTS, type ChallengeError, type TokenFault } from './token-faults.js';

const ALGORITHMS = `algs="${TOKEN_ALGORITHMS.join(' ')}"`;

/** To a request without a token: the schemes alone. */
export const EITHER_SCHEME = `Bearer, DPoP ${ALGORITHMS}`;

export function challengeFor(fault: TokenFault, scheme: AuthorizationScheme): string {
  const { says, error }: { says: string; error?: ChallengeError } = { ...TOKEN_FAULTS[fault] };
  const told = `error="${error ?? 'invalid_token'}", error_description="${says}"`;
  if (scheme === 'DPoP') return `DPoP ${told}, ${ALGORITHMS}`;
  return fault === 'BINDING' ? `Bearer ${told}, DPoP ${ALGORITHMS}` : `Bearer ${told}`;
}
