// The rooms and their order, held by reading every import of the sources: the same table that dependency-cruiser reads.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

interface Table {
  readonly ROOMS: readonly string[];
  readonly ALSO_FORBIDDEN: readonly {
    readonly from: string;
    readonly to: string;
    readonly because: string;
  }[];
  readonly CONFINED: readonly { readonly library: string; readonly within: string }[];
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a plain table, shared with a tool that reads CommonJS
const { ROOMS, ALSO_FORBIDDEN, CONFINED } = require('./rooms.cjs') as Table;

const ROOT = join(__dirname, '../..');

interface Source {
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  /** A path of the project, or the name of a library. */
  readonly to: string;
}

function sourcesUnder(folder: string): Source[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.map((name) => {
    const path = relative(ROOT, join(ROOT, folder, name));
    return { path, text: readFileSync(join(ROOT, path), 'utf8') };
  });
}

const SOURCES = [...sourcesUnder('src'), ...sourcesUnder('migrations')];
const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+|\brequire\(\s*)'([^']+)'/gm;

function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(SPECIFIER)].map(([, specifier = '']) => ({
    from: path,
    to: specifier.startsWith('.')
      ? posix.join(posix.dirname(path), specifier.replace(/\.js$/, '.ts'))
      : specifier,
  }));
}

const IMPORTS = SOURCES.flatMap(importsOf);

const roomOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
const tell = ({ from, to }: Import): string => `${from} -> ${to}`;
const isOf = (library: string, specifier: string): boolean =>
  specifier === library || specifier.startsWith(`${library}/`);

test('the sources are read: hundreds of imports, every room that exists in the table', () => {
  expect(IMPORTS.length).toBeGreaterThan(300);
  const rooms = new Set(SOURCES.map(({ path }) => roomOf(path)).filter((room) => room !== ''));
  expect([...rooms].filter((room) => !ROOMS.includes(room))).toEqual([]);
});

test.each(ROOMS)('%s imports only rooms left of it', (room) => {
  const rightwards = IMPORTS.filter(
    ({ from, to }) => roomOf(from) === room && ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(room),
  );
  expect(rightwards.map(tell)).toEqual([]);
});

test.each(ALSO_FORBIDDEN)('$from does not import $to: $because', ({ from, to }) => {
  const wrong = IMPORTS.filter((each) => new RegExp(from).test(each.from) && new RegExp(to).test(each.to));
  expect(wrong.map(tell)).toEqual([]);
});

test.each(CONFINED)('$library is known only within $within', ({ library, within }) => {
  const users = IMPORTS.filter(({ to }) => isOf(library, to));
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter(({ from }) => !new RegExp(within).test(from)).map(tell)).toEqual([]);
});

const WORDS = [
  { says: 'the clock is read in clock.ts alone', word: /\bDate\.now\b/, within: 'src/clock.ts' },
  { says: 'a Date is made in clock.ts alone', word: /\bnew Date\(/, within: 'src/clock.ts' },
  { says: 'the environment is read in config.ts alone', word: /\bprocess\.env\b/, within: 'src/config.ts' },
] as const;

test.each(WORDS)('$says', ({ word, within }) => {
  const users = SOURCES.filter(({ text }) => word.test(text)).map(({ path }) => path);
  expect(users).toEqual([within]);
});

test('no barrel: a file re-exports nothing', () => {
  expect(
    SOURCES.filter(({ text }) => /^export (\*|\{[^}]*\} from)/m.test(text)).map(({ path }) => path),
  ).toEqual([]);
});
