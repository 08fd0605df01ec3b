// Two API nodes on one PostgreSQL, each with connections of its own, asked over HTTP with tokens that are really verified.
import type { ClientRegistry } from '../../src/identity/client-registry.js';
import { connectPostgres } from '../../src/records/connect.js';
import type { DataSourceDatabase } from '../../src/records/database.js';
import { findClient } from '../../src/records/stores/client-store.js';
import { registerClient } from '../../src/records/stores/client-registration-store.js';
import { ISSUER, NOW_SECONDS, testVerifier } from '../identity/issuer-of-tokens.js';
import { startTestServer, type TestServer } from '../server/running-server.js';
import { createTestDatabase } from '../support/databases.js';

export interface Node {
  readonly server: TestServer;
  readonly database: DataSourceDatabase;
}

export interface TwoNodes {
  readonly nodes: readonly [Node, Node];
  stop(): Promise<void>;
}

/** `between` may stand between a node and its database. */
export async function startTwoNodes(
  between: (registry: ClientRegistry) => ClientRegistry = (registry) => registry,
): Promise<TwoNodes> {
  const made = await createTestDatabase();
  const nodes = [await startNode(made.url, between), await startNode(made.url, between)] as const;
  const client = {
    issuer: ISSUER,
    clientId: 'portal',
    name: 'Portal',
    callerKind: 'CUSTOMER',
    companyId: null,
    purposes: ['SELF_ACCESS'],
    categories: null,
    requiresDpop: false,
    requiresBodyDigest: false,
    documentsOnly: false,
    jwks: null,
  } as const;
  await registerClient(nodes[0].database, client, NOW_SECONDS * 1000);
  return {
    nodes,
    stop: async () => {
      for (const { server, database } of nodes) {
        await server.close(1000);
        await database.close();
      }
      await made.drop();
    },
  };
}

async function startNode(url: string, between: (registry: ClientRegistry) => ClientRegistry): Promise<Node> {
  const database = await connectPostgres(url, { applicationName: 'tests', role: 'LOGIN' });
  const registry = between({ find: (question) => findClient(database, question) });
  return { database, server: await startTestServer({ verifier: testVerifier(registry) }) };
}
