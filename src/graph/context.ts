/** What resolvers, the guard and the plugins share for one operation: made anew for each, at one instant. */
import type { GraphQLResolveInfo } from 'graphql';
import { sequentialId } from '../sequential-id.js';
import { disclosureContext } from '../disclosure/disclosure.js';
import { Gate } from '../disclosure/gate.js';
import { RecordFacts } from '../disclosure/record-facts.js';
import type { AuditEntry } from '../audit/entry.js';
import type { AuditWriter } from '../audit/writer.js';
import type { Caller } from '../identity/caller.js';
import type { Database } from '../records/database.js';
import { AccountLookup } from './account-lookup.js';
import { BatchedReads } from './batched-reads.js';
import { CompletedRows } from './completed-rows.js';
import type { CursorCodec } from './cursor.js';
import { OperationMeter, type CostBudget } from './meter.js';
import type { Settlement } from './settle.js';
import { TracedFacts } from './traced-facts.js';

/** What lives as long as the server. */
export interface Services {
  readonly database: Database;
  /** Where CPNI is read once its decision is made; facts, consents and records are the database's own. */
  readonly cpniDatabase?: Database;
  readonly audit: AuditWriter;
  readonly cursors: CursorCodec;
  /** Told of the entries of an answer once they are durable, and how many milliseconds that took. */
  readonly onRecorded?: (entries: readonly AuditEntry[], milliseconds: number) => void;
  /** Told after every mutation: mail may have been queued. */
  readonly onChanged?: () => void;
  /** Told of faults: a short word and the error, never a value of a customer. */
  readonly onFault: (what: string, error: unknown) => void;
}

/** What the server knows of the request. */
export interface OperationRequest {
  readonly caller: Caller;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Aborts when the time of the operation is over. */
  readonly signal: AbortSignal;
  /** The network that the request came from, never its address; absent where it is not known. */
  readonly network?: string | null;
  /** What the caller may spend; absent where nobody counts. */
  readonly budget?: CostBudget;
}

export interface OperationContext extends OperationRequest {
  readonly services: Services;
  readonly gate: Gate;
  /** What the gate decides from. */
  readonly facts: TracedFacts;
  readonly accounts: AccountLookup;
  readonly reads: BatchedReads;
  /** Those of CPNI, which may come from a replica. */
  readonly cpniReads: BatchedReads;
  /** Rows that the executor need not complete. */
  readonly rows: CompletedRows;
  /** What each guarded field may read, set by its rule: a field without a settlement reads nothing. */
  readonly settlements: WeakMap<GraphQLResolveInfo, Settlement>;
  /** Null where nobody counts. */
  readonly meter: OperationMeter | null;
}

export function createOperationContext(services: Services, request: OperationRequest): OperationContext {
  const facts = new TracedFacts(new RecordFacts(services.database, request.caller));
  const reads = new BatchedReads(services.database);
  return {
    ...request,
    services,
    gate: new Gate(disclosureContext({ ...request, newId: sequentialId }), facts),
    facts,
    accounts: new AccountLookup(services.database, request.caller, request.at),
    reads,
    cpniReads: services.cpniDatabase === undefined ? reads : new BatchedReads(services.cpniDatabase),
    rows: new CompletedRows(),
    settlements: new WeakMap(),
    meter: request.budget === undefined ? null : new OperationMeter(request.budget),
  };
}
