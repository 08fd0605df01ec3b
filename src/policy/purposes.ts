// The purposes: one row each, matched exactly, no purpose including another. `dpv` is the one W3C Data Privacy
// Vocabulary term it maps to (a term may stand for a set of purposes), `basis` the authority it rests on.

import type { AuthorityId } from './authorities.js';

interface PurposeRow {
  readonly dpv: string;
  readonly means: string;
  readonly basis: readonly AuthorityId[];
}

export const PURPOSES = {
  SELF_ACCESS: {
    dpv: 'RightsFulfilment',
    means: 'a customer reads the own account',
    basis: ['64.2010(c)'],
  },
  CUSTOMER_DIRECTED: {
    dpv: 'RequestedServiceProvision',
    means: 'somebody reads what the customer designated in writing',
    basis: ['222(c)(2)'],
  },
  SERVICE_PROVISION: {
    dpv: 'ServiceProvision',
    means: 'providing the service',
    basis: ['222(c)(1)(A)'],
  },
  SERVICE_SUPPORTING: {
    dpv: 'RepairImpairments',
    means: 'finding and repairing faults of the service',
    basis: ['222(c)(1)(B)'],
  },
  BILLING_COLLECTION: {
    dpv: 'PaymentManagement',
    means: 'billing and collecting for the service',
    basis: ['222(d)(1)'],
  },
  FRAUD_SECURITY: {
    dpv: 'FraudPreventionAndDetection',
    means: 'protecting customers and carriers from fraud and abuse',
    basis: ['222(d)(2)'],
  },
  INBOUND_ASSISTANCE: {
    dpv: 'CustomerCare',
    means: 'helping a customer who called, for the duration of the call',
    basis: ['222(d)(3)'],
  },
  MARKETING_SAME_CATEGORY: {
    dpv: 'DirectMarketing',
    means: 'offering service of a category that the customer currently obtains',
    basis: ['64.2005(a)', '§3'],
  },
  MARKETING_OTHER_CATEGORY: {
    dpv: 'DirectMarketing',
    means: 'offering service of another category',
    basis: ['64.2007(b)'],
  },
  EMERGENCY: {
    dpv: 'ProtectionOfPublicSecurity',
    means: 'responding to an emergency call',
    basis: ['222(d)(4)'],
  },
  LEGAL_PROCESS: {
    dpv: 'LegalCompliance',
    means: 'answering a legal instrument',
    basis: ['§4', '222(c)(1)'],
  },
  AGGREGATE_ANALYTICS: {
    dpv: 'ServiceUsageAnalytics',
    means: 'totals over groups that tell of no single customer',
    basis: ['222(c)(3)'],
  },
  IDENTITY_VERIFICATION: {
    dpv: 'IdentityVerification',
    means: 'verifying the identity of a person who signs up',
    basis: ['§2'],
  },
  ACCOUNT_ESTABLISHMENT: {
    dpv: 'EstablishContractualAgreement',
    means: 'establishing the account of a person who signs up',
    basis: ['§2'],
  },
  SERVICE_SETUP: {
    dpv: 'ServiceRegistration',
    means: 'setting up the service',
    basis: ['§2'],
  },
  ACCOUNT_COMMUNICATION: {
    dpv: 'CommunicationForCustomerCare',
    means: 'messages to the customer about the account',
    basis: ['§2'],
  },
  COMPLIANCE_AUDIT: {
    dpv: 'OrganisationComplianceManagement',
    means: 'auditing the use of CPNI',
    basis: ['64.2009'],
  },
  SELL_DATA: {
    dpv: 'SellDataToThirdParties',
    means: 'selling data: forbidden',
    basis: ['§4'],
  },
  COMPETITOR_TRACKING: {
    dpv: 'CommercialResearch',
    means: 'tracking customers that call competitors: forbidden',
    basis: ['64.2005(b)(2)'],
  },
} as const satisfies Record<string, PurposeRow>;

export type Purpose = keyof typeof PURPOSES;
