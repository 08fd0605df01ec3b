// The committed page of changes is what the table says today.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderChangesMarkdown } from '../../src/lifecycle/changes-markdown.js';

test('docs/changes.md is what the table says (npm run fix:changes)', () => {
  const committed = readFileSync(join(__dirname, '../../docs/changes.md'), 'utf8');
  expect(committed).toBe(renderChangesMarkdown());
});
