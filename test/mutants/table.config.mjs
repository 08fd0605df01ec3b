// The table of rules: every word, list and flag of every row.
import { withCases } from './policy.config.mjs';
import { room } from './room.mjs';

export default room({ name: 'table', mutate: ['src/policy/rules.ts'], ...withCases });
