// The room is pure: it imports nothing outside itself, and reads no clock and no environment.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOM = resolve(__dirname, '../../src/policy');
const FILES = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

test.each(FILES)('%s imports nothing outside the room', (file) => {
  const source = readFileSync(join(ROOM, file), 'utf8');
  const imported = [
    ...source.matchAll(/^(?:import|export|\}).* from '([^']+)';$|(?:import|require)\('([^']+)'\)/gm),
  ].map(([, from, called]) => from ?? called ?? '');
  const outside = imported.filter(
    (path) => !path.startsWith('.') || relative(ROOM, resolve(ROOM, dirname(file), path)).startsWith('..'),
  );
  expect(outside).toEqual([]);
});

test.each(FILES)('%s reads no clock and no environment', (file) => {
  const source = readFileSync(join(ROOM, file), 'utf8');
  expect(source).not.toMatch(/new Date\(|Date\.now|performance\.|process\.|Math\.random/);
});
