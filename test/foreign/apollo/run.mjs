// Runs Apollo's suite and holds what fails against what is meant to. Throws where one fails that is not listed, where a listed one
// passes or is gone, and where one is skipped for another reason than the version of graphql.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BY_DESIGN } from './by-design.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const JEST = join(HERE, '../../../node_modules/jest/bin/jest.js');

/** The suite runs them where graphql has `@defer` and `@stream`, which the API has not. */
const NEEDS_GRAPHQL_17 = /tests that require graphql@17|includes all fields with defer/;

/** A line for the whole, and one a reason. */
export function runApolloSuite() {
  const tests = runTests();
  const those = (status) => tests.filter((test) => test.status === status);
  const [passed, failed, skipped] = ['passed', 'failed', 'pending'].map(those);
  const meant = BY_DESIGN.flatMap(({ tests: names }) => names);
  refuse([
    ...failed.filter(({ name }) => !meant.includes(name)).map(({ name, says }) => `fails: ${name}\n${says}`),
    ...meant
      .filter((name) => !failed.some((test) => test.name === name))
      .map((name) => `does not fail: ${name}`),
    ...skipped.filter(({ name }) => !NEEDS_GRAPHQL_17.test(name)).map(({ name }) => `is skipped: ${name}`),
  ]);
  return [
    `${passed.length} tests pass, ${failed.length} fail by design, ${skipped.length} are for graphql 17 alone`,
    ...BY_DESIGN.map(({ because, tests: { length } }) => `  ${String(length).padStart(3)}  ${because}`),
  ];
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'apollo-suite-'));
  try {
    const file = join(folder, 'results.json');
    const { stderr } = spawnSync(
      process.execPath,
      [JEST, '--config', join(HERE, 'jest.config.cjs'), '--ci', '--silent', '--json', '--outputFile', file],
      { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 2 ** 26 },
    );
    const [suite] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : [];
    if (!suite?.assertionResults.length) throw new Error(`the suite did not run: ${stderr}`);
    return suite.assertionResults.map(({ ancestorTitles: [, ...path], title, status, failureMessages }) => ({
      name: [...path, title].join(' > '),
      status,
      says: failureMessages.join('\n'),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function refuse(faults) {
  if (faults.length > 0) throw new Error(`not as listed in by-design.mjs:\n${faults.join('\n')}`);
}
