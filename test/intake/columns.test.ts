// docs/intake.md holds the tables that files are checked by.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeTopic, TOPICS } from '../../src/cli/import/columns.js';
import { formatMarkdown } from '../../src/cli/print-table.js';

const page = readFileSync(join(__dirname, '../../docs/intake.md'), 'utf8');

test.each(TOPICS)('the table of %s is that of `account-data import columns`', (topic) => {
  const [, table] = page.split(`<!-- ${topic} -->\n`);
  expect(table?.split(`<!-- ${topic} end -->`)[0]?.trim()).toBe(
    describeTopic(topic, formatMarkdown).join('\n'),
  );
});
