/**
 * The inputs of the yearly certificate (47 CFR 64.2009(e)): what an officer needs to see before signing that the carrier
 * kept the rules. It is no certificate: the statement is the officer's.
 */
import { readYearFigures, type YearFigures } from '../audit/year-figures.js';
import { toIso } from '../clock.js';
import type { Database } from '../records/database.js';
import { readBreachFigures, type BreachFigure } from '../records/stores/breach-store.js';
import { countComplaints, type ComplaintFigure } from '../records/stores/complaint-store.js';
import { countConsents, type ConsentCounts } from '../records/stores/consent-count-store.js';
import {
  readOptOutFailureFigures,
  type OptOutFailureFigure,
} from '../records/stores/opt-out-failure-store.js';

/** What the certificate asks for besides, and this version keeps no register of: said, not shown as none. */
export const UNKEPT_REGISTERS = [
  { register: 'actions taken against data brokers', authority: '47 CFR 64.2009(e)' },
] as const;

export const NOT_KEPT = 'no register kept in this version';

export interface CertificateInputs extends YearFigures, ConsentCounts {
  readonly year: number;
  /** ISO 8601. */
  readonly madeAt: string;
  /** The year is not over yet. */
  readonly partial: boolean;
  readonly breaches: readonly BreachFigure[];
  readonly optOutFailures: readonly OptOutFailureFigure[];
  readonly complaints: readonly ComplaintFigure[];
  readonly notKept: typeof UNKEPT_REGISTERS;
}

export async function readCertificateInputs(
  database: Database,
  year: number,
  now: number,
): Promise<CertificateInputs> {
  const begin = `${year}-01-01T00:00:00.000Z`;
  const end = `${year + 1}-01-01T00:00:00.000Z`;
  return {
    year,
    madeAt: toIso(now),
    partial: toIso(now) < end,
    ...(await readYearFigures(database, year)),
    ...(await countConsents(database, begin, end)),
    breaches: await readBreachFigures(database, begin, end),
    optOutFailures: await readOptOutFailureFigures(database, begin, end),
    complaints: await countComplaints(database, begin, end),
    notKept: UNKEPT_REGISTERS,
  };
}
