// The built demo page: everything it loads at run time is in dist/web.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const PAGE = join(ROOT, 'dist', 'web');
const ASSETS = join(PAGE, 'assets');

const build = (): string => execFileSync('node', ['web/build.mjs'], { cwd: ROOT, encoding: 'utf8' });
const contentOf = (name: string): string => readFileSync(join(ASSETS, name), 'utf8');
const namesOf = (ending: string): string[] => readdirSync(ASSETS).filter((name) => name.endsWith(ending));

beforeAll(build);

test('the page loads files of its own folder only', () => {
  const html = readFileSync(join(PAGE, 'index.html'), 'utf8');
  const loaded = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '');
  expect(loaded).toEqual(expect.arrayContaining(['/assets/app.css', '/assets/app.js']));
  for (const address of loaded.filter((name) => name !== 'data:,')) {
    expect(address).toMatch(/^\/assets\/[^/]+$/);
    expect(existsSync(join(PAGE, address))).toBe(true);
  }
});

test('no script stands in the page itself, so that the content security policy needs no exception', () => {
  expect(readFileSync(join(PAGE, 'index.html'), 'utf8')).not.toMatch(
    /<script(?![^>]*\ssrc=)|\son\w+=|<style/,
  );
});

test('style sheets load neither fonts nor images nor sheets from elsewhere', () => {
  for (const name of namesOf('.css')) {
    const css = contentOf(name);
    expect(css).not.toMatch(/@import/);
    const loaded = [...css.matchAll(/url\(\s*["']?([^"')]{0,40})/g)].map(([, address]) => address ?? '');
    expect(loaded.filter((address) => !address.startsWith('data:') && !address.startsWith('#'))).toEqual([]);
  }
});

test('scripts import only scripts that were built beside them', () => {
  for (const name of namesOf('.js')) {
    const imported = [...contentOf(name).matchAll(/(?:\bfrom|\bimport)\s*\(?"([^"]+\.js|\w*:?\/\/[^"]*)"/g)];
    for (const [, from] of imported) expect(existsSync(join(ASSETS, from ?? ''))).toBe(true);
  }
  expect(contentOf('app.js')).toMatch(/from"\.\/chunk-\w+\.js"/);
});

test.each(['Worker', 'importScripts', 'fetch', 'EventSource', 'WebSocket'])(
  'no script calls %s with an address elsewhere',
  (call) => {
    const elsewhere = new RegExp(`\\b${call}\\(\\s*["'\`](?:https?:|wss?:)?//`);
    expect(namesOf('.js').filter((name) => elsewhere.test(contentOf(name)))).toEqual([]);
  },
);

test('the editors’ workers are there', () => {
  expect(namesOf('.worker.js').sort()).toEqual(['editor.worker.js', 'graphql.worker.js', 'json.worker.js']);
});

test('a page built from the same sources is left as it is', () => {
  expect(build()).toContain('up to date');
});
