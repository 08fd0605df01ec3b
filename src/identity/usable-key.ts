// Which public keys are good for signatures: strong enough, published as such, and without a private part (RFC 7517 section 4,
// RFC 8725 section 3.5). The one table for the keys of issuers, of clients and of proofs of possession.
import type { JWK } from 'jose';

/** Members of private and symmetric keys: one that shows them is given away. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

const LEAST_RSA_BYTES = 256;
/** Checking a longer one costs more than it adds. */
const MOST_RSA_BYTES = 512;
const LEAST_RSA_EXPONENT = 65_537n;
const MOST_RSA_EXPONENT = 2n ** 32n - 1n;

const KEY_STRENGTH: Readonly<Record<string, (key: JWK) => boolean>> = {
  RSA: ({ n, e }) => isModulus(bytesOf(n)) && isExponent(numberOf(e)),
  EC: ({ crv }) => crv === 'P-256',
  OKP: ({ crv }) => crv === 'Ed25519',
};

export function isUsableKey(key: JWK): boolean {
  const strong = KEY_STRENGTH[key.kty ?? ''];
  return strong !== undefined && !holdsSecret(key) && isForSignatures(key) && strong(key);
}

export function holdsSecret(key: JWK): boolean {
  return SECRET_MEMBERS.some((member) => Object.hasOwn(key, member));
}

function isForSignatures({ use, key_ops: operations }: JWK): boolean {
  return (
    (use === undefined || use === 'sig') &&
    (operations === undefined || (Array.isArray(operations) && operations.includes('verify')))
  );
}

function isModulus({ length }: Buffer): boolean {
  return length >= LEAST_RSA_BYTES && length <= MOST_RSA_BYTES;
}

function isExponent(exponent: bigint): boolean {
  return exponent >= LEAST_RSA_EXPONENT && exponent <= MOST_RSA_EXPONENT;
}

function bytesOf(part: string | undefined): Buffer {
  const bytes = Buffer.from(part ?? '', 'base64url');
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
}

function numberOf(part: string | undefined): bigint {
  return BigInt(`0x${bytesOf(part).toString('hex') || '0'}`);
}
