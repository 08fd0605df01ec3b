// The pages name only what there is: every file of the project that they mention, every page that they link to, and for every ASVS
// item that is claimed the test that shows it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const ROOT = join(__dirname, '../..');
const PAGES = [join(ROOT, 'README.md'), ...pagesIn(join(ROOT, 'docs'))];

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const read = (page: string) => readFileSync(page, 'utf8');

/** `src/graph/guard.ts` and the like; what is made by a build, a run or a pattern is not looked for. */
const MENTIONED = /`((?:src|test|docs|examples|migrations|bench|web|\.ci)\/[\w./-]*)`/g;
const LINKED = /\]\(([^)#\s]+)(?:#[^)]*)?\)/g;

function missing(page: string): string[] {
  const text = read(page);
  const mentioned = [...text.matchAll(MENTIONED)].map(([, path = '']) => join(ROOT, path));
  const linked = [...text.matchAll(LINKED)]
    .map(([, path = '']) => path)
    .filter((path) => !/^[a-z]+:/.test(path))
    .map((path) => normalize(join(dirname(page), path)));
  return [...mentioned, ...linked].filter((path) => !existsSync(path)).map((path) => relative(ROOT, path));
}

test.each(PAGES.map((page) => relative(ROOT, page)))('%s names what there is', (page) => {
  expect(missing(join(ROOT, page))).toEqual([]);
});

test('docs/operating.md alarms on metrics that there are', () => {
  const named = [...read(join(ROOT, 'docs/operating.md')).matchAll(/\baccount_data_(\w+)/g)].map(
    ([, name = '']) => name.replace(/_(count|sum|bucket)$/, ''),
  );
  const folder = join(ROOT, 'src/server');
  const sources = readdirSync(folder).map((name) => read(join(folder, name)));
  const made = (name: string) =>
    sources.some((source) => source.includes(`'${name}'`) || source.includes(`}${name}\``));
  expect(new Set(named).size).toBeGreaterThan(8);
  expect(named.filter((name) => name !== 'api' && !made(name))).toEqual([]);
});

describe('docs/security.md', () => {
  const text = read(join(ROOT, 'docs/security.md'));
  const [, claimed = '', others = ''] = text.split(/^## ASVS 5\.0.*$|^### Not claimed$/m);
  const rows = claimed.split('\n').filter((line) => /^\| \d/.test(line));
  const numbers = rows.map((row) => /^\| (\d+\.\d+\.\d+) /.exec(row)?.[1] ?? row);

  test('claims each item of ASVS once, by its number, and none that it says it does not', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const number of numbers) expect(number).toMatch(/^([1-9]|1[0-7])\.\d+\.\d+$/);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(others).toMatch(/\d+\.\d+\.\d+/);
    const denied = [...others.matchAll(/\b\d+\.\d+\.\d+\b/g)].map(([number]) => number);
    expect(numbers.filter((number) => denied.includes(number))).toEqual([]);
  });

  test.each(rows.map((row, place) => [numbers[place], row]))('shows %s by a test', (_, row = '') => {
    const tests = [...row.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, path = '']) => path);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
