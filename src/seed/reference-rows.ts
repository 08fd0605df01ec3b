// The references of known code: a row of the table each. Days and minutes are counted back from now.
import { toIso, type Instant } from '../clock.js';
import { ISSUER } from './account-rows.js';
import type { AccountPlan } from './account-plan.js';
import type { PlannedCall } from './call-plan.js';
import { Random } from './random.js';
import type { Cell, Row, Rows } from './rows.js';
import { DAY, MINUTE } from './times.js';

interface KnownReference {
  code: string;
  kind: string;
  /** Which account: its number counts from 1. Campaigns and legal requests name none here. */
  account?: number;
  openedBy: string;
  openedMsAgo: number;
  columns?: (at: ReferenceMoment) => Row;
}

interface ReferenceMoment {
  now: Instant;
  emergencyCall: PlannedCall;
}

const NAMED_BY_CAMPAIGN = ['affiliate-active', 'affiliate-second', 'affiliate-noncomm', 'joint-venture'];
const REVIEWERS = ['legal-second', 'legal-third'];
const SUBPOENAED = ['TYPE', 'DESTINATION', 'AMOUNT_OF_USE', 'BILLING'];
const HOLD_DAYS = 90;

const REFERENCES: readonly KnownReference[] = [
  campaign('CAMPAIGN-0001', 'LOCAL', true),
  campaign('CAMPAIGN-0002', 'LOCAL', false),
  campaign('CAMPAIGN-0003', 'WIRELESS', true),
  { code: 'TICKET-0001', kind: 'TICKET', account: 1, openedBy: 'noc', openedMsAgo: DAY },
  {
    code: 'FRAUD-0001',
    kind: 'FRAUD_CASE',
    account: 1,
    openedBy: 'fraud',
    openedMsAgo: 2 * DAY,
    columns: () => ({ company_ids: ['affiliate-active'] }),
  },
  customerCall('CALL-0001', 'PASSWORD'),
  customerCall('CALL-0002', 'BIOGRAPHICAL'),
  {
    code: 'EMERGENCY-0001',
    kind: 'EMERGENCY_CALL',
    account: 1,
    openedBy: 'psap',
    openedMsAgo: 3 * MINUTE,
    columns: ({ emergencyCall }) => ({
      agency_company_id: 'psap',
      calling_number: emergencyCall.calling,
      call_id: emergencyCall.callId,
    }),
  },
  { code: 'ONBOARD-0001', kind: 'ONBOARDING_CASE', account: 9, openedBy: 'onboarding', openedMsAgo: DAY },
  legalRequest('LEGAL-0001', {
    instrument: 'SUBPOENA',
    enteredDaysAgo: 5,
    expiresInDays: 30,
    nondisclosure: true,
  }),
  legalRequest('LEGAL-0002', {
    instrument: 'SUBPOENA',
    enteredDaysAgo: 40,
    expiresInDays: -1,
    nondisclosure: false,
  }),
  legalRequest('LEGAL-0003', {
    instrument: 'PRESERVATION',
    enteredDaysAgo: 10,
    expiresInDays: 80,
    nondisclosure: false,
  }),
];

const LEGAL_ACCOUNT = 10;
const HOLDING_REFERENCE = 'LEGAL-0003';

/** No other columns than these are written, and every reference has them all. */
const COLUMNS: Readonly<Record<string, Cell>> = {
  account_id: null,
  company_ids: [],
  handled_by_issuer: null,
  handled_by_subject: null,
  offering: null,
  description: null,
  approved_by_issuer: null,
  approved_by_subject: null,
  approved_at: null,
  customer_consented: null,
  customer_authn_method: null,
  customer_authn_channel: null,
  agency_company_id: null,
  calling_number: null,
  call_id: null,
  instrument: null,
  categories: null,
  from_at: null,
  to_at: null,
  entered_by_issuer: null,
  entered_by_subject: null,
  entered_at: null,
  expires_at: null,
  nondisclosure: null,
};

