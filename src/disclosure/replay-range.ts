/** Recorded decisions of a range made again one after another, each under the policy version that it names. */
import { readRange, type EntryFilter, type RecordedDecision } from '../audit/ledger.js';
import type { PolicyParameters } from '../policy/request.js';
import type { Database } from '../records/database.js';
import { readPolicyParameters } from '../records/stores/policy-version-store.js';
import { replay, type Replay } from './replay.js';

export interface Replayed extends RecordedDecision {
  readonly replay: Replay;
}

export async function* replayRange(
  database: Database,
  filter: EntryFilter,
): AsyncGenerator<Replayed, void, void> {
  const policies = new PoliciesByName(database);
  for await (const recorded of readRange(database, filter)) {
    const policy = await policies.find(recorded.entry.policyVersion);
    yield { ...recorded, replay: replay(recorded, policy) };
  }
}

/** The parameters of a version never change once it is published, so each is read once. */
export class PoliciesByName {
  readonly #database: Database;
  readonly #known = new Map<string, PolicyParameters | null>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null for a version that is not there, and where none is named. */
  async find(version: string | null): Promise<PolicyParameters | null> {
    if (version === null) return null;
    const known = this.#known.get(version);
    if (known !== undefined) return known;
    const found = await readPolicyParameters(this.#database, version);
    this.#known.set(version, found);
    return found;
  }
}
