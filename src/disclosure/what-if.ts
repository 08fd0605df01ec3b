/**
 * What recorded traffic would have been answered under another policy: the same facts, decided with other parameters.
 * Counted by company, purpose and field, and by what was and what would be; nothing is written.
 */
import type { AuditEntry } from '../audit/entry.js';
import { readRange, type EntryFilter } from '../audit/ledger.js';
import type { Decision } from '../policy/decision.js';
import type { PolicyParameters } from '../policy/request.js';
import type { Database } from '../records/database.js';
import { PoliciesByName } from './replay-range.js';
import { replayEntry } from './replay.js';

/** Laid over the parameters that the entry was decided under. */
export type PolicyChange = Partial<Omit<PolicyParameters, 'version'>>;

export interface WhatIfRow {
  /** Null: within the carrier, or the customer. */
  readonly company: string | null;
  readonly purpose: string | null;
  readonly coordinate: string;
  readonly was: string;
  readonly wouldBe: string;
  readonly decisions: number;
}

export interface WhatIfReport {
  readonly decided: number;
  readonly changed: number;
  /** Without their facts or their policy version: nothing can be said of them. */
  readonly notDecided: number;
  readonly rows: readonly WhatIfRow[];
}

/** What the policy speaks to: decisions on fields, asked for or tried. */
export const WHAT_IF_KINDS = ['READ', 'PREFLIGHT'] as const;

export async function whatIf(
  database: Database,
  filter: EntryFilter,
  change: PolicyChange,
  onProgress: (done: number) => void = () => undefined,
): Promise<WhatIfReport> {
  const policies = new PoliciesByName(database);
  const rows = new Map<string, WhatIfRow>();
  const counts = { decided: 0, changed: 0, notDecided: 0 };
  for await (const { entry, facts } of readRange(database, { ...filter, kinds: WHAT_IF_KINDS })) {
    const policy = await policies.find(entry.policyVersion);
    const decision =
      facts === null || policy === null ? null : replayEntry(entry, facts, { ...policy, ...change });
    if (decision === null) counts.notDecided += 1;
    else {
      counts.decided += 1;
      if (isChanged(entry.decision, decision)) {
        counts.changed += 1;
        addRows(rows, entry, decision);
      }
    }
    onProgress(counts.decided + counts.notDecided);
  }
  return { ...counts, rows: [...rows.values()].sort(mostFirst) };
}

function isChanged(was: Decision, wouldBe: Decision): boolean {
  return was.outcome !== wouldBe.outcome || was.reason !== wouldBe.reason;
}

function addRows(rows: Map<string, WhatIfRow>, entry: AuditEntry, decision: Decision): void {
  const was = `${entry.decision.outcome} ${entry.decision.reason}`;
  const wouldBe = `${decision.outcome} ${decision.reason}`;
  const { purpose } = entry;
  for (const coordinate of entry.coordinates) {
    const row = { company: entry.actor.companyId, purpose, coordinate, was, wouldBe };
    const key = JSON.stringify(Object.values(row));
    rows.set(key, { ...row, decisions: (rows.get(key)?.decisions ?? 0) + 1 });
  }
}

function mostFirst(a: WhatIfRow, b: WhatIfRow): number {
  return b.decisions - a.decisions || (sortKey(a) < sortKey(b) ? -1 : 1);
}

function sortKey({ company, purpose, coordinate, was }: WhatIfRow): string {
  return [company, purpose, coordinate, was].join(' ');
}
