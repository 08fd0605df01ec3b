// Every authority that a decision may cite: id -> what it is and, in short, what it says. Bare numbers such as
// 64.2005 are of 47 CFR; 222 is 47 U.S.C. 222; 2702-2705 are of 18 U.S.C.; a section sign is a section of the policy.
// The ids are permanent: they are in the audit log.

export const AUTHORITIES = {
  '§1': {
    title: 'privacy policy, section 1',
    says: 'technical data of visits to the site identifies nobody',
  },
  '§2': {
    title: 'privacy policy, section 2',
    says: 'personal information of people signing up serves identity, account, service and messages about the account',
  },
  '§3': {
    title: 'privacy policy, section 3',
    says: 'CPNI serves offers of the type currently obtained, and is shared with companies with whom the customer already has an existing service relationship',
  },
  '§4': {
    title: 'privacy policy, section 4',
    says: 'nothing is sold, distributed or released outside, except in accordance with or as required by law or legal process',
  },
  '§8': {
    title: 'privacy policy, section 8',
    says: 'continued use of the site is acceptance of the policy, and no more',
  },
  'policy version': {
    title: 'parameters of the policy version in force',
    says: 'a version may narrow or stop what the law would allow',
  },
  'design choice': {
    title: "the carrier's own choice",
    says: 'where policy and law are silent the stricter reading is taken',
  },
  'RFC 9396': {
    title: 'RFC 9396, rich authorization requests',
    says: 'a token allows no more than the purposes, categories and accounts it was granted',
  },
  'CAMARA profile': {
    title: 'CAMARA security and interoperability profile',
    says: 'exactly one purpose for each request',
  },
  '222(c)(1)': {
    title: '47 U.S.C. 222(c)(1)',
    says: 'CPNI is used only as law requires, with approval, or to provide the service it comes from',
  },
  '222(c)(1)(A)': {
    title: '47 U.S.C. 222(c)(1)(A)',
    says: 'use in providing the service from which the information comes',
  },
  '222(c)(1)(B)': {
    title: '47 U.S.C. 222(c)(1)(B)',
    says: 'use in services necessary to, or used in, the provision of the service',
  },
  '222(c)(2)': {
    title: '47 U.S.C. 222(c)(2)',
    says: 'disclosure upon affirmative written request by the customer to any person the customer designates',
  },
  '222(c)(3)': { title: '47 U.S.C. 222(c)(3)', says: 'aggregate customer information may be used' },
  '222(d)(1)': { title: '47 U.S.C. 222(d)(1)', says: 'to initiate, render, bill and collect for services' },
  '222(d)(2)': {
    title: '47 U.S.C. 222(d)(2)',
    says: 'to protect carrier, users and other carriers from fraud',
  },
  '222(d)(3)': {
    title: '47 U.S.C. 222(d)(3)',
    says: 'inbound assistance for the duration of the call, if the customer initiated it and approves',
  },
  '222(d)(4)': {
    title: '47 U.S.C. 222(d)(4)',
    says: 'call location to public safety in order to respond to a call for emergency services',
  },
  '222(f)': {
    title: '47 U.S.C. 222(f)',
    says: 'call location needs the express prior authorization of the customer',
  },
  '222(g)': { title: '47 U.S.C. 222(g)', says: 'subscriber names and addresses go to emergency services' },
  '222(h)(2)': {
    title: '47 U.S.C. 222(h)(2)',
    says: 'aggregate means collective data from which individual customers have been removed',
  },
  '64.2003(a)': {
    title: '47 CFR 64.2003(a)',
    says: 'account information: account number, its parts, bill amount',
  },
  '64.2003(b)': {
    title: '47 CFR 64.2003(b)',
    says: 'an address of record, postal or electronic, has been associated with the account for at least thirty days',
  },
  '64.2003(f)': {
    title: '47 CFR 64.2003(f)',
    says: 'a customer is one to whom service is currently provided',
  },
  '64.2003(k)': { title: '47 CFR 64.2003(k)', says: 'opt-in approval is affirmative, express consent' },
  '64.2003(m)': {
    title: '47 CFR 64.2003(m)',
    says: 'readily available biographical information is no authentication',
  },
  '64.2005(a)': {
    title: '47 CFR 64.2005(a)',
    says: 'no approval is needed to market within the categories of service already subscribed to',
  },
  '64.2005(a)(1)': {
    title: '47 CFR 64.2005(a)(1)',
    says: 'a customer of more than one category: CPNI may be shared among affiliates that provide a service to it',
  },
  '64.2005(a)(2)': {
    title: '47 CFR 64.2005(a)(2)',
    says: 'a customer of one category only: no sharing with affiliates without approval',
  },
  '64.2005(b)': {
    title: '47 CFR 64.2005(b)',
    says: 'approval is needed to market a category not already subscribed to',
  },
  '64.2005(b)(2)': {
    title: '47 CFR 64.2005(b)(2)',
    says: 'CPNI is never used to identify or track customers that call competitors',
  },
  '64.2007(a)(2)': {
    title: '47 CFR 64.2007(a)(2)',
    says: 'approval or disapproval holds until the customer revokes or limits it',
  },
  '64.2007(a)(3)': {
    title: '47 CFR 64.2007(a)(3)',
    says: 'records of approval, written, oral or electronic, are kept at least one year',
  },
  '64.2007(b)': {
    title: '47 CFR 64.2007(b)',
    says: 'opt-out or opt-in approval for communications-related marketing and affiliates; opt-in for all others',
  },
  '64.2008': { title: '47 CFR 64.2008', says: 'notice is required before approval is sought' },
  '64.2008(d)(1)': {
    title: '47 CFR 64.2008(d)(1)',
    says: 'at least thirty days must pass after an opt-out notice, thirty-three when mailed',
  },
  '64.2008(d)(2)': { title: '47 CFR 64.2008(d)(2)', says: 'opt-out notices are repeated every two years' },
  '64.2008(d)(3)': {
    title: '47 CFR 64.2008(d)(3)',
    says: 'a notice returned undelivered is sent in another form',
  },
  '64.2008(f)': {
    title: '47 CFR 64.2008(f)',
    says: 'oral notice may obtain limited, one-time use of CPNI for the duration of the call',
  },
  '64.2009': { title: '47 CFR 64.2009', says: 'safeguards: supervision, records, yearly certificate' },
  '64.2009(a)': {
    title: '47 CFR 64.2009(a)',
    says: 'the status of approval is established before any use, so each use has a stated purpose',
  },
  '64.2009(b)': { title: '47 CFR 64.2009(b)', says: 'personnel is trained when it may and may not use CPNI' },
  '64.2009(c)-(d)': {
    title: '47 CFR 64.2009(c)-(d)',
    says: 'campaigns are recorded, and approved by a supervisor before they run',
  },
  '64.2009(e)': {
    title: '47 CFR 64.2009(e)',
    says: 'an officer certifies each year, with a summary of complaints of unauthorized release',
  },
  '64.2009(f)': {
    title: '47 CFR 64.2009(f)',
    says: 'the Commission is told in writing within five business days when opt-out mechanisms do not work',
  },
  '64.2010(b)': {
    title: '47 CFR 64.2010(b)',
    says: 'call detail by telephone needs a password, or a call back to the number of record',
  },
  '64.2010(c)': { title: '47 CFR 64.2010(c)', says: 'online access to CPNI needs a password' },
  '64.2010(d)': { title: '47 CFR 64.2010(d)', says: 'in a store a valid photo ID is needed' },
  '64.2010(e)': {
    title: '47 CFR 64.2010(e)',
    says: 'a password or its backup rests on neither readily available biographical nor account information',
  },
  '64.2010(f)': {
    title: '47 CFR 64.2010(f)',
    says: 'a change of password, backup answer, online account or address of record is told at once, without the new information, and not at the new address',
  },
  '64.2010(g)': {
    title: '47 CFR 64.2010(g)',
    says: 'business customers with a dedicated representative and a contract on CPNI may agree on their own regime',
  },
  '64.2011': {
    title: '47 CFR 64.2011',
    says: 'breaches are told to the agencies and then to the customers, and kept on record for two years',
  },
  '64.2011(b)': {
    title: '47 CFR 64.2011(b)',
    says: 'agencies within seven business days, customers not before seven full business days after them',
  },
  '64.2011(c)': { title: '47 CFR 64.2011(c)', says: 'customers are told once the agencies were' },
  '2702(c)(4)': {
    title: '18 U.S.C. 2702(c)(4)',
    says: 'disclosure in an emergency of death or serious injury',
  },
  '2703(c)(1)': { title: '18 U.S.C. 2703(c)(1)', says: 'records need a warrant, an order or consent' },
  '2703(c)(2)': { title: '18 U.S.C. 2703(c)(2)', says: 'what a subpoena may reach' },
  '2703(d)': { title: '18 U.S.C. 2703(d)', says: 'court order on specific and articulable facts' },
  '2703(f)': { title: '18 U.S.C. 2703(f)', says: 'preservation for ninety days, without disclosure' },
  '2705(b)': { title: '18 U.S.C. 2705(b)', says: 'the customer may not be told while an order forbids it' },
} as const;

export type AuthorityId = keyof typeof AUTHORITIES;
