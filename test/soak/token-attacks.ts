// By tokens and proofs: none, expired, forged, of others, stolen.
import { MARKETED, MARKETING, nobody, OWN, UNAUTHENTICATED, UNBOUND, type Attack } from './attack.js';
import { bodyOf, refused } from './kinds.js';

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);

export const BY_TOKEN: readonly Attack[] = [
  { name: 'no token', expected: UNAUTHENTICATED, headers: nobody, body: OWN },
  {
    name: 'an expired token',
    expected: refused(401, 'TOKEN_EXPIRED'),
    headers: ({ credentials }) =>
      credentials.person('owner', { iat: now() - 2 * HOUR, auth_time: now() - 2 * HOUR, exp: now() - HOUR }),
    body: OWN,
  },
  {
    name: 'a forged token',
    expected: UNAUTHENTICATED,
    headers: ({ credentials }) => credentials.forged('owner'),
    body: OWN,
  },
  {
    name: 'a token with another subject',
    expected: UNAUTHENTICATED,
    headers: ({ credentials }) => credentials.tampered('applicant', 'owner'),
    body: OWN,
  },
  {
    name: 'an unsigned token',
    expected: UNAUTHENTICATED,
    headers: ({ credentials }) => credentials.unsigned('owner'),
    body: OWN,
  },
  {
    name: 'a token for another service',
    expected: refused(401, 'TOKEN_AUDIENCE'),
    headers: ({ credentials }) => credentials.person('owner', { aud: 'https://other.example/graphql' }),
    body: OWN,
  },
  {
    name: 'a token of another issuer',
    expected: refused(401, 'TOKEN_ISSUER'),
    headers: ({ credentials }) => credentials.person('owner', { iss: 'https://issuer.evil.example' }),
    body: OWN,
  },
  {
    name: 'a token of a client that nobody registered',
    expected: UNAUTHENTICATED,
    headers: ({ credentials }) => credentials.person('owner', { client_id: 'nobody' }),
    body: OWN,
  },
  {
    name: 'a stolen token without its proof',
    expected: UNBOUND,
    headers: ({ credentials }) => credentials.unproven('affiliate-active', MARKETING),
    body: MARKETED,
  },
  {
    name: 'a stolen token with a proof by another key',
    expected: UNBOUND,
    headers: ({ credentials }, body) => credentials.stolen('affiliate-active', MARKETING, body),
    body: MARKETED,
  },
  {
    name: 'a proof for another body',
    expected: UNBOUND,
    headers: ({ credentials }) =>
      credentials.company('affiliate-active', MARKETING, bodyOf('{ viewer { kind } }')),
    body: MARKETED,
  },
  {
    name: 'a proof for another address',
    expected: UNBOUND,
    headers: ({ credentials }, body) =>
      credentials.company('affiliate-active', MARKETING, body, { htu: 'https://other.example/graphql' }),
    body: MARKETED,
  },
];
