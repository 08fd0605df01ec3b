// What may vary in a request, dimension by dimension: every value is a change made to a favourable request.
import {
  ACCOUNT,
  ALL_PURPOSES,
  COMPANY,
  CUSTOMER,
  DAY,
  DELEGATE,
  HOUR,
  NOW,
  OTHER_COMPANY,
  SUBJECT,
  TWO_SERVICES,
  company,
  reference,
  staff,
} from './request-bases.js';
import type {
  NaiveAccount,
  NaiveApproval,
  NaiveAuthentication,
  NaiveCaller,
  NaiveCategory,
  NaiveCompany,
  NaiveData,
  NaiveDelegation,
  NaiveNotice,
  NaiveReference,
  NaiveRelationship,
  NaiveRequest,
  NaiveRole,
} from './naive-request.js';

export type Change = (request: NaiveRequest) => NaiveRequest;

export const CATEGORIES: NaiveCategory[] = [
  'TYPE',
  'TECHNICAL_ARRANGEMENT',
  'QUANTITY',
  'DESTINATION',
  'LOCATION',
  'AMOUNT_OF_USE',
  'BILLING',
];
const COMPANY_KINDS: NaiveCompany['kind'][] = [
  'CARRIER',
  'AFFILIATE',
  'AGENT',
  'JOINT_VENTURE',
  'THIRD_PARTY',
  'PUBLIC_SAFETY',
  'GOVERNMENT',
];
const ROLES: NaiveRole[] = [
  'SUPPORT',
  'BILLING',
  'NOC',
  'FRAUD',
  'MARKETING',
  'LEGAL',
  'AUDITOR',
  'SUPERVISOR',
  'DEVELOPER',
  'ONBOARDING',
];
const METHODS: NaiveAuthentication['method'][] = [
  'NONE',
  'BIOGRAPHICAL',
  'ACCOUNT_INFORMATION',
  'ONE_TIME_CODE',
  'PASSWORD',
  'PASSWORD_MFA',
  'PHOTO_ID',
  'CALLBACK',
  'BUSINESS_CONTRACT',
];
const CHANNELS: NaiveAuthentication['channel'][] = ['ONLINE', 'TELEPHONE', 'IN_STORE'];
const REFERENCE_KINDS: NaiveReference['kind'][] = [
  'CAMPAIGN',
  'TICKET',
  'FRAUD_CASE',
  'CALL',
  'EMERGENCY_CALL',
  'LEGAL_REQUEST',
  'ONBOARDING_CASE',
];
const INSTRUMENTS = ['SUBPOENA', 'COURT_ORDER', 'WARRANT', 'EMERGENCY_REQUEST', 'PRESERVATION'] as const;
const OFFERINGS = ['LOCAL', 'INTEREXCHANGE', 'WIRELESS', 'INFORMATION_SERVICE', 'EQUIPMENT'] as const;

function without(request: NaiveRequest, key: 'offering' | 'delegation' | 'reference'): NaiveRequest {
  const copy = { ...request };
  Reflect.deleteProperty(copy, key);
  return copy;
}

function cpni(categories: NaiveCategory[], callDetail: boolean, callLocation: boolean): NaiveData {
  return { class: 'CPNI', categories, callDetail, callLocation };
}

