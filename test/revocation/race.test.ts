// A revocation or suspension that was answered holds for every operation that begins afterwards, on every node: raced a thousand
// times, and first shown that the race sees what it is for, by nodes that remember a client for a moment.
import { connect } from 'node:net';
import { once } from 'node:events';
import type { ClientRegistry, RegisteredClient } from '../../src/identity/client-registry.js';
import { resumeClient, suspendClient } from '../../src/records/stores/client-registration-store.js';
import { revokeTokens, type RevocationKind } from '../../src/records/stores/revocation-store.js';
import { ISSUER, makeToken, NOW_SECONDS } from '../identity/issuer-of-tokens.js';
import { ask } from '../server/running-server.js';
import { startTwoNodes, type Node, type TwoNodes } from './two-nodes.js';

const ROUNDS = 1000;
const NOW = NOW_SECONDS * 1000;

async function answerOf({ server }: Node, token: string): Promise<string> {
  const { status, body } = await ask(server, { token, body: { query: '{ viewer }' } });
  return status === 200 ? 'ANSWERED' : String(body.errors?.[0]?.extensions['code']);
}

const KINDS: readonly RevocationKind[] = ['TOKEN', 'GRANT', 'SUBJECT'];

/** Requests of both nodes are under way while one revokes; afterwards both are asked again. Answers what they say then. */
async function race({ nodes }: TwoNodes, round: number): Promise<string[]> {
  const claims = { jti: `token-${round}`, sub: `subject-${round}`, grant_id: `grant-${round}` };
  const values: Record<RevocationKind, string> = {
    TOKEN: claims.jti,
    GRANT: claims.grant_id,
    SUBJECT: claims.sub,
    CLIENT: 'portal',
  };
  const kind = KINDS[round % KINDS.length] ?? 'TOKEN';
  const token = makeToken({}, claims);
  const [first, second] = round % 2 === 0 ? nodes : ([nodes[1], nodes[0]] as const);
  expect(await answerOf(second, token)).toBe('ANSWERED');
  const underWay = nodes.map((node) => answerOf(node, token));
  await revokeTokens(first.database, { issuer: ISSUER, kind, value: values[kind], at: NOW });
  const afterwards = await Promise.all([answerOf(second, token), answerOf(first, token)]);
  await Promise.all(underWay);
  return afterwards;
}

/** What must not be: a node that keeps what it looked up for a moment. */
function remembering(registry: ClientRegistry): ClientRegistry {
  const kept = new Map<string, { readonly client: RegisteredClient | null; readonly until: number }>();
  return {
    find: async (question) => {
      const known = kept.get(question.tokenId);
      if (known !== undefined && Date.now() < known.until) return known.client;
      const client = await registry.find(question);
      kept.set(question.tokenId, { client, until: Date.now() + 50 });
      return client;
    },
  };
}

test('with a memory of 50 ms in between, revoked tokens are answered: the race sees what it is for', async () => {
  const nodes = await startTwoNodes(remembering);
  try {
    const answers: string[] = [];
    for (let round = 0; round < 20; round += 1) answers.push(...(await race(nodes, round)));
    expect(answers).toContain('ANSWERED');
  } finally {
    await nodes.stop();
  }
});

describe('as it is served', () => {
  let both: TwoNodes;
  beforeAll(async () => {
    both = await startTwoNodes();
  });
  afterAll(() => both.stop());

  test(`${ROUNDS} revocations are each held by both nodes`, async () => {
    const missed: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await race(both, round);
      if (answers.some((answer) => answer !== 'TOKEN_REVOKED')) missed.push(round);
    }
    expect(missed).toEqual([]);
  }, 300_000);

  test('a suspension is held by both nodes, and its end too', async () => {
    const [first, second] = both.nodes;
    const client = { issuer: ISSUER, clientId: 'portal' };
    const token = makeToken({}, { jti: 'suspension' });
    for (let round = 0; round < 50; round += 1) {
      await suspendClient(first.database, client, NOW);
      expect(await Promise.all([answerOf(first, token), answerOf(second, token)])).toEqual([
        'CLIENT_SUSPENDED',
        'CLIENT_SUSPENDED',
      ]);
      await resumeClient(second.database, client);
      expect(await Promise.all([answerOf(first, token), answerOf(second, token)])).toEqual([
        'ANSWERED',
        'ANSWERED',
      ]);
    }
  });

  test('an operation begins when its body is there: a token that is revoked while the body is on its way is refused', async () => {
    const [{ server, database }] = both.nodes;
    const token = makeToken({}, { jti: 'slow' });
    const body = JSON.stringify({ query: '{ viewer }' });
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await revokeTokens(database, { issuer: ISSUER, kind: 'TOKEN', value: 'slow', at: NOW });
    socket.write(body.slice(5));
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(socket, 'close');
    expect(said).toMatch(/^HTTP\/1.1 401 /);
    expect(said).toContain('TOKEN_REVOKED');
  });

  test('a bad body of a revoked token is told as a revoked token', async () => {
    const [{ server, database }] = both.nodes;
    const token = makeToken({}, { jti: 'bad-body' });
    await revokeTokens(database, { issuer: ISSUER, kind: 'TOKEN', value: 'bad-body', at: NOW });
    for (const body of ['{"query', '[]', '', undefined])
      expect((await ask(server, { token, body })).body.errors?.[0]?.extensions['code']).toBe('TOKEN_REVOKED');
  });
});

test('what was revoked cannot be looked up: 503, retryable, and nobody is accepted', async () => {
  const nodes = await startTwoNodes();
  const [{ server, database }] = nodes.nodes;
  try {
    await database.query('ALTER TABLE token_revocations RENAME TO token_revocations_away');
    const { status, headers, body } = await ask(server, { body: { query: '{ viewer }' } });
    expect([status, headers.get('retry-after'), body.data]).toEqual([503, '1', undefined]);
    expect(body.errors?.[0]?.extensions['code']).toBe('AUTHORIZATION_UNAVAILABLE');
    const faults = server.log.filter((line) => line.includes('who asks cannot be established'));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('IdentityUnavailable');
    expect(faults[0]).not.toContain('subject-1');
  } finally {
    await nodes.stop();
  }
});
