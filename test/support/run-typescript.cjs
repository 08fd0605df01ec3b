// Lets `node --require` run the TypeScript sources as they are, so that tests can start the program in a process
// or worker of its own without a build. Compiles with the settings of .swcrc, and maps './x.js' to './x.ts'. What was
// compiled is kept by what it was compiled from: many tests start many programs from the same sources.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');

const ROOT = resolve(module.path, '../..');
const KEPT = join(ROOT, 'node_modules/.cache/run-typescript');
/** Changes with the compiler and its settings. */
const COMPILER = ['.swcrc', 'node_modules/@swc/core/package.json'].map((file) =>
  readFileSync(join(ROOT, file), 'utf8'),
);
mkdirSync(KEPT, { recursive: true });

Module._extensions['.ts'] = (module, file) => {
  module._compile(compiled(file), file);
};

function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const name = createHash('sha256')
    .update(JSON.stringify([COMPILER, file, source]))
    .digest('hex');
  const kept = join(KEPT, `${name}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(source, { filename: file, swcrc: true });
  const unfinished = `${kept}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, kept);
  return code;
}

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolveTypescript(request, parent, ...rest) {
  if (/^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith('.ts')) {
    const source = resolve(parent.path, request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return resolveFilename.call(this, request, parent, ...rest);
};