/** The fields of policy.md section 5, every single category with and without call detail, and odd unions. */
export const DATA: NaiveData[] = [
  ...CATEGORIES.map((category) => cpni([category], false, false)),
  ...CATEGORIES.map((category) => cpni([category], true, false)),
  cpni(['LOCATION'], true, true),
  cpni(['LOCATION'], false, true),
  cpni(['LOCATION', 'TYPE'], false, true),
  cpni(['LOCATION', 'TYPE'], true, true),
  cpni(['LOCATION', 'AMOUNT_OF_USE'], true, true),
  cpni(['LOCATION', 'DESTINATION'], true, true),
  cpni(['TYPE', 'QUANTITY'], false, false),
  cpni(['TYPE', 'LOCATION'], false, false),
  cpni(['QUANTITY', 'TECHNICAL_ARRANGEMENT'], false, false),
  cpni(['DESTINATION', 'AMOUNT_OF_USE'], true, false),
  cpni(['BILLING', 'DESTINATION', 'AMOUNT_OF_USE'], true, false),
  cpni(['TYPE', 'QUANTITY', 'AMOUNT_OF_USE'], false, false),
  cpni(CATEGORIES, false, false),
  cpni(CATEGORIES, true, true),
  { ...cpni(['TYPE'], false, false), aggregate: { groupSize: 10 } },
  { ...cpni(['TYPE'], false, false), aggregate: { groupSize: 9 } },
  { ...cpni(CATEGORIES, false, false), aggregate: { groupSize: 1000 } },
  { ...cpni(['DESTINATION'], true, false), aggregate: { groupSize: 1000 } },
  { ...cpni(['LOCATION'], true, true), aggregate: { groupSize: 1000 } },
  { ...cpni(['DESTINATION'], true, false), period: { from: NOW - 90 * DAY, to: NOW } },
  { ...cpni(['DESTINATION'], true, false), period: { from: NOW - 90 * DAY - 1, to: NOW } },
  { ...cpni(['BILLING'], false, false), period: { from: NOW - 9 * DAY, to: NOW + 1 } },
  { class: 'PERSONAL', categories: [], callDetail: false, callLocation: false },
  { class: 'PERSONAL', categories: [], callDetail: false, callLocation: false, personal: ['NAME'] },
  { class: 'PERSONAL', categories: [], callDetail: false, callLocation: false, personal: ['ADDRESS'] },
  { class: 'PERSONAL', categories: [], callDetail: false, callLocation: false, personal: ['NAME', 'EMAIL'] },
  { class: 'PERSONAL', categories: [], callDetail: false, callLocation: false, personal: ['PHONE'] },
  { class: 'RECORD', categories: [], callDetail: false, callLocation: false },
  { class: 'OPEN', categories: [], callDetail: false, callLocation: false },
  { class: null, categories: [], callDetail: false, callLocation: false },
];

const CALLERS: NaiveCaller[] = [
  { kind: 'ANONYMOUS' },
  CUSTOMER,
  DELEGATE,
  { kind: 'DELEGATE', subject: 'subject-2' },
  ...ROLES.map((role) => staff(role)),
  staff(),
  staff('DEVELOPER', 'MARKETING'),
  staff('SUPERVISOR', 'SUPPORT', 'BILLING'),
  staff('AUDITOR', 'LEGAL'),
  ...COMPANY_KINDS.map((kind) => company(kind)),
  ...COMPANY_KINDS.map((kind) => company(kind, false)),
  {
    kind: 'COMPANY',
    subject: SUBJECT,
    company: { id: OTHER_COMPANY, kind: 'AFFILIATE', communicationsRelated: true },
  },
];

const GRANTS: Change[] = [
  (r) => ({ ...r, grant: { purposes: [] } }),
  (r) => ({ ...r, grant: { purposes: ALL_PURPOSES.filter((purpose) => purpose !== r.purpose) } }),
  (r) => ({ ...r, grant: { ...r.grant, categories: ['TYPE'] } }),
  (r) => ({ ...r, grant: { ...r.grant, categories: CATEGORIES } }),
  (r) => ({ ...r, grant: { ...r.grant, categories: [] } }),
  (r) => ({ ...r, grant: { ...r.grant, accounts: [ACCOUNT] } }),
  (r) => ({ ...r, grant: { ...r.grant, accounts: ['account-2'] } }),
  (r) => ({ ...r, grant: { ...r.grant, accounts: [] } }),
];

const AUTHENTICATIONS: Change[] = METHODS.flatMap((method) =>
  CHANNELS.map((channel): Change => (r) => ({ ...r, authentication: { method, channel } })),
);

const BUSINESSES: Change[] = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
].map(([dedicatedRepresentative, contractCoversCpni]): Change => {
  const business = {
    dedicatedRepresentative: dedicatedRepresentative === true,
    contractCoversCpni: contractCoversCpni === true,
  };
  return (r) => ({
    ...r,
    account: r.account === null ? null : { ...r.account, business },
    authentication: { ...r.authentication, method: 'BUSINESS_CONTRACT' },
  });
});

function ofAccount(change: (account: NaiveAccount) => NaiveAccount): Change {
  return (r) => ({ ...r, account: r.account === null ? null : change(r.account) });
}

const STATUSES: Change[] = (['APPLICANT', 'ACTIVE', 'SUSPENDED', 'CLOSED'] as const).map((status) =>
  ofAccount((account) => ({ ...account, status })),
);

