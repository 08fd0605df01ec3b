// What protects the server and its callers from each other; the limits of a single operation stand in `limits.ts`.
import type { DataSourceDatabase } from '../records/database.js';
import type { SharedMemory } from '../records/shared-memory.js';
import type { BudgetSize } from '../records/stores/cost-budget-store.js';

/** As they are set. */
export interface ServerLimits {
  /** How long an operation may take, from its admission to its answer. */
  readonly operationMs: number;
  /** Requests a minute. */
  readonly rates: { readonly address: number; readonly client: number };
  readonly budget: BudgetSize;
  /** Operations at once on one node: of one client, and of all. */
  readonly operations: { readonly client: number; readonly all: number };
  /** The mean delay of the event loop from which on requests are turned away. */
  readonly delayMs: number;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

/** Where the nodes keep what callers have used: Redis where there is one, else PostgreSQL; null is the memory of this one node. */
export type LimitStore =
  | { readonly kind: 'POSTGRESQL'; readonly database: DataSourceDatabase }
  | { readonly kind: 'REDIS'; readonly memory: SharedMemory }
  | null;

export interface LimitParts extends ServerLimits {
  readonly store: LimitStore;
  /** Makes the digests under which callers are counted; the same on all nodes. */
  readonly key: Buffer;
}
