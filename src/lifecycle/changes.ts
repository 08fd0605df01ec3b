/**
 * Every change, one row each: what it does, who may make it, and on which authority it rests. From here come the rights
 * that are checked before anything is written, the scope that a token needs, the clauses in the log, and docs/changes.md.
 * A mutation without a row is open to nobody.
 */
import type { AuthorityId } from '../policy/authorities.js';
import type { ChangeMakerName } from './change-makers.js';

interface ChangeRow {
  readonly does: string;
  /** Any one of them. */
  readonly by: readonly ChangeMakerName[];
  readonly cites: readonly AuthorityId[];
  /** The owner sees it among the changes of the account. What tells of the carrier's own work is not shown. */
  readonly shownToOwner?: true;
}

export const CHANGES = {
  signUp: {
    does: 'takes the personal information of somebody who signs up, and makes an account of an applicant and its login',
    by: ['ANYONE'],
    cites: ['§2', '§8'],
    shownToOwner: true,
  },
  verifyIdentity: {
    does: 'records how the identity of an applicant was verified, under an open onboarding case',
    by: ['ONBOARDING', 'SUPPORT'],
    cites: ['§2'],
    shownToOwner: true,
  },
  startService: {
    does: 'begins a service, now; the first makes the customer, and needs a verified identity',
    by: ['ONBOARDING', 'SUPPORT'],
    cites: ['§2', '64.2003(f)'],
    shownToOwner: true,
  },
  endService: {
    does: 'ends a service, now or later',
    by: ['ONBOARDING', 'SUPPORT'],
    cites: ['64.2003(f)'],
    shownToOwner: true,
  },
  suspendAccount: {
    does: 'suspends an account, or ends its suspension',
    by: ['ONBOARDING', 'SUPPORT'],
    cites: ['design choice'],
    shownToOwner: true,
  },
  closeAccount: {
    does: 'closes an account and ends its services: it is of a former customer from then on',
    by: ['ONBOARDING', 'SUPPORT'],
    cites: ['64.2003(f)'],
    shownToOwner: true,
  },
  recordApproval: {
    does: 'records an approval or an objection of the customer',
    by: ['OWNER_OBJECTING', 'SUPPORT_OBJECTING', 'OWNER', 'SUPPORT_ON_CALL'],
    cites: ['64.2007(b)', '64.2007(a)(3)'],
    shownToOwner: true,
  },
  withdrawApproval: {
    does: 'ends an approval or an objection, at once',
    by: ['OWNER', 'SUPPORT_ON_CALL'],
    cites: ['64.2007(a)(2)'],
    shownToOwner: true,
  },
  recordNotice: {
    does: 'sends a notice of the right to object, or a request for approval, and keeps it as sent',
    by: ['MARKETING'],
    cites: ['64.2008'],
    shownToOwner: true,
  },
  reportBounce: {
    does: 'records that a notice came back undelivered',
    by: ['MARKETING'],
    cites: ['64.2008(d)(3)'],
    shownToOwner: true,
  },
  designateDelegate: {
    does: 'designates a person or company to read listed categories on the customer’s behalf',
    by: ['OWNER', 'SUPPORT_ON_PROVEN_CALL'],
    cites: ['222(c)(2)'],
    shownToOwner: true,
  },
  revokeDelegate: {
    does: 'revokes a designation, at once',
    by: ['OWNER', 'SUPPORT_ON_CALL'],
    cites: ['222(c)(2)', '64.2007(a)(2)'],
    shownToOwner: true,
  },
  publishPolicyVersion: {
    does: 'publishes a version of the privacy policy, which replaces the one before from an instant on',
    by: ['SUPERVISOR'],
    cites: ['§8'],
  },
  acceptPolicy: {
    does: 'records that the customer accepts a version of the policy',
    by: ['OWNER', 'SUPPORT_ON_CALL'],
    cites: ['§8'],
    shownToOwner: true,
  },
  recordVisit: {
    does: 'keeps the technical data of a visit to the site, which identifies nobody: no entry in the log either',
    by: ['ANYONE'],
    cites: ['§1'],
  },
  chooseCookies: {
    does: 'keeps a visitor’s choice on cookies, which identifies nobody: no entry in the log either',
    by: ['ANYONE'],
    cites: ['§1'],
  },
  reportBreach: {
    does: 'enters a breach into the register, with when whom it is to be told to',
    by: ['SUPERVISOR'],
    cites: ['64.2011'],
  },
  addBreachAccounts: {
    does: 'lists more accounts that a breach affected',
    by: ['SUPERVISOR'],
    cites: ['64.2011'],
  },
  recordAgencyNotice: {
    does: 'records when the agencies were told of a breach',
    by: ['SUPERVISOR'],
    cites: ['64.2011(b)'],
  },
  holdBreachNotice: {
    does: 'keeps customers from being told of a breach, on the written direction of an agency',
    by: ['SUPERVISOR'],
    cites: ['64.2011(b)'],
  },
  notifyBreachCustomers: {
    does: 'tells the customers of a breach, once the rule allows it',
    by: ['SUPERVISOR'],
    cites: ['64.2011(c)'],
  },
  reportOptOutFailure: {
    does: 'enters a failure of the opt-out mechanism, with when the Commission is to be told',
    by: ['SUPERVISOR'],
    cites: ['64.2009(f)'],
  },
  recordOptOutFailureNotice: {
    does: 'records when the Commission was told of a failure of the opt-out mechanism',
    by: ['SUPERVISOR'],
    cites: ['64.2009(f)'],
  },
  recordComplaint: {
    does: 'enters a complaint of unauthorized release of CPNI',
    by: ['SUPPORT', 'SUPERVISOR'],
    cites: ['64.2009(e)'],
  },
  establishRelationship: {
    does: 'makes a relationship with a company; one that the company declares itself waits to be confirmed',
    by: ['SUPPORT', 'ONBOARDING', 'AFFILIATE'],
    cites: ['§3'],
    shownToOwner: true,
  },
  confirmRelationship: {
    does: 'confirms a relationship that a company declared: it begins, now or when it was declared to',
    by: ['OWNER', 'SUPPORT', 'ONBOARDING'],
    cites: ['§3'],
    shownToOwner: true,
  },
  endRelationship: {
    does: 'ends a relationship, now or later, or refuses one that a company declared',
    by: ['OWNER', 'SUPPORT', 'ONBOARDING', 'COMPANY'],
    cites: ['§3'],
    shownToOwner: true,
  },
  updateContact: {
    does: 'changes a contact, whose former state is kept',
    by: ['OWNER', 'ONBOARDING_ON_CASE'],
    cites: ['§2'],
    shownToOwner: true,
  },
  changeAddressOfRecord: {
    does: 'replaces the postal or electronic address of record, and tells the old one',
    by: ['OWNER', 'ONBOARDING_ON_CASE'],
    cites: ['64.2003(b)', '64.2010(f)'],
    shownToOwner: true,
  },
  changePassword: {
    does: 'changes the password of a login, tells the old address and signs everybody out who used it',
    by: ['OWNER', 'SUPPORT_ON_CALL'],
    cites: ['64.2010(c)', '64.2010(e)', '64.2010(f)'],
    shownToOwner: true,
  },
  changeBackupAnswer: {
    does: 'changes the answer that helps when the password is lost, and tells the old address',
    by: ['OWNER'],
    cites: ['64.2010(e)', '64.2010(f)'],
    shownToOwner: true,
  },
  registerClient: {
    does: 'registers a client of a company with its public key',
    by: ['SUPERVISOR'],
    cites: ['design choice'],
  },
  suspendClient: {
    does: 'refuses every operation of a client that begins from now on',
    by: ['SUPERVISOR'],
    cites: ['design choice'],
  },
  revokeToken: {
    does: 'refuses access tokens in every operation that begins from now on',
    by: ['SUPERVISOR', 'OWN_LOGIN'],
    cites: ['design choice'],
  },
  openTicket: {
    does: 'opens a ticket: a fault or a dispute of one account',
    by: ['SUPPORT', 'NOC'],
    cites: ['222(c)(1)'],
  },
  closeTicket: {
    does: 'closes a ticket: from then on it permits nothing',
    by: ['SUPPORT', 'NOC'],
    cites: ['222(c)(1)'],
  },
  importCallRecords: {
    does: 'adds call records of a customer, a hundred at most: all of them or none',
    by: ['NOC'],
    cites: ['design choice'],
  },
  openFraudCase: {
    does: 'opens a fraud case of one account, naming the affiliates who work on it',
    by: ['FRAUD'],
    cites: ['222(d)(2)'],
  },
  closeFraudCase: {
    does: 'closes a fraud case: from then on it permits nothing',
    by: ['FRAUD'],
    cites: ['222(d)(2)'],
  },
  openOnboardingCase: {
    does: 'opens an onboarding case of one account',
    by: ['ONBOARDING'],
    cites: ['§2'],
  },
  closeOnboardingCase: {
    does: 'closes an onboarding case: from then on it permits nothing',
    by: ['ONBOARDING'],
    cites: ['§2'],
  },
  openCampaign: {
    does: 'opens a campaign: an offering, and the companies that offer it',
    by: ['MARKETING'],
    cites: ['64.2009(c)-(d)'],
  },
  approveCampaign: {
    does: 'approves a campaign that another person opened: from then on it permits',
    by: ['SUPERVISOR'],
    cites: ['64.2009(c)-(d)'],
  },
  closeCampaign: {
    does: 'closes a campaign: from then on it permits nothing',
    by: ['MARKETING', 'SUPERVISOR'],
    cites: ['64.2009(c)-(d)'],
  },
  openCall: {
    does: 'opens a call with a customer, whose approval is for the length of the call',
    by: ['SUPPORT', 'NOC'],
    cites: ['222(d)(3)', '64.2008(f)'],
  },
  updateCall: {
    does: 'changes the approval or the authentication of the customer during the call, by its handler',
    by: ['SUPPORT', 'NOC'],
    cites: ['222(d)(3)', '64.2010(b)', '64.2008(f)'],
  },
  endCall: {
    does: 'ends a call: from then on it permits nothing',
    by: ['SUPPORT', 'NOC'],
    cites: ['222(d)(3)'],
  },
  openEmergencyCall: {
    does: 'opens an emergency call: the number that calls decides the account',
    by: ['PUBLIC_SAFETY', 'NOC'],
    cites: ['222(d)(4)'],
  },
  identifyEmergencyCall: {
    does: 'says which call record an emergency call is, and so its place',
    by: ['NOC'],
    cites: ['222(d)(4)'],
  },
  endEmergencyCall: {
    does: 'ends an emergency call: from then on it permits nothing',
    by: ['PUBLIC_SAFETY', 'NOC'],
    cites: ['222(d)(4)'],
  },
  enterLegalRequest: {
    does: 'enters a legal instrument of an agency, which opens nothing until another person has reviewed it',
    by: ['LEGAL'],
    cites: ['§4', '2703(c)(1)'],
  },
  reviewLegalRequest: {
    does: 'reviews a legal request that another person entered; a preservation holds from then on',
    by: ['LEGAL'],
    cites: ['§4', '2703(f)'],
  },
  closeLegalRequest: {
    does: 'closes a legal request that is answered, withdrawn or quashed: from then on it permits nothing',
    by: ['LEGAL'],
    cites: ['§4'],
  },
  liftNondisclosure: {
    does: 'ends the order that forbids to tell the customer',
    by: ['LEGAL'],
    cites: ['2705(b)'],
  },
  placeHold: {
    does: 'keeps the data of the accounts of a legal request from being deleted',
    by: ['LEGAL'],
    cites: ['§4'],
  },
  renewHold: {
    does: 'renews the hold of a preservation for ninety days, once',
    by: ['LEGAL'],
    cites: ['2703(f)'],
  },
  releaseHold: {
    does: 'ends a legal hold',
    by: ['LEGAL'],
    cites: ['2703(f)'],
  },
  exportLegalDisclosure: {
    does: 'records what is handed over under a legal request, by the checksum of its manifest',
    by: ['LEGAL'],
    cites: ['§4', '64.2009(c)-(d)'],
  },
} as const satisfies Record<string, ChangeRow>;

export type ChangeName = keyof typeof CHANGES;

export function changeRow(name: ChangeName): ChangeRow {
  return CHANGES[name];
}

export function isChange(name: string): name is ChangeName {
  return Object.hasOwn(CHANGES, name);
}

/** The names of the changes that an owner sees. */
export const OWNERS_CHANGES: readonly ChangeName[] = (Object.keys(CHANGES) as ChangeName[]).filter(
  (name) => changeRow(name).shownToOwner === true,
);