const SERVICES: Change[] = (
  [
    [],
    [{ category: 'LOCAL', from: NOW - 9 * DAY }],
    [{ category: 'LOCAL', from: NOW }],
    [{ category: 'LOCAL', from: NOW + 1 }],
    [{ category: 'LOCAL', from: NOW - 9 * DAY, to: NOW }],
    [{ category: 'LOCAL', from: NOW - 9 * DAY, to: NOW + 1 }],
    [
      { category: 'LOCAL', from: NOW - 9 * DAY, to: NOW - DAY },
      { category: 'LOCAL', from: NOW - DAY },
    ],
    [
      { category: 'LOCAL', from: NOW - 9 * DAY },
      { category: 'LOCAL', from: NOW - 8 * DAY },
    ],
    [
      { category: 'LOCAL', from: NOW - 9 * DAY },
      { category: 'INFORMATION_SERVICE', from: NOW - 9 * DAY },
      { category: 'EQUIPMENT', from: NOW - 9 * DAY },
    ],
    [
      { category: 'LOCAL', from: NOW - 9 * DAY },
      { category: 'INTEREXCHANGE', from: NOW - 9 * DAY, to: NOW },
    ],
    [
      { category: 'INTEREXCHANGE', from: NOW - 9 * DAY },
      { category: 'WIRELESS', from: NOW - 9 * DAY },
    ],
  ] satisfies NaiveAccount['services'][]
).map((services) => ofAccount((account) => ({ ...account, services })));

const OFFERING_CHANGES: Change[] = [
  (r) => without(r, 'offering'),
  ...OFFERINGS.map((offering): Change => (r) => ({ ...r, offering })),
  ...OFFERINGS.map((offering): Change => (r) => ({
    ...r,
    offering,
    reference: reference('CAMPAIGN', { offering }),
  })),
];

const RELATIONSHIPS: NaiveRelationship[][] = [
  [],
  [{ companyId: COMPANY, from: NOW - DAY }],
  [{ companyId: COMPANY, kind: 'SERVICE', from: NOW - 1 }],
  [{ companyId: COMPANY, from: NOW }],
  [{ companyId: COMPANY, from: NOW + DAY }],
  [{ companyId: COMPANY, from: NOW - 9 * DAY, to: NOW }],
  [{ companyId: COMPANY, from: NOW - 9 * DAY, to: NOW + 1 }],
  [{ companyId: OTHER_COMPANY, from: NOW - 9 * DAY }],
  [{ companyId: COMPANY, kind: 'ASSIGNMENT', from: NOW - 9 * DAY }],
  [{ companyId: COMPANY, kind: 'ASSIGNMENT', from: NOW - 9 * DAY, to: NOW - DAY }],
  [{ companyId: COMPANY, kind: 'ASSIGNMENT', from: NOW }],
  [{ companyId: OTHER_COMPANY, kind: 'ASSIGNMENT', from: NOW - 9 * DAY }],
  [
    { companyId: COMPANY, from: NOW - 90 * DAY, to: NOW - DAY },
    { companyId: COMPANY, from: NOW - 9 * DAY },
  ],
  [
    { companyId: COMPANY, from: NOW - 90 * DAY, to: NOW - DAY },
    { companyId: OTHER_COMPANY, from: NOW - 9 * DAY },
  ],
];

const APPROVAL_ROWS: NaiveApproval[] = (['OPT_IN', 'OPT_OUT', 'CONTINUED_USE'] as const).flatMap((kind) =>
  (['MARKETING', 'LOCATION'] as const).flatMap((scope) => {
    const row: NaiveApproval = { kind, scope, at: NOW - 20 * DAY };
    return [
      row,
      { ...row, companyId: COMPANY },
      { ...row, companyId: OTHER_COMPANY },
      { ...row, companyId: SUBJECT },
      { ...row, companyId: COMPANY, categories: ['TYPE'] as NaiveCategory[] },
      { ...row, categories: ['LOCATION', 'BILLING'] as NaiveCategory[] },
      { ...row, companyId: COMPANY, revokedAt: NOW },
      { ...row, revokedAt: NOW + 1 },
      { ...row, companyId: COMPANY, at: NOW },
      { ...row, at: NOW + 1 },
    ];
  }),
);

