// Required into every server that is measured, before its program: tells the parent on request what the process has used so far,
// and how many statements it has sent to PostgreSQL.
import { createRequire } from 'node:module';

type Query = (this: unknown, ...words: unknown[]) => unknown;

const program = process.argv[1];
if (program === undefined) throw new Error('required into nothing');
const { Client } = createRequire(program)('pg') as { Client: { prototype: { query: Query } } };

let statements = 0;
const query = Client.prototype.query;
Client.prototype.query = function counted(this: unknown, ...words) {
  statements += 1;
  return query.apply(this, words);
};

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    statements,
    node: process.versions.node,
  });
});
process.on('disconnect', () => process.exit(0));
process.channel?.unref(); // a program that fails to start ends
