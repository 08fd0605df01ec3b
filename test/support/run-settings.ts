// What global-setup.cjs tells the test files about the run, by environment.
type RunSetting = 'TEST_RUN' | 'TEST_RUN_FOLDER' | 'TEST_RUN_SERVER' | 'TEST_RUN_NOW';

export function setting(name: RunSetting): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: this test belongs to the project \`database\``);
  return value;
}

/** A machine that runs tests is busy: no server of theirs turns requests away for it, but where that is the test. */
export const MOST_DELAY_MS = '60000';
