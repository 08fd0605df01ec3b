import type { AuditActor } from '../audit/entry.js';
import type { Caller } from '../identity/caller.js';

/** Who asked, as the log keeps it. */
export function toAuditActor(caller: Caller): AuditActor {
  return {
    clientId: caller.clientId,
    companyId: caller.company?.id ?? null,
    companyKind: caller.company?.kind ?? null,
    issuer: caller.issuer,
    kind: caller.kind,
    roles: caller.roles,
    subject: caller.subject,
    tokenId: caller.tokenId,
  };
}
