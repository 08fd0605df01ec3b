// The keys that a partner hands in: public ones alone, in whatever form, and never a secret.
import { generateKeyPairSync } from 'node:crypto';
import { KeysRefused, readClientKeys } from '../../src/identity/read-client-keys.js';
import { KEYS, publicJwk } from './issuer-of-tokens.js';
import { privateJwk, proofJwk, thumbprintOf } from './prover.js';

const pem = (name: keyof typeof KEYS): string =>
  KEYS[name].publicKey.export({ type: 'spki', format: 'pem' }) as string;
const privatePem = (name: keyof typeof KEYS): string =>
  KEYS[name].privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const P384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });

test.each([
  {
    says: 'a PEM',
    text: pem('EdDSA'),
    keys: [{ ...proofJwk('EdDSA'), kid: thumbprintOf('EdDSA'), use: 'sig' }],
  },
  {
    says: 'an RSA key in PEM',
    text: pem('RS256'),
    keys: [{ ...proofJwk('RS256'), kid: thumbprintOf('RS256'), use: 'sig' }],
  },
  { says: 'a JWK', text: JSON.stringify(publicJwk('ES256')), keys: [{ ...publicJwk('ES256'), use: 'sig' }] },
  {
    says: 'a JWK set, of which only what is known is kept',
    text: JSON.stringify({
      keys: [
        { ...publicJwk('EdDSA'), alg: 'EdDSA', x5u: 'https://x.example', note: 'x' },
        publicJwk('ES256'),
      ],
    }),
    keys: [
      { ...publicJwk('EdDSA'), alg: 'EdDSA', use: 'sig' },
      { ...publicJwk('ES256'), use: 'sig' },
    ],
  },
])('$says is read', async ({ text, keys }) => {
  expect((await readClientKeys(text)).keys).toEqual(keys);
});

const SECRET = /private or symmetric key/;

test.each([
  { says: 'a private key in PEM', text: privatePem('EdDSA'), because: SECRET },
  {
    says: 'a private key behind a public one',
    text: `${pem('EdDSA')}${privatePem('EdDSA')}`,
    because: SECRET,
  },
  {
    says: 'an RSA private key of the old form',
    text: KEYS.RS256.privateKey.export({ type: 'pkcs1', format: 'pem' }) as string,
    because: SECRET,
  },
  { says: 'a private JWK', text: JSON.stringify(privateJwk('EdDSA')), because: SECRET },
  {
    says: 'one private key in a set',
    text: JSON.stringify({ keys: [publicJwk('ES256'), privateJwk('RS256')] }),
    because: SECRET,
  },
  { says: 'a symmetric key', text: '{"kty":"oct","k":"c2VjcmV0"}', because: SECRET },
  { says: 'RSA of 1024 bits', text: pem('weak'), because: /not for signatures/ },
  {
    says: 'a curve that is not accepted',
    text: P384.publicKey.export({ type: 'spki', format: 'pem' }) as string,
    because: /not for signatures/,
  },
  {
    says: 'a key for encryption',
    text: JSON.stringify({ ...publicJwk('EdDSA'), use: 'enc' }),
    because: /not for signatures/,
  },
  { says: 'a set without keys', text: '{"keys":[]}', because: /no key/ },
  {
    says: 'eleven keys',
    text: JSON.stringify({ keys: Array.from({ length: 11 }, () => publicJwk('EdDSA')) }),
    because: /more than 10/,
  },
  {
    says: 'two keys of one name',
    text: JSON.stringify({ keys: [publicJwk('EdDSA'), publicJwk('EdDSA')] }),
    because: /same kid/,
  },
  { says: 'a list', text: '[]', because: /neither/ },
  { says: 'a word', text: 'key', because: /neither/ },
  { says: 'a set of words', text: '{"keys":["key"]}', because: /neither/ },
  {
    says: 'a broken PEM',
    text: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
    because: /not a public key/,
  },
])('$says is refused', async ({ text, because }) => {
  const refused = expect(readClientKeys(text)).rejects;
  await refused.toBeInstanceOf(KeysRefused);
  await refused.toThrow(because);
});
