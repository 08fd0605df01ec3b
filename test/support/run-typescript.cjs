// Lets `node --require` run the TypeScript sources as they are, so that tests can start the program in a process
// or worker of its own without a build. Compiles with the settings of .swcrc, and maps './x.js' to './x.ts'.
const { existsSync } = require('node:fs');
const Module = require('node:module');
const { transformFileSync } = require('@swc/core');

Module._extensions['.ts'] = (module, file) => {
  module._compile(transformFileSync(file, { swcrc: true }).code, file);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveTypescript(request, parent, ...rest) {
  if (/^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith('.ts')) {
    const source = require('node:path').resolve(parent.path, request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return resolve.call(this, request, parent, ...rest);
};
