// The register of complaints of unauthorized release of CPNI (47 CFR 64.2009(e)): rows are added, and never changed or taken away.
import { v7 as uuidv7 } from 'uuid';
import { toIso, type Instant } from '../../clock.js';
import type { Database } from '../database.js';
import {
  pageRegister,
  type Register,
  type RegisterPage,
  type RegisterPageRequest,
} from '../register-pages.js';

/** The kinds that the Commission's template for the certificate names (FCC DA 08-171). */
export const COMPLAINT_CATEGORIES = {
  IMPROPER_EMPLOYEE_ACCESS: 'Improper access by employees.',
  IMPROPER_DISCLOSURE: 'Improper disclosure to individuals not authorized to receive the information.',
  IMPROPER_ONLINE_ACCESS: 'Improper access to online information by individuals not authorized to view it.',
  OTHER: 'Any other unauthorized release.',
} as const;

export type ComplaintCategory = keyof typeof COMPLAINT_CATEGORIES;

export interface NewComplaint {
  readonly code: string;
  readonly category: ComplaintCategory;
  readonly receivedAt: Instant;
  readonly summary: string;
  readonly recordedBy: { readonly issuer: string; readonly subject: string };
  readonly recordedAt: Instant;
}

export interface Complaint {
  readonly id: string;
  readonly code: string;
  readonly category: ComplaintCategory;
  readonly receivedAt: Date;
  readonly summary: string;
  readonly recordedAt: Date;
}

const SELECT = `
  SELECT complaint_id AS id, code, category, received_at AS "receivedAt", summary, recorded_at AS "recordedAt"
  FROM complaints`;

/** Its id; null when another has the code. */
export async function addComplaint(inside: Database, complaint: NewComplaint): Promise<string | null> {
  const { issuer, subject } = complaint.recordedBy;
  const [added] = await inside.query<{ id: string }>(
    `INSERT INTO complaints (complaint_id, code, category, received_at, summary, recorded_by_issuer,
       recorded_by_subject, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO NOTHING RETURNING complaint_id AS id`,
    [
      uuidv7(),
      complaint.code,
      complaint.category,
      toIso(complaint.receivedAt),
      complaint.summary,
      issuer,
      subject,
      toIso(complaint.recordedAt),
    ],
  );
  return added?.id ?? null;
}

export async function findComplaint(database: Database, code: string): Promise<Complaint | null> {
  const [found] = await database.query<Complaint>(`${SELECT} WHERE code = $1`, [code]);
  return found ?? null;
}

const REGISTER: Register<Complaint> = {
  select: SELECT,
  at: 'recorded_at',
  id: 'complaint_id',
  keyOf: ({ recordedAt: at, id }) => ({ at, id }),
};

export function pageComplaints(
  database: Database,
  request: RegisterPageRequest,
): Promise<RegisterPage<Complaint>> {
  return pageRegister(database, REGISTER, request);
}

/** How many of a kind were received in a year, for the certificate. */
export interface ComplaintFigure {
  readonly category: ComplaintCategory;
  readonly received: number;
}

/** Received in [from, to), ISO 8601; one row for every category that the register knows, also for none. */
export async function countComplaints(
  database: Database,
  from: string,
  to: string,
): Promise<ComplaintFigure[]> {
  const counted = await database.query<ComplaintFigure>(
    `SELECT category, count(*)::integer AS received FROM complaints
      WHERE received_at >= $1 AND received_at < $2 GROUP BY category`,
    [from, to],
  );
  return (Object.keys(COMPLAINT_CATEGORIES) as ComplaintCategory[]).map((category) => ({
    category,
    received: counted.find((row) => row.category === category)?.received ?? 0,
  }));
}
