// Every table of cases, for those who run them and those who ask what they reach.

import type { Case } from './case.js';
import { CASES } from './cases.js';

export const TABLES: Readonly<Record<string, readonly Case[]>> = {
  'the cases of the policy': CASES,
};

export const ALL_CASES: readonly Case[] = Object.values(TABLES).flat();
