// What decides: the checks, and what they are made of. The table of rules is a part of its own, table.config.mjs.
import { room } from './room.mjs';

/** What reads a request, or tells of a decision, and decides nothing. */
const FORMS =
  'explain,outlook,favourable-request,matrix-*,json-shape,parse-request,decide-line,malformed-request';

/** Without the matrix: two pages that differ take longer to compare in words than all else together. */
const QUICK = ['order', 'refuse-purpose', 'told', 'reach', 'checks-alone', 'parts', 'cells'];

export const withCases = {
  tests: ['test/mutants/policy/every-case.ts', ...QUICK.map((name) => `test/policy/${name}.test.ts`)],
  reload: ['src/policy/', 'test/policy/', 'test/mutants/policy/'],
};

export default room({
  name: 'policy',
  mutate: ['src/policy/**/*.ts', '!src/policy/rules.ts', `!src/policy/{${FORMS}}.ts`],
  ...withCases,
});