/** Each row alone; each objection with an opt-in before, at and after it; each opt-in on both scopes. */
const APPROVALS: NaiveApproval[][] = [
  [],
  ...APPROVAL_ROWS.map((row) => [row]),
  ...APPROVAL_ROWS.filter((row) => row.kind === 'OPT_OUT').flatMap((objection) =>
    [-1, 0, 1].map((later): NaiveApproval[] => [
      objection,
      { ...objection, kind: 'OPT_IN', companyId: COMPANY, at: objection.at + later },
    ]),
  ),
  [
    { kind: 'OPT_IN', scope: 'MARKETING', companyId: COMPANY, at: NOW - 9 * DAY },
    { kind: 'OPT_IN', scope: 'LOCATION', companyId: COMPANY, at: NOW - 9 * DAY },
  ],
  [
    { kind: 'OPT_IN', scope: 'MARKETING', at: NOW - 9 * DAY },
    { kind: 'OPT_IN', scope: 'LOCATION', at: NOW - 9 * DAY },
  ],
  [
    { kind: 'OPT_OUT', scope: 'MARKETING', at: NOW - 9 * DAY },
    { kind: 'OPT_IN', scope: 'MARKETING', at: NOW - DAY },
  ],
  [
    { kind: 'OPT_OUT', scope: 'MARKETING', at: NOW - 9 * DAY },
    { kind: 'OPT_IN', scope: 'LOCATION', at: NOW - DAY },
  ],
];

const NOTICE: NaiveNotice = { sentAt: NOW - 60 * DAY, channel: 'ELECTRONIC', bounced: false };
const NAMING: NaiveNotice = { ...NOTICE, namesCompanies: [COMPANY] };

const NOTICES: NaiveNotice[][] = [
  [],
  [NOTICE],
  [NAMING],
  [{ ...NAMING, sentAt: NOW - 30 * DAY }],
  [{ ...NAMING, sentAt: NOW - 30 * DAY + 1 }],
  [{ ...NAMING, channel: 'MAIL', sentAt: NOW - 33 * DAY }],
  [{ ...NAMING, channel: 'MAIL', sentAt: NOW - 33 * DAY + 1 }],
  [{ ...NAMING, bounced: true }],
  [{ ...NAMING, sentAt: NOW - 730 * DAY }],
  [{ ...NAMING, sentAt: NOW - 730 * DAY + 1 }],
  [
    { ...NAMING, bounced: true },
    { ...NAMING, sentAt: NOW - DAY },
  ],
  [
    { ...NAMING, sentAt: NOW - 800 * DAY },
    { ...NAMING, sentAt: NOW - DAY },
  ],
  [NAMING, { ...NAMING, bounced: true, sentAt: NOW - DAY }],
  [NAMING, { ...NAMING, sentAt: NOW - DAY }],
  [
    { ...NAMING, sentAt: NOW - 800 * DAY },
    { ...NOTICE, namesCompanies: [OTHER_COMPANY] },
  ],
  [{ ...NOTICE, namesCompanies: [] }],
];

function designation(more: Partial<NaiveDelegation>): Change {
  return (r) => {
    const to = r.caller.kind === 'COMPANY' ? COMPANY : SUBJECT;
    const base: NaiveDelegation = { to, form: 'WRITTEN', categories: CATEGORIES, from: NOW - 9 * DAY };
    return { ...r, delegation: { ...base, ...more } };
  };
}

const DELEGATIONS: Change[] = [
  (r) => without(r, 'delegation'),
  designation({}),
  designation({ to: 'subject-2' }),
  designation({ form: 'ORAL' }),
  designation({ categories: [] }),
  designation({ categories: ['BILLING'] }),
  designation({ categories: ['DESTINATION', 'AMOUNT_OF_USE', 'LOCATION'] }),
  designation({ from: NOW }),
  designation({ from: NOW + 1 }),
  designation({ until: NOW }),
  designation({ until: NOW + 1 }),
  designation({ revokedAt: NOW }),
  designation({ revokedAt: NOW + 1 }),
  designation({ form: 'ORAL', revokedAt: NOW - DAY }),
  designation({ until: NOW - 2 * DAY, categories: ['BILLING'] }),
];

function referenceWith(more: Partial<NaiveReference>): Change {
  return (r) => (r.reference === undefined ? r : { ...r, reference: { ...r.reference, ...more } });
}

function referenceWithout(key: keyof NaiveReference): Change {
  return (r) => {
    if (r.reference === undefined) return r;
    const copy = { ...r.reference };
    Reflect.deleteProperty(copy, key);
    return { ...r, reference: copy };
  };
}

