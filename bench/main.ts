// `npm run bench`: the API against itself without its guard, against a peer and against the floor, on the same rows of the same
// PostgreSQL, in one run and in alternating rounds, after all have given the same values; with `--scale` against itself on more rows.
import { compareSizes } from './compare-sizes.js';
import { compareWorks } from './compare-works.js';
import { readSettings, type BenchSettings } from './settings.js';

async function main(settings: BenchSettings): Promise<void> {
  await (settings.scale === null ? compareWorks(settings) : compareSizes(settings, settings.scale));
}

// What is due at the end of the process (servers, folders) is due when a signal ends it too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

void main(readSettings());
