// Takes the audit out of the built server that is loaded after it: nothing is written, nothing is sealed. Here and nowhere else, to
// measure what it costs: no setting of the product does this.
import { Sealer } from '../../src/audit/sealer.js';
import { AuditWriter } from '../../src/audit/writer.js';

export function takeOutAudit(): void {
  AuditWriter.prototype.append = () => Promise.resolve();
  Sealer.prototype.start = () => undefined;
  Sealer.prototype.close = () => Promise.resolve();
}
