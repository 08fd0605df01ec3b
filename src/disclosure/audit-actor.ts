import type { AuditActor } from '../audit/entry.js';
import type { Caller } from '../identity/caller.js';

/** Who asked, as the log keeps it. */
export function toAuditActor(caller: Caller): AuditActor {
  return {
    kind: caller.kind,
    issuer: caller.issuer,
    subject: caller.subject,
    clientId: caller.clientId,
    companyId: caller.company?.id ?? null,
    companyKind: caller.company?.kind ?? null,
    roles: caller.roles,
    tokenId: caller.tokenId,
  };
}
