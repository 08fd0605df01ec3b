// The gate. Its facts come from whoever gives them, so its tests give them and need no database.
import { room } from './room.mjs';

/** What reads recorded decisions again, or tells of them, decides nothing anew and reads the database: not mutated here. */
const GATE = 'gate,disclosure,clip,tie-of,change-note,caller-facts,audit-actor,request-caller';

const TESTS = ['gate', 'disclosure', 'clip-and-tie', 'change-note'];

export default room({
  name: 'disclosure',
  mutate: [`src/disclosure/{${GATE}}.ts`],
  tests: TESTS.map((name) => `test/disclosure/${name}.test.ts`),
  reload: ['src/disclosure/', 'test/disclosure/'],
});
