// The Merkle tree against the RFC's own recursive definition and the vectors of Certificate Transparency.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { computeSubtree, isKept, sourcesOf } from '../../src/audit/subtree-levels.js';
import { EMPTY_ROOT, Frontier, leafHash, type Hash, type Subtree } from '../../src/audit/tree.js';
import {
  consistencyRanges,
  inclusionRanges,
  rootOfRange,
  verifyConsistency,
  verifyInclusion,
} from '../../src/audit/tree-proofs.js';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH of RFC 6962 section 2.1, as it is written there. */
function definition(entries: readonly Buffer[]): Hash {
  const [only] = entries;
  if (only === undefined) return sha256();
  if (entries.length === 1) return sha256(Buffer.from([0]), only);
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return sha256(Buffer.from([1]), definition(entries.slice(0, k)), definition(entries.slice(k)));
}

const VECTORS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** A log, and every complete subtree of it. */
function grow(entries: readonly Buffer[]): {
  frontier: Frontier;
  hashOf: (subtree: Subtree) => Hash;
  kept: number;
} {
  const hashes = new Map<string, Hash>();
  const key = ({ level, index }: Subtree) => `${level}/${index}`;
  const frontier = new Frontier();
  let kept = 0;
  for (const entry of entries) {
    frontier.append(leafHash(entry), (subtree, hash) => {
      if (subtree.level > 0 && !isKept(subtree)) return;
      hashes.set(key(subtree), hash);
      kept += subtree.level === 0 ? 0 : 1;
    });
  }
  const known = (subtree: Subtree) => hashes.get(key(subtree)) ?? EMPTY_ROOT;
  return { frontier, hashOf: (subtree) => computeSubtree(subtree, known), kept };
}

const log = (least: number) =>
  fc.array(
    fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
    { minLength: least, maxLength: 150 },
  );
const withIndex = log(1).chain((entries) => fc.tuple(fc.constant(entries), fc.nat(entries.length - 1)));
const withSize = log(1).chain((entries) =>
  fc.tuple(fc.constant(entries), fc.integer({ min: 0, max: entries.length })),
);

test('the roots of Certificate Transparency', () => {
  const frontier = new Frontier();
  expect(frontier.root().toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  const roots = VECTORS.map((hex) => {
    frontier.append(leafHash(Buffer.from(hex, 'hex')));
    return frontier.root().toString('hex');
  });
  expect(roots).toEqual(ROOTS);
});

test('a proof of Certificate Transparency: size 6 is the beginning of size 8', () => {
  const path = [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ].map((hex) => Buffer.from(hex, 'hex'));
  const { hashOf } = grow(VECTORS.map((hex) => Buffer.from(hex, 'hex')));
  expect(consistencyRanges(6, 8).map((range) => rootOfRange(range, hashOf))).toEqual(path);
  const [six, seven, eight] = [5, 6, 7].map((place) => Buffer.from(ROOTS[place] ?? '', 'hex'));
  if (!six || !seven || !eight) throw new Error('a vector is missing');
  expect(verifyConsistency({ first: 6, second: 8, path }, six, eight)).toBe(true);
  expect(verifyConsistency({ first: 6, second: 8, path }, seven, eight)).toBe(false);
  expect(verifyConsistency({ first: 6, second: 7, path }, six, seven)).toBe(false);
});

test('the frontier has the root of the definition, also after it was stored', () => {
  fc.assert(
    fc.property(log(0), (entries) => {
      const { frontier } = grow(entries);
      const stored = Frontier.parse(frontier.size, frontier.serialize());
      expect([frontier.root(), stored.root()]).toEqual([definition(entries), definition(entries)]);
    }),
  );
});

test('a frontier that does not fit its size is refused', () => {
  const { frontier } = grow(VECTORS.slice(0, 7).map((hex) => Buffer.from(hex, 'hex')));
  expect(() => Frontier.parse(6, frontier.serialize())).toThrow(RangeError);
  expect(() => Frontier.parse(7, frontier.serialize().subarray(1))).toThrow(RangeError);
});

test('every leaf is proven to be in the log, and in no other place, and no other leaf there', () => {
  fc.assert(
    fc.property(withIndex, fc.nat(200), ([entries, index], other) => {
      const { frontier, hashOf } = grow(entries);
      const { size } = frontier;
      const path = inclusionRanges(index, size).map((range) => rootOfRange(range, hashOf));
      const leaf = leafHash(entries[index] ?? Buffer.alloc(0));
      expect(verifyInclusion({ index, size, leaf, path }, frontier.root())).toBe(true);
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      const isSame = entries[other]?.equals(entries[index] ?? Buffer.alloc(0)) ?? false;
      if (other !== index && !isSame)
        expect(verifyInclusion({ index: other, size, leaf, path }, frontier.root())).toBe(false);
      expect(
        verifyInclusion({ index, size, leaf: leafHash(Buffer.from('other')), path }, frontier.root()),
      ).toBe(false);
      expect(verifyInclusion({ index, size, leaf, path: [...path, leaf] }, frontier.root())).toBe(false);
    }),
  );
});

test('every beginning of a log is proven to be one, and no other root is', () => {
  fc.assert(
    fc.property(withSize, ([entries, first]) => {
      const { frontier, hashOf } = grow(entries);
      const second = frontier.size;
      const path = consistencyRanges(first, second).map((range) => rootOfRange(range, hashOf));
      const [older, newer] = [definition(entries.slice(0, first)), definition(entries)];
      expect(verifyConsistency({ first, second, path }, older, newer)).toBe(true);
      const forged = leafHash(Buffer.from('forged'));
      expect(verifyConsistency({ first, second, path }, forged, newer)).toBe(false);
      if (first > 0) expect(verifyConsistency({ first, second, path }, older, forged)).toBe(false);
    }),
  );
});

test('few subtrees are kept, and any is computed from at most sixteen rows', () => {
  const { kept } = grow(Array.from({ length: 4096 }, () => Buffer.from('x')));
  expect(kept).toBe(256 + 16 + 1);
  for (let level = 0; level < 12; level += 1)
    expect(sourcesOf({ level, index: 1 }).length).toBeLessThanOrEqual(16);
});

test('sizes beyond 32 bits are no other', () => {
  const size = 2 ** 40 + 3;
  expect(inclusionRanges(2 ** 40 + 2, size)).toEqual([
    { from: 2 ** 40, to: 2 ** 40 + 2 },
    { from: 0, to: 2 ** 40 },
  ]);
  expect(consistencyRanges(2 ** 40, size)).toEqual([{ from: 2 ** 40, to: size }]);
});
