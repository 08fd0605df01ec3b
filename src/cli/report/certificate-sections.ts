// The report on a year as sections of tables, the same for Markdown and HTML.
import type { CertificateInputs } from '../../disclosure/certificate.js';
import { NOT_KEPT } from '../../disclosure/certificate.js';
import { DENY_REASONS } from '../../policy/reasons.js';
import type { Cell } from '../print-table.js';

export interface Section {
  readonly title: string;
  readonly says: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function titleOf({ year }: CertificateInputs): string {
  return `CPNI in ${year}: inputs of the yearly certificate`;
}

export function introductionOf(inputs: CertificateInputs): readonly string[] {
  const { madeAt, partial, dropped, hidden } = inputs;
  return [
    `Made ${madeAt} from the recorded decisions (47 CFR 64.2009(e)). It is no certificate: that is an officer's own statement.`,
    ...(partial ? ['The year is not over: the figures are those so far.'] : []),
    ...(dropped.length === 0
      ? []
      : [`Not whole: the entries of ${dropped.join(', ')} were dropped under their tombstones.`]),
    `${hidden} of the decisions are under a nondisclosure order: counted here, not shown to the customers.`,
  ];
}

export function sectionsOf(inputs: CertificateInputs): readonly Section[] {
  return [
    uses(inputs),
    campaigns(inputs),
    denials(inputs),
    approvals(inputs),
    notices(inputs),
    breaches(inputs),
    optOutFailures(inputs),
    complaints(inputs),
    notKept(inputs),
  ];
}

function uses({ uses: figures }: CertificateInputs): Section {
  return {
    title: 'Uses and disclosures of CPNI',
    says: 'By purpose, company and rule. Without a company: within the carrier, or to the customer.',
    head: ['purpose', 'company', 'by', 'rule', 'ground', 'call detail', 'decisions', 'accounts'],
    rows: figures.map((one) => [
      one.purpose ?? '-',
      one.company ?? '-',
      one.by,
      one.rule,
      one.reason,
      one.callDetail ? 'yes' : 'no',
      one.decisions,
      one.accounts,
    ]),
  };
}

function campaigns({ campaigns: figures }: CertificateInputs): Section {
  return {
    title: 'Campaigns',
    says: 'What each campaign used or was given (47 CFR 64.2009(c)).',
    head: ['campaign', 'company', 'offering', 'decisions', 'accounts'],
    rows: figures.map((one) => [
      one.campaign ?? '-',
      one.company ?? '-',
      one.offering ?? '-',
      one.decisions,
      one.accounts,
    ]),
  };
}

function denials({ denials: figures }: CertificateInputs): Section {
  const meanings: Readonly<Record<string, { readonly says: string } | undefined>> = DENY_REASONS;
  return {
    title: 'Denials',
    says: 'By reason and rule, of whatever data.',
    head: ['reason', 'means', 'rule', 'decisions'],
    rows: figures.map((one) => [one.reason, meanings[one.reason]?.says ?? '-', one.rule, one.decisions]),
  };
}

function approvals({ approvals: figures }: CertificateInputs): Section {
  return {
    title: 'Approvals and objections',
    says: 'Recorded and revoked in the year; OPT_OUT is an objection.',
    head: ['kind', 'scope', 'recorded', 'revoked'],
    rows: figures.map((one) => [one.kind, one.scope, one.recorded, one.revoked]),
  };
}

function notices({ notices: figures }: CertificateInputs): Section {
  return {
    title: 'Opt-out notices',
    says: 'Sent, and returned undelivered (47 CFR 64.2008).',
    head: ['channel', 'sent', 'bounced'],
    rows: figures.map((one) => [one.channel, one.sent, one.bounced]),
  };
}

function breaches({ breaches: figures }: CertificateInputs): Section {
  return {
    title: 'Breaches',
    says: 'Discovered in the year, and when whom they were told to (47 CFR 64.2011).',
    head: ['breach', 'rule', 'discovered', 'customers', 'agencies due', 'agencies told', 'customers told'],
    rows: figures.map((one) => [
      one.code,
      one.rule,
      one.discovered,
      one.customersAffected,
      one.agenciesDue,
      one.agenciesNotified ?? '-',
      one.customersNotified ?? '-',
    ]),
  };
}

function optOutFailures({ optOutFailures: figures }: CertificateInputs): Section {
  return {
    title: 'Failures of the opt-out mechanism',
    says: 'Discovered in the year, and when the Commission was told (47 CFR 64.2009(f)). Without a due day: an anomaly.',
    head: ['failure', 'mechanisms', 'began', 'discovered', 'ended', 'customers', 'due', 'told'],
    rows: figures.map((one) => [
      one.code,
      one.mechanisms.join(', '),
      one.began,
      one.discovered,
      one.ended ?? '-',
      one.customersAffected,
      one.commissionDue ?? '-',
      one.commissionNotified ?? '-',
    ]),
  };
}

function complaints({ complaints: figures }: CertificateInputs): Section {
  return {
    title: 'Complaints',
    says: 'Of unauthorized release of CPNI, entered as received in the year (47 CFR 64.2009(e)).',
    head: ['about', 'received'],
    rows: figures.map(({ category, received }) => [category, received]),
  };
}

function notKept({ notKept: registers }: CertificateInputs): Section {
  return {
    title: 'Not in this report',
    says: 'The certificate needs these too; they have to be taken from elsewhere.',
    head: ['register', 'authority', ''],
    rows: registers.map(({ register, authority }) => [register, authority, NOT_KEPT]),
  };
}
