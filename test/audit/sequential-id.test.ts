import { validate, version } from 'uuid';
import { sequentialId } from '../../src/sequential-id.js';

const MANY = 100_000;

test('ids are UUIDv7 of now, none is drawn twice, and each stands behind the one before', () => {
  const before = Date.now();
  const ids = Array.from({ length: MANY }, sequentialId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(MANY);
  expect(ids.toSorted()).toEqual(ids);
  const instants = [ids[0], ids.at(-1)].map((id) =>
    Number.parseInt((id ?? '').replace('-', '').slice(0, 12), 16),
  );
  expect(instants[0]).toBeGreaterThanOrEqual(before);
  expect(instants[1]).toBeLessThanOrEqual(Date.now());
});

test('the end of an id cannot be told from those before', () => {
  const tails = Array.from({ length: MANY }, () => sequentialId().slice(-10));
  expect(new Set(tails).size).toBeGreaterThan(MANY * 0.999);
});
