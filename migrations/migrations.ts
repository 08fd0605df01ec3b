// Every migration, in order. Listed by hand, so that the built program carries them and nothing is found by chance.
import { Accounts1700000000001 } from './1700000000001-accounts.js';
import { Companies1700000000002 } from './1700000000002-companies.js';
import { Services1700000000003 } from './1700000000003-services.js';
import { Usage1700000000004 } from './1700000000004-usage.js';
import { Invoices1700000000005 } from './1700000000005-invoices.js';
import { Consents1700000000006 } from './1700000000006-consents.js';
import { References1700000000007 } from './1700000000007-references.js';
import { PolicyVersions1700000000008 } from './1700000000008-policy-versions.js';
import { AuditEntries1700000000009 } from './1700000000009-audit-entries.js';
import { CustomersOnly1700000000010 } from './1700000000010-customers-only.js';
import { ApiRole1700000000011 } from './1700000000011-api-role.js';
import { ClientKeys1700000000012 } from './1700000000012-client-keys.js';
import { TokenRevocations1700000000013 } from './1700000000013-token-revocations.js';
import { DpopProofs1700000000014 } from './1700000000014-dpop-proofs.js';
import { AccessChanges1700000000015 } from './1700000000015-access-changes.js';
import { AuditLog1700000000020 } from './1700000000020-audit-log.js';
import { AuditFacts1700000000025 } from './1700000000025-audit-facts.js';
import { AuditTombstones1700000000026 } from './1700000000026-audit-tombstones.js';
import { OidcPayloads1700000000030 } from './1700000000030-oidc-payloads.js';
import { Logins1700000000031 } from './1700000000031-logins.js';
import { IdempotencyKeys1700000000040 } from './1700000000040-idempotency-keys.js';
import { DeclaredRelationships1700000000045 } from './1700000000045-declared-relationships.js';
import { Evidence1700000000046 } from './1700000000046-evidence.js';
import { ContactVersions1700000000041 } from './1700000000041-contact-versions.js';
import { NoticesAsSent1700000000047 } from './1700000000047-notices-as-sent.js';
import { Papers1700000000050 } from './1700000000050-papers.js';
import { LegalHolds1700000000051 } from './1700000000051-legal-holds.js';
import { Breaches1700000000055 } from './1700000000055-breaches.js';
import { SiteData1700000000056 } from './1700000000056-site-data.js';
import { Outbox1700000000060 } from './1700000000060-outbox.js';
import { ExactTotals1700000000062 } from './1700000000062-exact-totals.js';
import { Imports1700000000063 } from './1700000000063-imports.js';
import { Limits1700000000065 } from './1700000000065-limits.js';
import { SignUps1700000000070 } from './1700000000070-sign-ups.js';
import { BackupAnswers1700000000072 } from './1700000000072-backup-answers.js';
import { IdentityVerifications1700000000071 } from './1700000000071-identity-verifications.js';
import { OptOutFailures1700000000075 } from './1700000000075-opt-out-failures.js';
import { TrustedDocuments1700000000080 } from './1700000000080-trusted-documents.js';

export const MIGRATIONS = [
  Accounts1700000000001,
  Companies1700000000002,
  Services1700000000003,
  Usage1700000000004,
  Invoices1700000000005,
  Consents1700000000006,
  References1700000000007,
  PolicyVersions1700000000008,
  AuditEntries1700000000009,
  CustomersOnly1700000000010,
  ApiRole1700000000011,
  ClientKeys1700000000012,
  TokenRevocations1700000000013,
  DpopProofs1700000000014,
  AccessChanges1700000000015,
  AuditLog1700000000020,
  AuditFacts1700000000025,
  AuditTombstones1700000000026,
  OidcPayloads1700000000030,
  Logins1700000000031,
  IdempotencyKeys1700000000040,
  DeclaredRelationships1700000000045,
  Evidence1700000000046,
  ContactVersions1700000000041,
  NoticesAsSent1700000000047,
  Papers1700000000050,
  LegalHolds1700000000051,
  Breaches1700000000055,
  SiteData1700000000056,
  Outbox1700000000060,
  ExactTotals1700000000062,
  Imports1700000000063,
  Limits1700000000065,
  SignUps1700000000070,
  IdentityVerifications1700000000071,
  BackupAnswers1700000000072,
  OptOutFailures1700000000075,
  TrustedDocuments1700000000080,
] as const;
