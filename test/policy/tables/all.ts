// Every table of cases, for those who run them and those who ask what they reach.

import { APPROVAL_CASES } from './approvals.js';
import { AUTHENTICATION_CASES } from './authentication.js';
import type { Case } from './case.js';
import { CASES } from './cases.js';
import { INSTRUMENT_CASES } from './instruments.js';
import { PAPER_CASES } from './papers.js';
import { REACH } from './reach.js';

export const TABLES: Readonly<Record<string, readonly Case[]>> = {
  'the cases of the policy': CASES,
  'what each row reaches': REACH,
  'references, relationships, designations, services, status, grant and claim': PAPER_CASES,
  'approvals, objections and notices': APPROVAL_CASES,
  'authentication of the customer': AUTHENTICATION_CASES,
  'legal instruments': INSTRUMENT_CASES,
};

export const ALL_CASES: readonly Case[] = Object.values(TABLES).flat();
