// What the HTTP server is made of. The composition root fills it; the server knows no schema, no database and no environment.
import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Clock, Instant } from '../clock.js';
import type { CostBudget } from '../graph/meter.js';
import type { Caller } from '../identity/caller.js';
import type { DemoCallerName } from '../identity/demo-callers.js';
import type { TokenVerifier } from '../identity/verify-token.js';
import type { OperationSpan } from '../tracing.js';
import type { AuthorizationServerPart } from './authorization-server-route.js';
import type { Metrics } from './metrics.js';
import type { PrivacyPart } from './privacy-routes.js';
import type { LimitParts } from './server-limits.js';
import type { FindDocument } from './trusted-documents.js';

export interface OperationRequest {
  readonly caller: Caller;
  readonly requestId: string;
  /** The one instant of the operation. */
  readonly at: Instant;
  /** Aborts when its time is over. */
  readonly signal: AbortSignal;
  /** The network that the request came from, never its address. */
  readonly network?: string | null;
  /** What the caller may spend; the server always counts. */
  readonly budget?: CostBudget;
  /** Absent where nothing is traced. */
  readonly trace?: { readonly span: OperationSpan; readonly registered: boolean };
}

/** Rejected when the part is not ready to serve. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}

/** What an operator should look at while the service serves: one short sentence without a value, or null. */
export interface ReadinessWarning {
  readonly name: string;
  readonly find: () => Promise<string | null>;
}

export interface DemoParts {
  readonly mint: (name: DemoCallerName) => Promise<string>;
}

export interface ServerParts<Context extends OperationRequest> {
  readonly schema: GraphQLSchema;
  readonly plugins: readonly ApolloServerPlugin<Context>[];
  readonly contextFor: (request: OperationRequest) => Context;
  readonly verifier: TokenVerifier;
  /** Absent: no client has registered documents. */
  readonly findDocument?: FindDocument;
  readonly clock: Clock;
  readonly limits: LimitParts;
  readonly logger: Logger;
  readonly readiness: readonly ReadinessCheck[];
  /** Absent: there is nothing to warn of. */
  readonly warnings?: readonly ReadinessWarning[];
  /** Absent: nothing is counted. */
  readonly metrics?: Metrics;
  /** Absent: tokens come from elsewhere alone. */
  readonly authorizationServer?: AuthorizationServerPart;
  /** Absent: no policy is posted as a page. */
  readonly privacy?: PrivacyPart;
  readonly corsOrigins: readonly string[];
  /** Where clients reach this server, as proofs of possession name it; null: any name of this machine. */
  readonly publicUrl: string | null;
  /** Null: no demo callers. */
  readonly demo: DemoParts | null;
  /** The folder of the page; null where it is not built. */
  readonly webFolder: string | null;
}

/** The same around an Apollo that was made and started: how it is set, HTTP does not know. */
export interface HttpParts<Context extends OperationRequest> extends Omit<ServerParts<Context>, 'plugins'> {
  readonly apollo: ApolloServer<Context>;
}
