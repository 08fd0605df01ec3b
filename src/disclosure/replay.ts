/**
 * A recorded decision made again, from the facts as they were and the policy version then in force, by the rules of
 * this program. What cannot be made again is told as such, never as a decision.
 */
import { canonicalJson } from '../audit/canonical-json.js';
import type { DecisionEntry, DecisionEntryKind } from '../audit/entry.js';
import { hashFacts, requestOf, type AuditFacts } from '../audit/facts-archive.js';
import type { RecordedDecision } from '../audit/ledger.js';
import { decide } from '../policy/decide.js';
import type { Decision } from '../policy/decision.js';
import { refusePurpose } from '../policy/refuse-purpose.js';
import type { PolicyParameters } from '../policy/request.js';
import { lookupDenial } from './tie-of.js';

/** FACTS_CHANGED: what the archive holds is not what the entry names. */
export const REPLAY_VERDICTS = [
  'SAME',
  'DIFFERS',
  'FACTS_MISSING',
  'FACTS_CHANGED',
  'POLICY_MISSING',
] as const;
export type ReplayVerdict = (typeof REPLAY_VERDICTS)[number];

export interface Replay {
  readonly verdict: ReplayVerdict;
  /** What is decided now; null when it cannot be. */
  readonly decision: Decision | null;
}

/** `policy` null where the entry names none, or one that is gone. */
export function replay({ entry, facts }: RecordedDecision, policy: PolicyParameters | null): Replay {
  if (facts === null) return { verdict: 'FACTS_MISSING', decision: null };
  if (hashFacts(facts) !== entry.factsHash) return { verdict: 'FACTS_CHANGED', decision: null };
  const decision = replayEntry(entry, facts, policy);
  if (decision === null) return { verdict: 'POLICY_MISSING', decision };
  const same = canonicalJson(decision) === canonicalJson(entry.decision);
  return { verdict: same ? 'SAME' : 'DIFFERS', decision };
}

type Decider = (entry: DecisionEntry, facts: AuditFacts, policy: PolicyParameters | null) => Decision | null;

const byRequest: Decider = (entry, facts, policy) =>
  policy === null ? null : decide(requestOf(entry, facts, policy));

/** Made by the same function that made the entry, each kind by its own. */
const DECIDERS: Readonly<Record<DecisionEntryKind, Decider>> = {
  READ: byRequest,
  PREFLIGHT: byRequest,
  OPERATION: ({ purpose }, { caller, grant }) => refusePurpose({ caller, grant, purpose, class: 'CPNI' }),
  LOOKUP: (_entry, { caller }) => lookupDenial(caller),
};

/** Null when there is no policy to decide under. */
export function replayEntry(
  entry: DecisionEntry,
  facts: AuditFacts,
  policy: PolicyParameters | null,
): Decision | null {
  return DECIDERS[entry.kind](entry, facts, policy);
}
