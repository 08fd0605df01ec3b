// docs/changes.md: who may change what, from the table of changes itself.
import { AUTHORITIES } from '../policy/authorities.js';
import { CHANGE_MAKERS } from './change-makers.js';
import { CHANGES, changeRow, type ChangeName } from './changes.js';

const HEAD = `# Changes

Every change of what decisions rest on, who may make it, and on which authority. Generated from \`src/lifecycle/changes.ts\` by \`account-data changes --write\`.

What holds for each of them:

- Who may not make it is refused before anything is written: a caller of another kind with \`CHANGE_NOT_PERMITTED\`, an owner whose login is too weak with \`RECORD_RESTRICTED\` and the remedy \`STEP_UP\`, support staff without the customer on an open call of theirs with what the call lacks. The refusal is recorded.
- What the answer selects is authorized before the change is made: one field that the caller may not read refuses the change.
- The change, its idempotency key, the mail it causes and its entry in the audit log are one transaction. The entry names who made it, the clause, the call or case it rests on, and the ids of what was written; never a value.
- A request repeated under the same \`idempotencyKey\` within seven days changes nothing and is answered alike; another request under that key is refused.
- What is wrong with an input is told in \`userErrors\` by code and field, never by value.

| Mutation | It | Who | Rests on |
| -------- | -- | --- | -------- |
`;

export function renderChangesMarkdown(): string {
  return `${HEAD}${(Object.keys(CHANGES) as ChangeName[]).map(row).join('\n')}\n`;
}

function row(name: ChangeName): string {
  const { does, by, cites } = changeRow(name);
  const who = by.map((maker) => CHANGE_MAKERS[maker].says).join('; ');
  return `| \`${name}\` | ${does} | ${who} | ${cites.map((id) => AUTHORITIES[id].title).join(', ')} |`;
}
