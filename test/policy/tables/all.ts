// Every table of cases, for those who run them and those who ask what they reach.

import { APPROVAL_CASES } from './approvals.js';
import { AUTHENTICATION_CASES } from './authentication.js';
import type { Case } from './case.js';
import { CASES } from './cases.js';
import { GROUND_CASES } from './grounds.js';
import { INSTRUMENT_CASES } from './instruments.js';
import { PAPER_CASES } from './papers.js';
import { REACH } from './reach.js';
import { STATUS_CASES } from './statuses.js';

export const TABLES: Readonly<Record<string, readonly Case[]>> = {
  'the cases of the policy': CASES,
  'what each row reaches': REACH,
  'each row at each status of the account': STATUS_CASES,
  'what each row permits on, and what it owes': GROUND_CASES,
  'references, relationships, designations, services, grant and claim': PAPER_CASES,
  'approvals, objections and notices': APPROVAL_CASES,
  'authentication of the customer': AUTHENTICATION_CASES,
  'legal instruments': INSTRUMENT_CASES,
};

export const ALL_CASES: readonly Case[] = Object.values(TABLES).flat();
