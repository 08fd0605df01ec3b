/** Facts from the records: the policy in force, the reference stated, and the accounts' own, each in one statement. */
import type { Caller } from '../identity/caller.js';
import type { Database } from '../records/database.js';
import { readFacts, type AccountFacts } from '../records/stores/facts-store.js';
import { readPolicyInForce } from '../records/stores/policy-version-store.js';
import { readReference } from '../records/stores/reference-store.js';
import type { FactsSource, OperationFacts } from './facts.js';

export class NoPolicyInForce extends Error {
  constructor() {
    super('no policy version is in force: nothing can be decided');
    this.name = 'NoPolicyInForce';
  }
}

export class RecordFacts implements FactsSource {
  readonly #database: Database;
  readonly #caller: Caller;

  constructor(database: Database, caller: Caller) {
    this.#database = database;
    this.#caller = caller;
  }

  async readOperationFacts(reference: string | null, at: number): Promise<OperationFacts> {
    const { issuer } = this.#caller;
    const [policy, stated] = await Promise.all([
      readPolicyInForce(this.#database, at),
      reference === null ? null : readReference(this.#database, { code: reference, at, issuer }),
    ]);
    if (policy === null) throw new NoPolicyInForce();
    return {
      policy,
      reference: stated?.reference ?? null,
      customerAuthentication: stated?.customerAuthentication ?? null,
    };
  }

  readAccountFacts(accountIds: readonly string[], at: number): Promise<ReadonlyMap<string, AccountFacts>> {
    const { issuer, subject, company } = this.#caller;
    const who = company === null ? { subject: { issuer, subject } } : { companyId: company.id };
    return readFacts(this.#database, { accountIds, at, ...who });
  }
}
