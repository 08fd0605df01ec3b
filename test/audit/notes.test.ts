// Signed notes, verifier keys and checkpoints: the vectors of the reference implementation, and what is not believed.
import { createPublicKey } from 'node:crypto';
import { openCheckpoint, signCheckpoint, splitNotes } from '../../src/audit/checkpoint.js';
import { createNoteSigner, openNote, parseVerifierKey } from '../../src/audit/signed-note.js';
import { parseSigningKey } from '../../src/audit/signing-key.js';
import { EMPTY_ROOT, leafHash } from '../../src/audit/tree.js';
import { parseTrustedKeys, trusted } from '../../src/audit/trusted-keys.js';
import { newKey } from './audit-log.js';

/** golang.org/x/mod/sumdb/note */
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const TEXT = `If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n`;
const NOTE = `${TEXT}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const key = () => {
  const parsed = parseVerifierKey(VKEY);
  if (parsed === null) throw new Error('the key of the vectors is not read');
  return parsed;
};

test('the note of the reference implementation is signed and opened to the byte', () => {
  const signing = parseSigningKey(SEED.toString('base64url'));
  if (signing === null) throw new Error('the seed is not read');
  const signer = createNoteSigner('PeterNeumann', signing);
  expect(signer.key.text).toBe(VKEY);
  expect(signer.sign(TEXT)).toBe(NOTE);
  expect(openNote(NOTE, [key()])?.text).toBe(TEXT);
});

test('every cut of a verifier key is refused', () => {
  for (let from = 0; from <= VKEY.length; from += 1) {
    for (let to = from; to <= VKEY.length; to += 1) {
      if (to - from < VKEY.length) expect(parseVerifierKey(VKEY.slice(from, to))).toBeNull();
    }
  }
});

test.each([
  ['another text', NOTE.replace('cryptography', 'Cryptography')],
  ['a signature cut short', NOTE.replace('nAM=', '')],
  ['no signature', `${TEXT}\n`],
  ['no empty line', NOTE.replace('\n\n', '\n')],
  ['no last line end', NOTE.slice(0, -1)],
  ['a hyphen for the dash', NOTE.replace('\u2014', '-')],
  ['the signature of a stranger alone', createNoteSigner('stranger', newKey()).sign(TEXT)],
])('a note with %s is not believed', (_, note) => {
  expect(openNote(note, [key()])).toBeNull();
});

test('signatures of others beside the known one are passed over, as witnesses add them', () => {
  const stranger = createNoteSigner('witness', newKey())
    .sign(TEXT)
    .slice(TEXT.length + 1);
  expect(openNote(NOTE + stranger, [key()])?.text).toBe(TEXT);
  expect(openNote(`${TEXT}\n${stranger}${NOTE.slice(TEXT.length + 1)}`, [key()])?.text).toBe(TEXT);
});

describe('checkpoints', () => {
  const signer = createNoteSigner('log.test/audit', newKey());
  const note = signCheckpoint(signer, { size: 7, root: EMPTY_ROOT });

  test('say name, size and root, and are believed when a trusted key signed them', () => {
    expect(note.split('\n').slice(0, 4)).toEqual(['log.test/audit', '7', EMPTY_ROOT.toString('base64'), '']);
    expect(openCheckpoint(note, [trusted(signer.key)])).toMatchObject({ size: 7, root: EMPTY_ROOT });
  });

  test.each([
    ['a key that was retired before its size', trusted(signer.key, 0, 6)],
    ['a key that came after its size', trusted(signer.key, 8)],
    ['another key of the same name', trusted(createNoteSigner('log.test/audit', newKey()).key)],
  ])('are not believed by %s', (_, believed) => {
    expect(openCheckpoint(note, [believed])).toBeNull();
  });

  test.each(['another.log\n7\n', 'log.test/audit\n07\n', 'log.test/audit\n-1\n', 'log.test/audit\n1e3\n'])(
    'are not believed when the signed text begins with %j',
    (begin) => {
      const signed = signer.sign(`${begin}${EMPTY_ROOT.toString('base64')}\n`);
      expect(openCheckpoint(signed, [trusted(signer.key)])).toBeNull();
    },
  );

  test('are told apart in a file, and what was half written is left out', () => {
    const second = signCheckpoint(signer, { size: 8, root: leafHash(Buffer.from('x')) });
    const whole = `${note}\n${second}\n`;
    expect(splitNotes(whole)).toEqual({ notes: [note, second], end: whole.length });
    for (let cut = note.length + 2; cut < note.length + second.length; cut += 1)
      expect(splitNotes(whole.slice(0, cut)).notes).toEqual([note]);
  });
});

test('the keys file: a key a line, the sizes it is good for, and faults by their line', () => {
  const line = `${VKEY} 1 100\n# rotated\n\n${VKEY} 101\n`;
  expect(parseTrustedKeys(line).map(({ firstSize, lastSize }) => [firstSize, lastSize])).toEqual([
    [1, 100],
    [101, Infinity],
  ]);
  expect(() => parseTrustedKeys(`# keys\n${VKEY}\n`)).toThrow('line 2 of the keys file');
});

test('a signing key is read from its seed and from PEM, and from nothing else', () => {
  const made = newKey();
  const pem = made.export({ type: 'pkcs8', format: 'pem' }) as string;
  const read = parseSigningKey(pem);
  if (read === null) throw new Error('PEM is not read');
  expect(createPublicKey(read).export({ format: 'jwk' })).toEqual(
    createPublicKey(made).export({ format: 'jwk' }),
  );
  for (const wrong of ['', 'short', 'a'.repeat(44), `${'a'.repeat(43)}=`, pem.slice(0, 60)])
    expect(parseSigningKey(wrong)).toBeNull();
});
