// Runs tests that need neither Jest nor a database in the process of Stryker's own worker: the copy is compiled once and loaded anew for
// each mutant, and ends at the first test that fails. To start Jest for each of two thousand mutants would take an hour.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

class WithoutJest {
  static inject = tokens(commonTokens.options);

  constructor({ withoutJest: { tests, reload } }) {
    this.copy = process.cwd();
    this.tests = tests;
    const reloaded = reload.map((path) => join(this.copy, path));
    this.isReloaded = (file) => reloaded.some((path) => file.startsWith(path));
    this.require = createRequire(join(this.copy, 'package.json'));
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** TypeScript as test/support runs it, compiled once. */
  init() {
    this.require('./test/support/run-typescript.cjs');
    const { transformFileSync } = this.require('@swc/core');
    const compiled = new Map();
    this.require('node:module')._extensions['.ts'] = (module, file) => {
      if (!compiled.has(file))
        compiled.set(file, transformFileSync(file, { swcrc: true, sourceMaps: false }).code);
      module._compile(compiled.get(file), file);
    };
  }

  async dryRun() {
    const state = { mutantCoverage: { static: {}, perTest: {} } };
    const result = await this.#run(state, () => true, false);
    return { ...result, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const state = { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined };
    const asked = testFilter && new Set(testFilter);
    const result = await this.#run(state, ({ id }) => !asked || asked.has(id), !disableBail);
    return toMutantRunResult(determineHitLimitReached(state.hitCount, hitLimit) ?? result, disableBail);
  }

  async #run(state, isAsked, untilFirst) {
    globalThis.__stryker__ = state;
    const ran = [];
    try {
      for (const file of this.tests) {
        for (const test of this.#declaredBy(file).filter(isAsked)) {
          ran.push(await outcomeOf(test, state));
          if (untilFirst && ran.at(-1).status === TestStatus.Failed)
            return { status: DryRunStatus.Complete, tests: ran };
        }
      }
      return { status: DryRunStatus.Complete, tests: ran };
    } catch (fault) {
      return { status: DryRunStatus.Error, errorMessage: fault.stack }; // what cannot even be loaded counts neither way
    } finally {
      delete globalThis.__stryker__;
    }
  }

  #declaredBy(file) {
    const { cache } = this.require;
    if (file === this.tests[0])
      for (const loaded of Object.keys(cache)) if (this.isReloaded(loaded)) delete cache[loaded];
    const { declared } = this.require('./test/mutants/small-jest.cjs');
    const tests = declared(() => this.require(`./${file}`)).map(({ id, run }) => ({
      id: `${file} ${id}`,
      run,
    }));
    this.#refuseStale(Object.values(cache));
    return tests;
  }

  /** INVARIANT: what stays loaded holds nothing that is loaded anew, or it would go on with the mutant of before. */
  #refuseStale(modules) {
    const stale = modules.find(
      ({ id, children }) => !this.isReloaded(id) && children.some((child) => this.isReloaded(child.id)),
    );
    if (stale) throw new Error(`${stale.id} is not loaded anew, but what it imports is`);
  }
}

async function outcomeOf({ id, run }, state) {
  const result = { id, name: id, timeSpentMs: 0, status: TestStatus.Success };
  state.currentTestId = id;
  const begun = performance.now();
  try {
    await run();
  } catch (fault) {
    return { ...result, status: TestStatus.Failed, failureMessage: String(fault.message) };
  } finally {
    result.timeSpentMs = performance.now() - begun;
    delete state.currentTestId;
  }
  return result;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'without-jest', WithoutJest)];
