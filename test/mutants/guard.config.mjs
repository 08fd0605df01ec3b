// The guard: the rule tree that shield runs, over schemas of one field and over the whole one, without a database.
import { room } from './room.mjs';

export default room({
  name: 'guard',
  mutate: ['src/graph/guard.ts'],
  tests: ['shield-traps', 'guard', 'prove-coverage'].map((name) => `test/graph/${name}.test.ts`),
  // The types of the schema register themselves once for a process, so only what stands on the guard is loaded anew.
  reload: ['src/graph/guard.ts', 'src/graph/build-schema.ts', 'src/graph/prove-coverage.ts', 'test/graph/'],
});
