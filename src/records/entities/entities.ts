// Every entity of the records room, listed by hand: the data source knows these tables and no other.
import { AccessChangeRecord } from './access-change-record.js';
import { AccountNumberRecord } from './account-number-record.js';
import { AccountOwnerRecord } from './account-owner-record.js';
import { AccountRecord } from './account-record.js';
import { ApiClientRecord } from './api-client-record.js';
import { ApprovalRecord } from './approval-record.js';
import { AuditUnsealedRecord } from './audit-unsealed-record.js';
import { AuditLeafRecord } from './audit-leaf-record.js';
import { AuditSubtreeRecord } from './audit-subtree-record.js';
import { AuditCheckpointRecord } from './audit-checkpoint-record.js';
import { AuditSealerRecord } from './audit-sealer-record.js';
import { AuditEntryRecord } from './audit-entry-record.js';
import { AuditFactsRecord } from './audit-facts-record.js';
import { AuditTombstoneRecord } from './audit-tombstone-record.js';
import { BackupAnswerRecord } from './backup-answer-record.js';
import { BreachAccountRecord } from './breach-account-record.js';
import { BreachRecord } from './breach-record.js';
import { CallRecord } from './call-record.js';
import { CaseReferenceRecord } from './case-reference-record.js';
import { CompanyAccountRecord } from './company-account-record.js';
import { CompanyRecord } from './company-record.js';
import { ComplaintRecord } from './complaint-record.js';
import { ContactRecord } from './contact-record.js';
import { ContactVersionRecord } from './contact-version-record.js';
import { CostBudgetRecord } from './cost-budget-record.js';
import { DelegationRecord } from './delegation-record.js';
import { DestinationTotalRecord } from './destination-total-record.js';
import { DpopProofRecord } from './dpop-proof-record.js';
import { EmergencyAddressRecord } from './emergency-address-record.js';
import { IdempotencyKeyRecord } from './idempotency-key-record.js';
import { IdentityVerificationRecord } from './identity-verification-record.js';
import { ImportRecord } from './import-record.js';
import { InvoiceCallLineRecord } from './invoice-call-line-record.js';
import { InvoiceLineRecord } from './invoice-line-record.js';
import { InvoiceRecord } from './invoice-record.js';
import { LegalHoldRecord } from './legal-hold-record.js';
import { LegalReviewRecord } from './legal-review-record.js';
import { LoginAccountRecord } from './login-account-record.js';
import { LoginAttemptRecord } from './login-attempt-record.js';
import { MessageRecord } from './message-record.js';
import { NoticeRecord } from './notice-record.js';
import { OidcPayloadRecord } from './oidc-payload-record.js';
import { OptOutFailureRecord } from './opt-out-failure-record.js';
import { OutboxMessageRecord } from './outbox-message-record.js';
import { PhoneNumberAccountRecord } from './phone-number-account-record.js';
import { PhoneNumberRecord } from './phone-number-record.js';
import { PolicyAcceptanceRecord } from './policy-acceptance-record.js';
import { PolicyVersionRecord } from './policy-version-record.js';
import { RateWindowRecord } from './rate-window-record.js';
import { ReferenceAccountRecord } from './reference-account-record.js';
import { RouteRecord } from './route-record.js';
import { ServiceLocationRecord } from './service-location-record.js';
import { ServiceRecord } from './service-record.js';
import { ServiceRelationshipRecord } from './service-relationship-record.js';
import { SignUpRecord } from './sign-up-record.js';
import { SiteCookieChoiceRecord } from './site-cookie-choice-record.js';
import { SitePageViewRecord } from './site-page-view-record.js';
import { SiteVisitRecord } from './site-visit-record.js';
import { TokenRevocationRecord } from './token-revocation-record.js';
import { TrustedDocumentRecord } from './trusted-document-record.js';
import { TrunkRecord } from './trunk-record.js';
import { UsageTotalRecord } from './usage-total-record.js';

export const ENTITIES = [
  AccountRecord,
  AccountNumberRecord,
  AccountOwnerRecord,
  ContactRecord,
  ContactVersionRecord,
  ServiceRecord,
  PhoneNumberRecord,
  PhoneNumberAccountRecord,
  TrunkRecord,
  TrustedDocumentRecord,
  RouteRecord,
  ServiceLocationRecord,
  EmergencyAddressRecord,
  CallRecord,
  MessageRecord,
  UsageTotalRecord,
  DestinationTotalRecord,
  InvoiceRecord,
  InvoiceLineRecord,
  InvoiceCallLineRecord,
  ImportRecord,
  CompanyRecord,
  ApiClientRecord,
  TokenRevocationRecord,
  DpopProofRecord,
  AccessChangeRecord,
  IdempotencyKeyRecord,
  ServiceRelationshipRecord,
  CompanyAccountRecord,
  ApprovalRecord,
  NoticeRecord,
  DelegationRecord,
  CaseReferenceRecord,
  ReferenceAccountRecord,
  LegalReviewRecord,
  LegalHoldRecord,
  SiteVisitRecord,
  SitePageViewRecord,
  SiteCookieChoiceRecord,
  BreachRecord,
  BreachAccountRecord,
  OptOutFailureRecord,
  ComplaintRecord,
  PolicyVersionRecord,
  PolicyAcceptanceRecord,
  SignUpRecord,
  IdentityVerificationRecord,
  AuditEntryRecord,
  AuditSealerRecord,
  AuditCheckpointRecord,
  AuditSubtreeRecord,
  AuditLeafRecord,
  AuditUnsealedRecord,
  AuditFactsRecord,
  AuditTombstoneRecord,
  OidcPayloadRecord,
  LoginAccountRecord,
  LoginAttemptRecord,
  BackupAnswerRecord,
  OutboxMessageRecord,
  RateWindowRecord,
  CostBudgetRecord,
] as const;
