// A recorded decision in plain words: the sentence, the facts as they were, and what the same facts decide now.
import { readRecorded, type RecordedDecision } from '../audit/ledger.js';
import { toIso } from '../clock.js';
import { sayFacts } from '../disclosure/facts-in-words.js';
import { PoliciesByName } from '../disclosure/replay-range.js';
import { replay, type Replay, type ReplayVerdict } from '../disclosure/replay.js';
import { sayDisclosure } from '../disclosure/say-disclosure.js';
import { parseGlobalId } from '../graph/global-id.js';
import type { Database } from '../records/database.js';
import { formatTable } from './print-table.js';

export interface DecisionKey {
  readonly accountId: string;
  readonly entryId: string;
}

/** Null for what is not the id of a decision. */
export function parseDecisionId(text: string): DecisionKey | null {
  const parsed = parseGlobalId(text);
  const [accountId, entryId] = parsed?.type === 'Decision' ? parsed.keys : [];
  return accountId === undefined || entryId === undefined ? null : { accountId, entryId };
}

/** @throws Error when there is no such decision */
export async function explainDecision(
  database: Database,
  { accountId, entryId }: DecisionKey,
): Promise<{ readonly lines: readonly string[]; readonly same: boolean }> {
  const recorded = await readRecorded(database, accountId, entryId);
  if (recorded === null) throw new Error('there is no such decision');
  const policy = await new PoliciesByName(database).find(recorded.entry.policyVersion);
  const replayed = replay(recorded, policy);
  return { lines: describe(recorded, replayed), same: replayed.verdict === 'SAME' };
}

function describe(recorded: RecordedDecision, replayed: Replay): string[] {
  const { entry, facts } = recorded;
  const { outcome, reason, rule, obligations } = entry.decision;
  return [
    sayDisclosure(entry, entry.actor.companyId),
    '',
    ...formatTable(
      ['decision', ''],
      [
        ['at', toIso(entry.at)],
        ['kind', entry.kind],
        ['outcome', `${outcome} ${reason} by ${rule}`],
        ['obligations', obligations.join(', ')],
        ['fields', entry.coordinates.join(', ')],
        ['request', entry.requestId],
      ],
    ),
    '',
    'the facts as they were:',
    ...(facts === null
      ? ['  not in the archive']
      : sayFacts(entry, facts, 'AUDITOR').map(({ name, says }) => `  ${name}: ${says}`)),
    '',
    `replayed: ${sayReplay(replayed)}`,
  ];
}

const VERDICTS: Readonly<Record<ReplayVerdict, string>> = {
  SAME: 'the same is decided again',
  DIFFERS: 'another decision is made now',
  FACTS_MISSING: 'the facts are not in the archive',
  FACTS_CHANGED: 'the facts in the archive are not those of the entry',
  POLICY_MISSING: 'the policy version then in force is not there',
};

function sayReplay({ verdict, decision }: Replay): string {
  const now = verdict === 'DIFFERS' && decision !== null ? `: ${decision.outcome} ${decision.reason}` : '';
  return `${VERDICTS[verdict]}${now}`;
}
