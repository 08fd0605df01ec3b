// A proof of possession (RFC 9449 section 4.3): made by the key that the token is bound to, for this request, this token and this
// moment; the first fault refuses. Whether it was used before, and whether it covers the body, is asked when the operation begins.
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose';
import type { Instant } from '../clock.js';
import { TOKEN_ALGORITHMS } from './check-header.js';
import { parseToken, type ParsedToken } from './parse-token.js';
import type { NonceSource } from './proof-nonces.js';
import { TokenRefused, type TokenFault } from './token-faults.js';
import { isObject, type JsonObject } from './unique-json.js';
import { isUsableKey } from './usable-key.js';

export const PROOF_WINDOW_SECONDS = 60;

/** The CAMARA claim that binds the body: its SHA-256 in base64url (Security and Interoperability Profile). */
const BODY_DIGEST_CLAIM = 'x-camara:bh';

export interface ProofExpected {
  readonly method: string;
  /** The addresses of this service, any of which `htu` may name; normalized. */
  readonly urls: readonly string[];
  readonly token: string;
  /** `cnf.jkt` of the token. */
  readonly thumbprint: string;
  readonly at: Instant;
  readonly toleranceSeconds: number;
  /** Null: none is asked for. */
  readonly nonces: NonceSource | null;
}

export interface CheckedProof {
  /** Tells this proof from every other. */
  readonly hash: Buffer;
  /** By then every node refuses it as stale, whatever its clock says within reason. */
  readonly expiresAt: Instant;
  readonly bodyDigest: string | null;
}

interface ProofClaims extends JsonObject {
  readonly jti: string;
  readonly htm: string;
  readonly htu: string;
  readonly iat: number;
  readonly ath: string;
}

interface ProofRule {
  readonly fault: TokenFault;
  readonly holds: (claims: ProofClaims, expected: ProofExpected) => boolean;
}

const PROOF_RULES: readonly ProofRule[] = [
  { fault: 'PROOF_REQUEST', holds: ({ htm }, { method }) => htm === method },
  { fault: 'PROOF_REQUEST', holds: ({ htu }, { urls }) => urls.includes(normalizeUrl(htu) ?? '') },
  { fault: 'PROOF_TOKEN', holds: ({ ath }, { token }) => ath === sha256(token).toString('base64url') },
  { fault: 'PROOF_STALE', holds: ({ iat }, expected) => isRecent(iat, expected) },
  {
    fault: 'PROOF_NONCE',
    holds: ({ ['nonce']: nonce }, { nonces }) => nonces === null || nonces.accepts(nonce),
  },
];

/** Throws TokenRefused. */
export async function checkProof(proof: string, expected: ProofExpected): Promise<CheckedProof> {
  const { header, payload } = parseProof(proof);
  const { key, algorithm } = checkProofHeader(header);
  // Before the signature: a stranger's key costs no more than a digest.
  if ((await thumbprintOf(key)) !== expected.thumbprint) throw new TokenRefused('PROOF_BINDING');
  await verifyProof(proof, key, algorithm);
  if (!hasProofShape(payload)) throw new TokenRefused('PROOF_CLAIM');
  for (const { fault, holds } of PROOF_RULES) if (!holds(payload, expected)) throw new TokenRefused(fault);
  return {
    hash: sha256(`${expected.thumbprint}\n${payload.jti}`),
    expiresAt: (payload.iat + 2 * (PROOF_WINDOW_SECONDS + expected.toleranceSeconds)) * 1000,
    bodyDigest: bodyDigestOf(payload),
  };
}

/** Without query and fragment, in the one spelling that URLs have; null when it is no address of the web. */
export function normalizeUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  url.search = '';
  url.hash = '';
  return ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === ''
    ? url.href
    : null;
}

export function digestOfBody(body: Buffer): string {
  return sha256(body).toString('base64url');
}

function parseProof(proof: string): ParsedToken {
  try {
    return parseToken(proof);
  } catch (error) {
    throw error instanceof TokenRefused ? new TokenRefused('PROOF_SYNTAX') : error;
  }
}

const REFUSED_MEMBERS = ['crit', 'b64', 'zip', 'enc', 'jku', 'x5u', 'x5c'];

function checkProofHeader(header: JsonObject): { key: JWK; algorithm: string } {
  const { typ, alg, jwk } = header;
  if (
    typ !== 'dpop+jwt' ||
    typeof alg !== 'string' ||
    !TOKEN_ALGORITHMS.includes(alg) ||
    REFUSED_MEMBERS.some((member) => Object.hasOwn(header, member))
  )
    throw new TokenRefused('PROOF_HEADER');
  if (!isObject(jwk) || !isUsableKey(jwk)) throw new TokenRefused('PROOF_KEY');
  return { key: jwk, algorithm: alg };
}

async function thumbprintOf(key: JWK): Promise<string> {
  try {
    return await calculateJwkThumbprint(key, 'sha256');
  } catch {
    throw new TokenRefused('PROOF_KEY');
  }
}

async function verifyProof(proof: string, jwk: JWK, algorithm: string): Promise<void> {
  try {
    await compactVerify(proof, await importJWK(jwk, algorithm), { algorithms: [algorithm] });
  } catch {
    throw new TokenRefused('PROOF_SIGNATURE');
  }
}

const MOST_WORD_LENGTH = 256;

function hasProofShape(payload: JsonObject): payload is ProofClaims {
  const { iat, jti, [BODY_DIGEST_CLAIM]: digest } = payload;
  return (
    typeof iat === 'number' &&
    Number.isFinite(iat) &&
    typeof jti === 'string' &&
    jti.length > 0 &&
    jti.length <= MOST_WORD_LENGTH &&
    ['htm', 'htu', 'ath'].every((name) => typeof payload[name] === 'string') &&
    (digest === undefined || typeof digest === 'string')
  );
}

function isRecent(iat: number, { at, toleranceSeconds }: ProofExpected): boolean {
  const age = at / 1000 - iat;
  return age >= -toleranceSeconds && age <= PROOF_WINDOW_SECONDS + toleranceSeconds;
}

function bodyDigestOf({ [BODY_DIGEST_CLAIM]: digest }: JsonObject): string | null {
  return typeof digest === 'string' ? digest : null;
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