export function referenceRows(plans: readonly AccountPlan[], emergencyCall: PlannedCall, now: Instant): Rows {
  const random = new Random(2_015_03_30);
  const accountId = (index: number | undefined) =>
    plans.find((plan) => plan.index === index)?.accountId ?? null;
  const ids = new Map(REFERENCES.map(({ code, openedMsAgo }) => [code, random.uuid(now - openedMsAgo)]));
  const idOf = (code: string) => ids.get(code) ?? null;
  const legal = REFERENCES.filter(({ kind }) => kind === 'LEGAL_REQUEST');
  return {
    case_references: REFERENCES.map(({ code, kind, account, openedBy, openedMsAgo, columns }) => ({
      ...COLUMNS,
      reference_id: idOf(code),
      code,
      kind,
      account_id: accountId(account),
      opened_by_issuer: ISSUER,
      opened_by_subject: openedBy,
      opened_at: toIso(now - openedMsAgo),
      ...columns?.({ now, emergencyCall }),
    })),
    reference_accounts: legal.map(({ code }) => ({
      account_id: accountId(LEGAL_ACCOUNT),
      reference_id: idOf(code),
    })),
    legal_reviews: legal.flatMap(({ code, openedMsAgo }) =>
      REVIEWERS.map((subject) => ({
        reference_id: idOf(code),
        reviewer_issuer: ISSUER,
        reviewer_subject: subject,
        at: toIso(now - openedMsAgo + DAY),
      })),
    ),
    legal_holds: [holdRow(random, accountId(LEGAL_ACCOUNT), idOf(HOLDING_REFERENCE), now)],
  };
}

function holdRow(random: Random, accountId: Cell, referenceId: Cell, now: Instant): Row {
  const placed = now - 10 * DAY;
  return {
    account_id: accountId,
    hold_id: random.uuid(placed),
    reference_id: referenceId,
    placed_at: toIso(placed),
    until_at: toIso(placed + HOLD_DAYS * DAY),
  };
}

function campaign(code: string, offering: string, approved: boolean): KnownReference {
  const approval = ({ now }: ReferenceMoment): Row => ({
    approved_by_issuer: ISSUER,
    approved_by_subject: 'supervisor',
    approved_at: toIso(now - 9 * DAY),
  });
  return {
    code,
    kind: 'CAMPAIGN',
    openedBy: 'marketing',
    openedMsAgo: 10 * DAY,
    columns: (moment) => ({
      company_ids: NAMED_BY_CAMPAIGN,
      offering,
      description: `${offering} service offered to customers of that category`,
      ...(approved ? approval(moment) : {}),
    }),
  };
}

function customerCall(code: string, method: string): KnownReference {
  return {
    code,
    kind: 'CALL',
    account: 1,
    openedBy: 'support',
    openedMsAgo: 5 * MINUTE,
    columns: () => ({
      handled_by_issuer: ISSUER,
      handled_by_subject: 'support',
      customer_consented: true,
      customer_authn_method: method,
      customer_authn_channel: 'TELEPHONE',
    }),
  };
}

interface Instrument {
  instrument: 'SUBPOENA' | 'PRESERVATION';
  enteredDaysAgo: number;
  expiresInDays: number;
  nondisclosure: boolean;
}

function legalRequest(
  code: string,
  { instrument, enteredDaysAgo, expiresInDays, nondisclosure }: Instrument,
): KnownReference {
  return {
    code,
    kind: 'LEGAL_REQUEST',
    openedBy: 'legal',
    openedMsAgo: enteredDaysAgo * DAY,
    columns: ({ now }) => ({
      agency_company_id: 'government',
      instrument,
      categories: SUBPOENAED,
      from_at: toIso(now - (HOLD_DAYS + enteredDaysAgo) * DAY),
      to_at: toIso(now),
      entered_by_issuer: ISSUER,
      entered_by_subject: 'legal',
      entered_at: toIso(now - enteredDaysAgo * DAY),
      expires_at: toIso(now + expiresInDays * DAY),
      nondisclosure,
    }),
  };
}
