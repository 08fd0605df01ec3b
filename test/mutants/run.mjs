// Mutates one part after another, or those that are named: npm run test:mutants -- policy. Tells what no test finds and a tally of each.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PARTS = ['policy', 'table', 'disclosure', 'guard'];
const HERE = fileURLToPath(new URL('.', import.meta.url));

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}: there are ${PARTS.join(', ')}`);

for (const part of asked.length > 0 ? asked : PARTS) {
  const { status } = spawnSync(
    process.execPath,
    [`${HERE}node_modules/@stryker-mutator/core/bin/stryker.js`, 'run', `${HERE}${part}.config.mjs`],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1); // below the score of the part, or not run at all
}
