// Bundles the demo page into dist/web: index.html, and under assets/ everything it loads at run time.
// The same sources give the same bytes; a page already built from these sources is left as it is.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const WEB = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(WEB);
const SOURCES = join(WEB, 'src');
const OUTPUT = join(ROOT, 'dist', 'web');
const ASSETS = join(OUTPUT, 'assets');
const STAMP = join(OUTPUT, '.built-from');

const WORKERS = {
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
};

/** GraphiQL's own style sheet holds that of its editor (Monaco) already. */
const withoutEditorStyles = {
  name: 'without-editor-styles',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.monaco-editor.*\.css$/ }, () => ({ contents: '', loader: 'js' }));
  },
};

const COMMON = {
  absWorkingDir: ROOT,
  outdir: ASSETS,
  bundle: true,
  minify: true,
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'linked',
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' },
};

function fingerprint() {
  const files = readdirSync(SOURCES, { recursive: true }).map((name) => join(SOURCES, name));
  const inputs = [fileURLToPath(import.meta.url), join(ROOT, 'package-lock.json'), ...files.sort()];
  const hash = createHash('sha256');
  for (const file of inputs.filter((name) => statSync(name).isFile()))
    hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function sizeOf(folder) {
  return readdirSync(folder).reduce((bytes, name) => bytes + statSync(join(folder, name)).size, 0);
}

async function bundle() {
  rmSync(OUTPUT, { recursive: true, force: true });
  await Promise.all([
    build({
      ...COMMON,
      entryPoints: { app: 'web/src/app.tsx' },
      format: 'esm',
      splitting: true,
      chunkNames: 'chunk-[hash]',
      plugins: [withoutEditorStyles],
      jsx: 'automatic',
    }),
    build({ ...COMMON, entryPoints: WORKERS, format: 'iife' }),
  ]);
  copyFileSync(join(SOURCES, 'index.html'), join(OUTPUT, 'index.html'));
}

const sources = fingerprint();
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) {
  console.log('demo page: dist/web is up to date');
} else {
  const start = performance.now();
  await bundle();
  writeFileSync(STAMP, sources);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`demo page: dist/web built in ${seconds} s, ${(sizeOf(ASSETS) / 1e6).toFixed(1)} MB`);
}
