// The sample operations of the demo page: for each demo caller what it will see, and operations that show both
// what is permitted to it and what is refused. Pure data: a test parses every row and runs it on a live server.

export interface SampleOperation {
  readonly title: string;
  readonly query: string;
  /** Length in days of the period given as `$from` and `$to`; absent = the operation has no variables. */
  readonly days?: number;
}

export interface Sample {
  /** One line for the menu: what of the accounts this caller will see. */
  readonly sees: string;
  readonly operations: readonly [SampleOperation, ...SampleOperation[]];
}

/** The menu's name for a request without a token; every other key is a demo caller of the server. */
export const NO_TOKEN = 'no-token';

export const SAMPLES: Readonly<Record<string, Sample>> = {
  owner: {
    sees: 'everything of ACCT-0001, and no other account',
    operations: [
      {
        title: 'My account, and a stranger’s',
        days: 60,
        query: `# The owner of ACCT-0001, logged in with a password: every
# field of the own account is answered. ACCT-0002 belongs
# to somebody else: null and NOT_FOUND, as for an account
# that does not exist.
query OwnAccount($from: DateTime!, $to: DateTime!) {
  own: accountByNumber(number: "ACCT-0001") {
    number
    status
    name
    contacts(first: 3) {
      edges {
        node {
          role name email phone
          address { lines city postalCode }
        }
      }
    }
    cpni(purpose: SELF_ACCESS) {
      services { category type startedAt }
      numbers(first: 2) {
        edges {
          node {
            number type
            primaryRoute { kind target }
            emergencyAddress { callerName lines city }
          }
        }
      }
      quantities { services numbers trunks channels }
      usage(from: $from, to: $to, by: MONTH) {
        from minutes calls messages
      }
      callRecords(first: 3) {
        edges {
          node {
            direction from to startedAt billedSeconds
            charge { amount currency }
            location { place }
          }
        }
      }
      invoices(first: 1) {
        edges {
          node { number total { amount currency } status }
        }
      }
      balance { amount currency }
    }
  }
  stranger: accountByNumber(number: "ACCT-0002") {
    number name
  }
}`,
      },
      {
        title: 'Who holds my consent',
        query: `# Consents, notices and relationships are records, open to
# the owner of the account.
query OwnRecords {
  accountByNumber(number: "ACCT-0001") {
    relationships { company { id } kind from to }
    approvals {
      kind scope
      company { id }
      categories at revokedAt
    }
    notices { sentAt channel bounced companies { id } }
    delegations { to form categories from until }
    policyAcceptances { version kind at }
  }
}`,
      },
    ],
  },
  'owner-biographical': {
    sees: 'no CPNI: answers about one’s life are not a password',
    operations: [
      {
        title: 'A login that is too weak',
        query: `# The same customer, known only by biographical answers
# (47 CFR 64.2010): all CPNI is refused with
# AUTHN_BIOGRAPHICAL_ONLY and the remedy STEP_UP. Number
# and status are open.
query WeakLogin {
  accountByNumber(number: "ACCT-0001") {
    number
    status
    cpni(purpose: SELF_ACCESS) {
      services { type }
      balance { amount currency }
      callRecords(first: 3) {
        edges { node { to startedAt } }
      }
    }
  }
}`,
      },
    ],
  },
  applicant: {
    sees: 'own name and contacts; there is no CPNI before service begins',
    operations: [
      {
        title: 'Before service begins',
        query: `# ACCT-0009 is still an application: name and contacts are
# answered, CPNI is refused with NOT_A_CUSTOMER.
query Application {
  accountByNumber(number: "ACCT-0009") {
    number
    status
    name
    contacts(first: 3) { edges { node { role name email } } }
    cpni(purpose: SELF_ACCESS) {
      services { type }
      balance { amount currency }
    }
  }
}`,
      },
    ],
  },
  delegate: {
    sees: 'the bills of ACCT-0001, as the owner designated in writing',
    operations: [
      {
        title: 'What the designation covers',
        query: `# Designated in writing for BILLING: invoices and balance
# are answered. Services (TYPE) and the calls behind a
# bill are not on the designation, and personal data is
# never part of one: all refused.
query DesignatedBilling {
  accountByNumber(number: "ACCT-0001") {
    number
    name(purpose: CUSTOMER_DIRECTED)
    cpni(purpose: CUSTOMER_DIRECTED) {
      balance { amount currency }
      invoices(first: 2) {
        edges {
          node {
            number
            total { amount currency }
            status
            callLines(first: 2) {
              edges { node { to amount { amount currency } } }
            }
          }
        }
      }
      services { type }
    }
  }
}`,
      },
    ],
  },
  support: {
    sees: 'what the customer on the open call agreed to, by how the customer was authenticated',
    operations: [
      {
        title: 'On a call, customer gave the password',
        query: `# CALL-0001 is open, the customer agreed and gave the
# password: CPNI is answered, call detail too. Where a
# call was made stays closed (no call location), and so
# does the name: it is not needed for this purpose.
query OnTheCall {
  accountByNumber(number: "ACCT-0001") {
    name(
      purpose: INBOUND_ASSISTANCE
      reference: "CALL-0001"
    )
    cpni(
      purpose: INBOUND_ASSISTANCE
      reference: "CALL-0001"
    ) {
      services { category type }
      balance { amount currency }
      callRecords(first: 3) {
        edges {
          node {
            direction from to startedAt
            location { place }
          }
        }
      }
    }
  }
}`,
      },
      {
        title: 'On a call, biographical answers only',
        query: `# CALL-0002: the same customer, known by biographical
# answers only. By telephone this opens CPNI without call
# detail; call records need a password or a call back
# (CALL_DETAIL_PASSWORD_REQUIRED, 47 CFR 64.2010(b)).
query OnTheWeakCall {
  accountByNumber(number: "ACCT-0001") {
    cpni(
      purpose: INBOUND_ASSISTANCE
      reference: "CALL-0002"
    ) {
      services { category type }
      balance { amount currency }
      callRecords(first: 3) {
        edges { node { to startedAt } }
      }
    }
  }
}`,
      },
      {
        title: 'Writing to the customer',
        query: `# Communication about the account opens name and contacts,
# and no CPNI.
query AccountCommunication {
  accountByNumber(number: "ACCT-0001") {
    name(purpose: ACCOUNT_COMMUNICATION)
    contacts(purpose: ACCOUNT_COMMUNICATION, first: 3) {
      edges { node { role name email phone } }
    }
    cpni(purpose: ACCOUNT_COMMUNICATION) {
      services { type }
    }
  }
}`,
      },
    ],
  },
  billing: {
    sees: 'bills and usage; the calls behind a bill only with an open ticket',
    operations: [
      {
        title: 'Billing, without a ticket',
        days: 60,
        query: `# Billing reads bills, usage, services and quantities
# without a ticket. Call records are refused until a
# ticket on a disputed bill is open; places are never
# needed.
query Billing($from: DateTime!, $to: DateTime!) {
  accountByNumber(number: "ACCT-0001") {
    cpni(purpose: BILLING_COLLECTION) {
      balance { amount currency }
      invoices(first: 2) {
        edges {
          node { number total { amount currency } status }
        }
      }
      usage(from: $from, to: $to, by: MONTH) {
        from minutes calls
      }
      quantities { services numbers }
      callRecords(first: 3) {
        edges { node { to billedSeconds } }
      }
      locations { city rateCenter }
    }
  }
}`,
      },
      {
        title: 'A disputed bill, with a ticket',
        query: `# TICKET-0001 is open on this account: the calls behind
# the bill are answered as well.
query DisputedBill {
  accountByNumber(number: "ACCT-0001") {
    cpni(
      purpose: BILLING_COLLECTION
      reference: "TICKET-0001"
    ) {
      invoices(first: 1) {
        edges {
          node {
            number
            callLines(first: 3) {
              edges {
                node {
                  to startedAt
                  amount { amount currency }
                }
              }
            }
          }
        }
      }
      callRecords(first: 3) {
        edges {
          node { to billedSeconds charge { amount currency } }
        }
      }
      trunks { label }
    }
  }
}`,
      },
    ],
  },
  noc: {
    sees: 'trunks, routes, numbers and places with an open ticket; bills never',
    operations: [
      {
        title: 'Provisioning on a ticket',
        query: `# With TICKET-0001: services, technical arrangement,
# quantities and service locations. Bills and calls are
# not needed to provision: refused.
query Provisioning {
  accountByNumber(number: "ACCT-0001") {
    cpni(
      purpose: SERVICE_PROVISION
      reference: "TICKET-0001"
    ) {
      services { type }
      trunks { label sipDomain channels }
      routes { kind target priority }
      quantities { trunks channels }
      locations { city rateCenter }
      balance { amount currency }
      callRecords(first: 3) { edges { node { to } } }
    }
  }
}`,
      },
      {
        title: 'Looking for a fault on a ticket',
        query: `# A fault is found in call records, so this purpose opens
# them, without the charge and without the place.
query FaultFinding {
  accountByNumber(number: "ACCT-0001") {
    cpni(
      purpose: SERVICE_SUPPORTING
      reference: "TICKET-0001"
    ) {
      trunks { label sipDomain }
      callRecords(first: 3) {
        edges {
          node {
            from to startedAt durationSeconds
            charge { amount currency }
            location { place }
          }
        }
      }
    }
  }
}`,
      },
    ],
  },
  fraud: {
    sees: 'all CPNI but call locations, on an open fraud case',
    operations: [
      {
        title: 'On a fraud case',
        query: `# FRAUD-0001 is open on this account: every category is
# answered, call detail included. Where calls were made,
# and personal data, are refused.
query FraudCase {
  accountByNumber(number: "ACCT-0001") {
    name(purpose: FRAUD_SECURITY, reference: "FRAUD-0001")
    cpni(purpose: FRAUD_SECURITY, reference: "FRAUD-0001") {
      services { type startedAt }
      routes { kind target }
      balance { amount currency }
      callRecords(first: 5) {
        edges {
          node {
            from to startedAt durationSeconds
            charge { amount currency }
          }
        }
      }
      callLocations(first: 3) { edges { node { place } } }
    }
  }
}`,
      },
      {
        title: 'The case is of another account',
        query: `# A reference opens only the account it was opened on:
# everything is refused with REFERENCE_REQUIRED.
query FraudCaseElsewhere {
  accountByNumber(number: "ACCT-0002") {
    cpni(purpose: FRAUD_SECURITY, reference: "FRAUD-0001") {
      services { type }
      balance { amount currency }
    }
  }
}`,
      },
    ],
  },
  marketing: {
    sees: 'services, quantities and usage in an approved campaign, unless the customer objected',
    operations: [
      {
        title: 'Campaign in the same category',
        days: 60,
        query: `# CAMPAIGN-0001 offers LOCAL service and is approved:
# services, quantities and usage of ACCT-0001 are
# answered. Bills, destinations and names are not needed:
# refused. The customer of ACCT-0007 objected: OPTED_OUT.
query Campaign($from: DateTime!, $to: DateTime!) {
  inReach: accountByNumber(number: "ACCT-0001") {
    name(
      purpose: MARKETING_SAME_CATEGORY
      reference: "CAMPAIGN-0001"
    )
    cpni(
      purpose: MARKETING_SAME_CATEGORY
      offering: LOCAL
      reference: "CAMPAIGN-0001"
    ) {
      services { category type }
      quantities { services numbers }
      usage(from: $from, to: $to, by: MONTH) {
        from minutes calls
      }
      destinations(from: $from, to: $to, by: COUNTRY) {
        destination calls
      }
      balance { amount currency }
    }
  }
  objected: accountByNumber(number: "ACCT-0007") {
    cpni(
      purpose: MARKETING_SAME_CATEGORY
      offering: LOCAL
      reference: "CAMPAIGN-0001"
    ) {
      services { category type }
    }
  }
}`,
      },
      {
        title: 'Campaign that nobody approved',
        query: `# CAMPAIGN-0002 waits for a supervisor other than its
# opener: CAMPAIGN_NOT_APPROVED.
query UnapprovedCampaign {
  accountByNumber(number: "ACCT-0001") {
    cpni(
      purpose: MARKETING_SAME_CATEGORY
      offering: LOCAL
      reference: "CAMPAIGN-0002"
    ) {
      services { category type }
      quantities { services numbers }
    }
  }
}`,
      },
    ],
  },
  legal: {
    sees: 'of ACCT-0010 what the subpoena reaches',
    operations: [
      {
        title: 'Answering a subpoena',
        query: `# LEGAL-0001 is a subpoena on ACCT-0010, reviewed by two:
# name, services, call records and bills. Trunks and
# places need a court order: INSTRUMENT_INSUFFICIENT.
query Subpoena {
  accountByNumber(number: "ACCT-0010") {
    name(purpose: LEGAL_PROCESS, reference: "LEGAL-0001")
    cpni(purpose: LEGAL_PROCESS, reference: "LEGAL-0001") {
      services { category type startedAt }
      callRecords(first: 3) {
        edges { node { from to startedAt durationSeconds } }
      }
      balance { amount currency }
      trunks { label sipDomain }
      locations { city }
    }
  }
}`,
      },
      {
        title: 'A preservation request discloses nothing',
        query: `# LEGAL-0003 asks to keep records, not to hand them over:
# PRESERVATION_NOT_DISCLOSURE.
query Preservation {
  accountByNumber(number: "ACCT-0010") {
    cpni(purpose: LEGAL_PROCESS, reference: "LEGAL-0003") {
      services { type }
      callRecords(first: 3) { edges { node { to } } }
    }
  }
}`,
      },
    ],
  },
  auditor: {
    sees: 'records of consents and disclosures; no CPNI and no personal data',
    operations: [
      {
        title: 'Records of an account',
        query: `# An auditor reads the records that prove compliance (47
# CFR 64.2009). CPNI and names are refused.
query ComplianceAudit {
  accountByNumber(number: "ACCT-0001") {
    number
    name(purpose: COMPLIANCE_AUDIT)
    relationships { company { id } kind from to }
    approvals { kind scope company { id } at revokedAt }
    notices { sentAt channel bounced }
    cpni(purpose: COMPLIANCE_AUDIT) {
      services { type }
      balance { amount currency }
    }
  }
}`,
      },
    ],
  },
  supervisor: {
    sees: 'accounts without CPNI and personal data: a supervisor approves, and states no purpose',
    operations: [
      {
        title: 'What needs no purpose',
        query: `# A supervisor states no purpose, so only what is open is
# answered.
query Supervisor {
  viewer { kind roles purposes expiresAt }
  accountByNumber(number: "ACCT-0001") { number status since }
  privacyPolicy { version status effectiveFrom }
}`,
      },
      {
        title: 'A purpose that was not granted',
        query: `# The purpose is not open to the role: the operation is
# refused before anything is read.
query NotGranted {
  accountByNumber(number: "ACCT-0001") {
    cpni(purpose: BILLING_COLLECTION) {
      balance { amount currency }
    }
  }
}`,
      },
    ],
  },
  onboarding: {
    sees: 'name and contacts of the applicant of an open case; no CPNI',
    operations: [
      {
        title: 'On an onboarding case',
        query: `# ONBOARD-0001 is open on ACCT-0009: name and contacts are
# answered. CPNI is out of reach of this purpose.
query Onboarding {
  accountByNumber(number: "ACCT-0009") {
    number
    status
    name(
      purpose: ACCOUNT_ESTABLISHMENT
      reference: "ONBOARD-0001"
    )
    contacts(
      purpose: ACCOUNT_ESTABLISHMENT
      reference: "ONBOARD-0001"
      first: 3
    ) {
      edges {
        node { role name email address { lines city } }
      }
    }
    cpni(
      purpose: ACCOUNT_ESTABLISHMENT
      reference: "ONBOARD-0001"
    ) {
      services { type }
    }
  }
}`,
      },
      {
        title: 'The case is of another account',
        query: `# The case opens ACCT-0009 only: the name of ACCT-0001 is
# refused with REFERENCE_REQUIRED.
query OnboardingElsewhere {
  accountByNumber(number: "ACCT-0001") {
    number
    name(
      purpose: ACCOUNT_ESTABLISHMENT
      reference: "ONBOARD-0001"
    )
  }
}`,
      },
    ],
  },
  'affiliate-active': {
    sees: 'services, quantities and usage of its customers with two categories or more, in its campaign',
    operations: [
      {
        title: 'Campaign over accounts of every state',
        days: 60,
        query: `# inReach: two categories and a relationship: services,
# quantities and usage are answered; bills, calls and
# names never. The others are refused, and the customer's
# reasons are not told (NOT_PERMITTED): one category only,
# relationship ended, account closed, objected. noTie is
# not this affiliate's customer: NOT_FOUND.
query AffiliateCampaign($from: DateTime!, $to: DateTime!) {
  inReach: accountByNumber(number: "ACCT-0001") {
    number
    name(
      purpose: MARKETING_SAME_CATEGORY
      reference: "CAMPAIGN-0001"
    )
    cpni(
      purpose: MARKETING_SAME_CATEGORY
      offering: LOCAL
      reference: "CAMPAIGN-0001"
    ) {
      services { category type }
      quantities { services numbers }
      usage(from: $from, to: $to, by: MONTH) {
        from minutes calls
      }
      balance { amount currency }
      callRecords(first: 3) { edges { node { to } } }
    }
  }
  oneCategory: accountByNumber(number: "ACCT-0002") {
    ...Offer
  }
  ended: accountByNumber(number: "ACCT-0003") { ...Offer }
  closed: accountByNumber(number: "ACCT-0006") { ...Offer }
  objected: accountByNumber(number: "ACCT-0007") { ...Offer }
  noTie: accountByNumber(number: "ACCT-0004") { ...Offer }
}

fragment Offer on Account {
  number
  cpni(
    purpose: MARKETING_SAME_CATEGORY
    offering: LOCAL
    reference: "CAMPAIGN-0001"
  ) {
    services { category type }
  }
}`,
      },
      {
        title: 'Call location by opt-in',
        query: `# The customer of ACCT-0008 opted in, scope LOCATION,
# naming this affiliate: places of calls are answered,
# without numbers and instants. Without that opt-in, as on
# ACCT-0001, they are refused.
query CallLocation {
  optedIn: accountByNumber(number: "ACCT-0008") { ...Places }
  notOptedIn: accountByNumber(number: "ACCT-0001") {
    ...Places
  }
}

fragment Places on Account {
  number
  cpni(
    purpose: MARKETING_SAME_CATEGORY
    offering: LOCAL
    reference: "CAMPAIGN-0001"
  ) {
    callLocations(first: 3) {
      edges { node { place latitude longitude } }
    }
    callRecords(first: 3) { edges { node { to } } }
  }
}`,
      },
      {
        title: 'Campaign that nobody approved',
        query: `# CAMPAIGN-0002 is not approved: this concerns the
# affiliate's own papers, so it is told
# CAMPAIGN_NOT_APPROVED.
query UnapprovedCampaign {
  accountByNumber(number: "ACCT-0001") {
    cpni(
      purpose: MARKETING_SAME_CATEGORY
      offering: LOCAL
      reference: "CAMPAIGN-0002"
    ) {
      services { category type }
      quantities { services numbers }
    }
  }
}`,
      },
      {
        title: 'All my accounts at once',
        query: `# Exactly the accounts this affiliate has a tie to;
# refusals come once for each account, beside the answers.
query AllTies {
  accounts(first: 10) {
    edges {
      node {
        number
        cpni(
          purpose: MARKETING_SAME_CATEGORY
          offering: LOCAL
          reference: "CAMPAIGN-0001"
        ) {
          quantities { services numbers }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
      },
    ],
  },
  'affiliate-second': {
    sees: 'of ACCT-0004 what the campaign opens; ACCT-0001 does not exist for it',
    operations: [
      {
        title: 'Own customer, and another affiliate’s',
        query: `# Only ACCT-0004 has a relationship with this affiliate.
# ACCT-0001 has one with another affiliate: NOT_FOUND.
query SecondAffiliate {
  own: accountByNumber(number: "ACCT-0004") { ...Offer }
  other: accountByNumber(number: "ACCT-0001") { ...Offer }
}

fragment Offer on Account {
  number
  cpni(
    purpose: MARKETING_SAME_CATEGORY
    offering: LOCAL
    reference: "CAMPAIGN-0001"
  ) {
    services { category type }
    quantities { services numbers }
    balance { amount currency }
  }
}`,
      },
    ],
  },
  'affiliate-noncomm': {
    sees: 'nothing without the customer’s opt-in naming it',
    operations: [
      {
        title: 'Not communications-related',
        query: `# An affiliate outside communications needs an opt-in that
# names it, whatever the number of categories. It has no
# tie to ACCT-0001: NOT_FOUND. The list holds the accounts
# it does have a tie to, if any.
query OutsideCommunications {
  accounts(first: 5) { edges { node { ...Offer } } }
  accountByNumber(number: "ACCT-0001") { ...Offer }
}

fragment Offer on Account {
  number
  cpni(
    purpose: MARKETING_SAME_CATEGORY
    offering: LOCAL
    reference: "CAMPAIGN-0001"
  ) {
    services { category type }
  }
}`,
      },
    ],
  },
  'agent-payments': {
    sees: 'the bills of the accounts assigned to it',
    operations: [
      {
        title: 'Collecting a payment',
        days: 60,
        query: `# ACCT-0001 is assigned to this agent: balance and
# invoices are answered. Usage, the calls behind a bill
# and the name are refused. ACCT-0002 is not assigned:
# NOT_FOUND.
query Collection($from: DateTime!, $to: DateTime!) {
  assigned: accountByNumber(number: "ACCT-0001") {
    number
    name(purpose: BILLING_COLLECTION)
    cpni(purpose: BILLING_COLLECTION) {
      balance { amount currency }
      invoices(first: 2) {
        edges {
          node {
            number
            total { amount currency }
            paid { amount currency }
            status
            callLines(first: 2) { edges { node { to } } }
          }
        }
      }
      usage(from: $from, to: $to, by: MONTH) { from minutes }
    }
  }
  notAssigned: accountByNumber(number: "ACCT-0002") { number }
}`,
      },
    ],
  },
  'joint-venture': {
    sees: 'nothing without the customer’s opt-in naming it',
    operations: [
      {
        title: 'Without an opt-in',
        query: `# A joint venture needs the customer's opt-in that names
# it; without one the account does not exist for it:
# NOT_FOUND. The list holds the accounts whose customers
# named it, if any.
query JointVenture {
  accounts(first: 5) { edges { node { ...Offer } } }
  accountByNumber(number: "ACCT-0001") { ...Offer }
}

fragment Offer on Account {
  number
  cpni(
    purpose: MARKETING_OTHER_CATEGORY
    offering: LOCAL
    reference: "CAMPAIGN-0001"
  ) {
    services { category type }
    quantities { services numbers }
  }
}`,
      },
    ],
  },
  'third-party': {
    sees: 'nothing but what a customer directs to it in writing',
    operations: [
      {
        title: 'Without a direction of the customer',
        query: `# No customer has designated this company: the list is
# empty, and ACCT-0001 is NOT_FOUND.
query ThirdParty {
  accounts(first: 5) { edges { node { number } } }
  accountByNumber(number: "ACCT-0001") {
    number
    cpni(purpose: CUSTOMER_DIRECTED) {
      services { type }
    }
  }
}`,
      },
    ],
  },
  psap: {
    sees: 'number, name, address and place of the caller of the open emergency call',
    operations: [
      {
        title: 'During an emergency call',
        query: `# EMERGENCY-0001 is open and of this agency: number, name,
# registered address and the place of the call. Bills and
# call records are not needed to send help: refused.
query EmergencyCall {
  accountByNumber(number: "ACCT-0001") {
    name(purpose: EMERGENCY, reference: "EMERGENCY-0001")
    cpni(purpose: EMERGENCY, reference: "EMERGENCY-0001") {
      numbers(first: 3) { edges { node { number } } }
      emergencyAddresses {
        number callerName lines city region postalCode
      }
      callLocations(first: 1) {
        edges { node { place latitude longitude } }
      }
      balance { amount currency }
      callRecords(first: 3) {
        edges { node { to startedAt } }
      }
    }
  }
}`,
      },
    ],
  },
  government: {
    sees: 'of ACCT-0010 what its subpoena reaches; nothing by an expired one',
    operations: [
      {
        title: 'With a subpoena',
        query: `# LEGAL-0001 is this agency's subpoena on ACCT-0010: name,
# services, call records and bills. Trunks and places need
# a court order: INSTRUMENT_INSUFFICIENT. ACCT-0001 is not
# listed in it: NOT_FOUND.
query Subpoena {
  listed: accountByNumber(number: "ACCT-0010") {
    name(purpose: LEGAL_PROCESS, reference: "LEGAL-0001")
    cpni(purpose: LEGAL_PROCESS, reference: "LEGAL-0001") {
      services { category type startedAt }
      callRecords(first: 3) {
        edges { node { from to startedAt durationSeconds } }
      }
      balance { amount currency }
      trunks { label sipDomain }
      locations { city }
    }
  }
  notListed: accountByNumber(number: "ACCT-0001") { number }
}`,
      },
      {
        title: 'With an expired request',
        query: `# LEGAL-0002 has expired: LEGAL_EXPIRED, told to the
# agency itself.
query ExpiredRequest {
  accountByNumber(number: "ACCT-0010") {
    cpni(purpose: LEGAL_PROCESS, reference: "LEGAL-0002") {
      services { type }
      callRecords(first: 3) { edges { node { to } } }
    }
  }
}`,
      },
    ],
  },
  [NO_TOKEN]: {
    sees: 'the privacy policy',
    operations: [
      {
        title: 'The privacy policy',
        query: `# Without a token the privacy policy may be read. The
# schema is not shown, and anything else is 401.
query Policy {
  privacyPolicy {
    version status effectiveFrom legalOverlay affiliateSharing text
  }
}`,
      },
      {
        title: 'Anything else',
        query: `# UNAUTHENTICATED: a token is needed.
query WithoutToken {
  accountByNumber(number: "ACCT-0001") { number status }
}`,
      },
    ],
  },
};

/** For a demo caller that has no row of its own. */
export const OTHER_SAMPLE: Sample = {
  sees: 'what its token grants',
  operations: [
    { title: 'Who am I', query: 'query WhoAmI {\n  viewer { kind subject purposes expiresAt }\n}' },
  ],
};
