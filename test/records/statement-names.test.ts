// Which statements get a name: those that repeat, each the same everywhere, and only so many.
import { StatementNames } from '../../src/records/statement-names.js';

function run(names: StatementNames, sql: string, times: number): (string | null)[] {
  return Array.from({ length: times }, () => names.nameOf(sql));
}

test('a statement has none for its first five runs, and one from then on', () => {
  const answers = run(new StatementNames(), 'SELECT 1', 8);
  expect(answers.slice(0, 5)).toEqual(Array(5).fill(null));
  expect(new Set(answers.slice(5)).size).toBe(1);
  expect(answers[5]).toMatch(/^[0-9a-f]{32}$/);
});

test('another process gives the same statement the same name, and another statement another', () => {
  const [one, other] = [new StatementNames(), new StatementNames()];
  run(one, 'SELECT 2', 5);
  run(one, 'SELECT 1', 5);
  run(other, 'SELECT 1', 5);
  expect(one.nameOf('SELECT 1')).toBe(other.nameOf('SELECT 1'));
  expect(one.nameOf('SELECT 2')).not.toBe(one.nameOf('SELECT 1'));
});

test('one that could not be prepared gets none again', () => {
  const names = new StatementNames();
  run(names, 'SELECT 1', 6);
  names.giveUp('SELECT 1');
  expect(run(names, 'SELECT 1', 8)).toEqual(Array(8).fill(null));
});

test('a hundred have one, and no client makes more of them', () => {
  const names = new StatementNames();
  const named = Array.from({ length: 150 }, (_, number) => run(names, `SELECT ${number}`, 6).at(-1));
  expect(named.filter((name) => name !== null)).toHaveLength(100);
  expect(names.nameOf('SELECT 0')).not.toBeNull();
});
