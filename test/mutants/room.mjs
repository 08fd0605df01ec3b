// How one part is mutated: Stryker copies the sources and the tests, puts every mutant into the copy behind a switch, and runs for each
// the tests that reach it, until the first that fails.
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `tests` in the order in which they are run, quick ones first; `reload` begins the paths of what is loaded anew for every mutant. */
export const room = ({ name, mutate, tests, reload, score = 95 }) => ({
  packageManager: 'npm',
  plugins: ['./test/mutants/words.mjs', './test/mutants/survivors.mjs', './test/mutants/without-jest.mjs'],
  ignorers: ['words'],
  testRunner: 'without-jest',
  withoutJest: { tests, reload },
  coverageAnalysis: 'perTest',
  mutate,
  ignorePatterns: ['*', '!src/**', '!test/**', '!package.json', '!.swcrc', 'node_modules'],
  reporters: ['survivors', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `test/mutants/reports/${name}.json` },
  tempDirName: join(tmpdir(), 'account-data-mutants'), // apart from what Jest looks through
  timeoutMS: 20_000, // a slow machine is no mutant found
  concurrency: 2,
  thresholds: { high: 100, low: score, break: score },
  warnings: { slow: false, unknownOptions: false },
});