const REFERENCES: Change[] = [
  (r) => without(r, 'reference'),
  ...REFERENCE_KINDS.map((kind): Change => (r) => ({ ...r, reference: reference(kind) })),
  referenceWith({ open: false }),
  referenceWith({ endedAt: NOW, open: true }),
  referenceWith({ endedAt: NOW + 1, open: true }),
  referenceWith({ endedAt: NOW - 2 * 60_000, open: false }),
  referenceWithout('open'),
  referenceWith({ accountId: 'account-2' }),
  referenceWith({ accountId: ACCOUNT }),
  referenceWithout('accountId'),
  referenceWith({ companyIds: [] }),
  referenceWith({ companyIds: [OTHER_COMPANY] }),
  referenceWith({ companyIds: [OTHER_COMPANY, COMPANY] }),
  referenceWithout('companyIds'),
  referenceWith({ handledBy: 'subject-2' }),
  referenceWithout('handledBy'),
  referenceWith({ accountId: 'account-2', open: false }),
];

const CAMPAIGNS_AND_CALLS: Change[] = [
  referenceWith({ offering: 'INTEREXCHANGE' }),
  referenceWithout('offering'),
  referenceWith({ approvedBySupervisor: false }),
  referenceWithout('approvedBySupervisor'),
  referenceWith({ customerConsented: false }),
  referenceWithout('customerConsented'),
  referenceWith({ customerConsented: false, open: false }),
];

const INSTRUMENT_CHANGES: Change[] = [
  ...INSTRUMENTS.map((instrument) => referenceWith({ instrument })),
  ...INSTRUMENTS.map((instrument) => referenceWith({ instrument, enteredAt: NOW - 48 * HOUR })),
  referenceWith({ instrument: 'EMERGENCY_REQUEST', enteredAt: NOW - 48 * HOUR + 1 }),
  referenceWith({ instrument: 'WARRANT', categories: ['LOCATION'] }),
];

const LEGAL_PAPERS: Change[] = [
  referenceWith({ nondisclosure: true }),
  referenceWith({ expiresAt: NOW }),
  referenceWith({ expiresAt: NOW + 1 }),
  referenceWith({ accounts: ['account-2'] }),
  referenceWith({ accounts: ['account-2', ACCOUNT] }),
  referenceWith({ reviewedBy: [] }),
  referenceWith({ reviewedBy: ['person-1', 'person-1'] }),
  referenceWith({ reviewedBy: ['person-1', 'person-1', 'person-2'] }),
  referenceWith({ categories: [] }),
  referenceWith({ categories: ['DESTINATION', 'TYPE'] }),
  referenceWith({ from: NOW - 5 * DAY }),
  referenceWith({ nondisclosure: true, reviewedBy: ['person-1'], expiresAt: NOW - DAY }),
  referenceWith({ nondisclosure: true, companyIds: [OTHER_COMPANY] }),
];

const POLICIES: Change[] = [true, false].flatMap((legalOverlay) =>
  (['EXISTING_RELATIONSHIP', 'CONSENT'] as const).flatMap((affiliateSharing) =>
    (['ENABLED', 'DISABLED'] as const).map((approvalUses): Change => (r) => ({
      ...r,
      policy: { version: '2015-03-30', legalOverlay, affiliateSharing, approvalUses },
    })),
  ),
);

/** Only an aggregate may be of no account. */
const PURPOSES: Change[] = [null, ...ALL_PURPOSES].map((purpose): Change => (r) => ({
  ...r,
  purpose,
  account: purpose === 'AGGREGATE_ANALYTICS' ? r.account : (r.account ?? TWO_SERVICES),
}));

export const DIMENSIONS = {
  purpose: PURPOSES,
  caller: CALLERS.map((caller): Change => (r) => ({ ...r, caller })),
  grant: GRANTS,
  authentication: [...AUTHENTICATIONS, ...BUSINESSES],
  data: DATA.map((data): Change => (r) => ({ ...r, data })),
  status: STATUSES,
  services: SERVICES,
  offering: OFFERING_CHANGES,
  party: [true, false].map((party): Change => (r) => ({ ...r, party })),
  relationships: RELATIONSHIPS.map((relationships): Change => (r) => ({ ...r, relationships })),
  approvals: APPROVALS.map((approvals): Change => (r) => ({ ...r, approvals })),
  notices: NOTICES.map((notices): Change => (r) => ({ ...r, notices })),
  delegation: DELEGATIONS,
  reference: [...REFERENCES, ...CAMPAIGNS_AND_CALLS],
  instrument: INSTRUMENT_CHANGES,
  legalPapers: LEGAL_PAPERS,
  policy: POLICIES,
} satisfies Record<string, Change[]>;

export type Dimension = keyof typeof DIMENSIONS;
