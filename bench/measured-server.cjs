// The built server, which tells its parent on request what it has used. `unaudited` replaces the audit writer by one that writes nothing:
// here and nowhere else, to measure what the audit costs. No setting of the product does this.
const { AuditWriter } = require('../dist/src/audit/writer.js');

if (process.argv[2] === 'unaudited') AuditWriter.prototype.append = () => Promise.resolve();

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1000, peakMegabytes: process.resourceUsage().maxRSS / 1024 });
});
process.on('disconnect', () => process.exit(0));

require('../dist/src/main.js');
